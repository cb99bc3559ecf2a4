package org.multimodalbtw.engine.pretrain;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * Varies what rows have (our own decisions; UmURL varies skeletons in its own ways). Of numbers some are hidden, which puts their mean over
 * the rows in their place, and the others get normal noise; of rows with items some items are left out, never all. Measurements and words
 * stay as they are where they are not left out.
 */
final class Views {

    /** Where the mean stands in for a number that is hidden. */
    private final ColumnMoments[] moments;

    private final TensorTable table;
    private final double hidden;
    private final double noise;

    Views(TensorTable table, int[] rows, PretrainingSettings settings) {
        this.table = table;
        hidden = settings.hidden();
        noise = settings.noise();
        moments = new ColumnMoments[table.schema().columns().size()];
        Arrays.setAll(moments, m -> hasNumbers(column(m)) ? ColumnMoments.of(table, m, rows) : null);
    }

    /** Whether items are numbers that can be varied; measurements and words are left out or not. */
    private static boolean hasNumbers(TensorColumn column) {
        return column.items().kind() == Items.Kind.FIXED || column.items().kind() == Items.Kind.VECTORS;
    }

    private TensorColumn column(int modality) {
        return table.schema().columns().get(modality);
    }

    /**
     * @param modality its position
     * @param row of the table
     * @param random draws what is hidden and the noise
     * @return the row in one view; {@code null} where it lacks the modality
     */
    View of(int modality, int row, SplittableRandom random) {
        if (!table.isPresent(modality, row)) {
            return null;
        }
        float[] values = table.values(modality, row);
        TensorColumn column = column(modality);
        if (!column.ragged()) {
            return varied(values.clone(), moments[modality], random);
        }
        View kept = withoutSome(values, column.itemSize(), random);
        return hasNumbers(column)
                ? new View(varied(kept.values(), moments[modality], random).values(), kept.hidden())
                : kept;
    }

    private View withoutSome(float[] values, int size, SplittableRandom random) {
        int items = values.length / size;
        boolean[] left = new boolean[items];
        if (items == 0) {
            return new View(values.clone(), left);
        }
        int spared = random.nextInt(items);
        float[] kept = new float[values.length];
        int end = 0;
        for (int item = 0; item < items; item++) {
            left[item] = random.nextDouble() < hidden && item != spared;
            if (!left[item]) {
                System.arraycopy(values, item * size, kept, end, size);
                end += size;
            }
        }
        return new View(Arrays.copyOf(kept, end), left);
    }

    private View varied(float[] values, ColumnMoments known, SplittableRandom random) {
        int size = known.mean().length;
        boolean[] left = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            int number = i % size;
            left[i] = random.nextDouble() < hidden;
            values[i] = left[i]
                    ? (float) known.mean()[number]
                    : (float) (values[i] + noise * known.deviation()[number] * random.nextGaussian());
        }
        return new View(values, left);
    }
}
