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
        return of(table, modality, rows, (values, number) -> true);
    }

    /** Whether a row of fixed shape has a number of its own, and not one that stands for an empty cell. */
    interface Known {
        boolean test(float[] values, int number);
    }

    /**
     * The same over the rows that have a number.
     *
     * @param table the rows
     * @param modality its position
     * @param rows which of them are learnt from
     * @param known which numbers of a row count; asked only of modalities of fixed shape
     */
    static ColumnMoments of(TensorTable table, int modality, int[] rows, Known known) {
        TensorColumn column = table.schema().columns().get(modality);
        int size = itemSize(column);
        Sums sums = new Sums(size);
        for (int row : rows) {
            float[] values = table.isPresent(modality, row) ? table.values(modality, row) : new float[0];
            for (int start = 0; start < values.length; start += size) {
                for (int i = 0; i < size; i++) {
                    if (start > 0 || known.test(values, i)) {
                        sums.add(i, values[start + i]);
                    }
                }
            }
        }
        return sums.moments();
    }

    /**
     * The same of each variable of a modality of measurements, over all measurements of it.
     *
     * @param table the rows
     * @param modality its position
     * @param rows which of them are learnt from
     */
    static ColumnMoments ofVariables(TensorTable table, int modality, int[] rows) {
        Sums sums = new Sums(table.schema().columns().get(modality).items().categories());
        for (int row : rows) {
            float[] values = table.isPresent(modality, row) ? table.values(modality, row) : new float[0];
            for (int start = 0; start < values.length; start += Items.EVENT_SIZE) {
                sums.add((int) values[start + 2], values[start + 1]);
            }
        }
        return sums.moments();
    }

    /** Means and squares as they grow. */
    private static final class Sums {

        private final double[] mean;
        private final double[] squares;
        private final long[] counts;

        Sums(int size) {
            mean = new double[size];
            squares = new double[size];
            counts = new long[size];
        }

        void add(int number, double value) {
            double step = value - mean[number];
            mean[number] += step / ++counts[number];
            squares[number] += step * (value - mean[number]);
        }

        ColumnMoments moments() {
            double[] deviation = new double[squares.length];
            Arrays.setAll(deviation, i -> Math.sqrt(squares[i] / Math.max(1, counts[i])));
            return new ColumnMoments(mean, deviation);
        }
    }

    /** How many numbers an item has. */
    static int itemSize(TensorColumn column) {
        return column.items().equals(Items.FIXED) ? column.size() : column.itemSize();
    }
}
