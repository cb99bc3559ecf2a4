package org.multimodalbtw.engine.pretrain;

import java.util.Arrays;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * Mean and standard deviation of each number of a modality's item over rows; of a modality of fixed shape a row is one item.
 *
 * @param mean one for each number of an item
 * @param deviation the same; 0 where it is the same in all rows
 */
record ColumnMoments(double[] mean, double[] deviation) {

    /**
     * @param table the rows
     * @param modality its position
     * @param rows which of them are learnt from
     */
    static ColumnMoments of(TensorTable table, int modality, int[] rows) {
        TensorColumn column = table.schema().columns().get(modality);
        int size = itemSize(column);
        double[] mean = new double[size];
        double[] squares = new double[size];
        long items = 0;
        for (int row : rows) {
            float[] values = table.isPresent(modality, row) ? table.values(modality, row) : new float[0];
            for (int start = 0; start < values.length; start += size) {
                items++;
                for (int i = 0; i < size; i++) {
                    double step = values[start + i] - mean[i];
                    mean[i] += step / items;
                    squares[i] += step * (values[start + i] - mean[i]);
                }
            }
        }
        double count = Math.max(1, items);
        return new ColumnMoments(
                mean, Arrays.stream(squares).map(sum -> Math.sqrt(sum / count)).toArray());
    }

    /** How many numbers an item has. */
    static int itemSize(TensorColumn column) {
        return column.items().equals(Items.FIXED) ? column.size() : column.itemSize();
    }
}
