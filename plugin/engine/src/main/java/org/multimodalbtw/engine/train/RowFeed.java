package org.multimodalbtw.engine.train;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** Fills minibatches from the memory-mapped tensor file. */
final class RowFeed {

    private final TrainingRows rows;
    private final int modalities;
    /** Of each class or label: the share of the rows that are learnt from which have it. */
    private final double[] shares;

    RowFeed(TrainingRows rows) {
        this.rows = rows;
        shares = rows.task().hasProbabilities() ? shares(rows) : new double[0];
        modalities = rows.table().schema().columns().size();
    }

    /**
     * @param batch to be filled; its number of rows is set
     * @param chosen members x rows positions
     */
    void inputs(Minibatch batch, int[] chosen) {
        int[] tableRows = tableRows(chosen);
        for (int m = 0; m < modalities; m++) {
            batch.fill(m, rows.table(), m, tableRows);
        }
        FloatBuffer seen = batch.seen();
        FloatBuffer known = batch.known();
        FloatBuffer weights = batch.weights();
        for (int row : chosen) {
            for (boolean present : rows.present(row)) {
                seen.put(present ? 1 : 0);
                known.put(present ? 1 : 0);
                weights.put(present ? 1 : 0);
            }
        }
    }

    private int[] tableRows(int[] chosen) {
        return Arrays.stream(chosen).map(rows::tableRow).toArray();
    }

    /** Puts varied pictures in the place of those of the chosen rows. */
    void vary(Minibatch batch, int[] chosen, SplittableRandom random) {
        for (int m = 0; m < modalities; m++) {
            PictureVariation variation =
                    pictures(rows.table().schema().columns().get(m));
            if (variation != null) {
                float[][] varied = new float[chosen.length][];
                int[] tableRows = tableRows(chosen);
                for (int i = 0; i < varied.length; i++) {
                    float[] values = rows.table().values(m, tableRows[i]);
                    varied[i] = values == null ? null : variation.of(values, random);
                }
                batch.fill(m, varied);
            }
        }
    }

    /** How a modality's pictures vary; {@code null} if it has none: pictures are items of grey or three colours. */
    private static PictureVariation pictures(TensorColumn column) {
        List<Integer> shape = column.shape();
        boolean pictures =
                column.items().equals(Items.VECTORS) && shape.size() == 4 && (shape.get(1) == 1 || shape.get(1) == 3);
        return pictures ? new PictureVariation(shape.get(1), shape.get(2), shape.get(3)) : null;
    }

    /** Sets the weights of the chosen rows, which each member may weigh in its own way. */
    void weights(Minibatch batch, int[] chosen, WeightTable[] weights) {
        FloatBuffer buffer = batch.weights();
        int rowsOfMember = chosen.length / weights.length;
        for (int i = 0; i < chosen.length; i++) {
            weights[i / rowsOfMember].put(chosen[i], buffer);
        }
    }

    /** Sets the targets of the chosen rows. */
    void targets(Minibatch batch, int[] chosen) {
        if (rows.task() == Task.CLASSIFICATION) {
            var classes = batch.classes();
            for (int row : chosen) {
                classes.put((long) rows.target(row));
            }
        } else {
            FloatBuffer numbers = batch.numbers();
            for (int row : chosen) {
                for (double value : rows.truth(row)) {
                    numbers.put((float) value);
                }
            }
        }
    }

    /**
     * Lets each row's loss count by its class, n / (C n_c) over the rows that are learnt from; of labels by the mean over them of the same
     * for having or not having the label.
     */
    void balance(Minibatch batch, int[] chosen) {
        FloatBuffer known = batch.known();
        for (int i = 0; i < chosen.length; i++) {
            float factor = (float) factor(rows.truth(chosen[i]));
            for (int at = i * modalities; at < (i + 1) * modalities; at++) {
                known.put(at, known.get(at) * factor);
            }
        }
    }

    private double factor(double[] truth) {
        double factor = 0;
        for (int c = 0; c < truth.length; c++) {
            if (rows.task() == Task.MULTILABEL) {
                factor += 1 / (2 * (truth[c] > 0 ? shares[c] : 1 - shares[c]));
            } else if (truth[c] > 0) {
                factor += 1 / shares[c];
            }
        }
        return factor / truth.length;
    }

    private static double[] shares(TrainingRows rows) {
        double[] counts = new double[rows.classes().size()];
        rows.learnt().forEach(row -> Arrays.setAll(counts, c -> counts[c] + rows.truth(row)[c]));
        double all = rows.learnt().count();
        return Arrays.stream(counts).map(count -> count / all).toArray();
    }

    /**
     * Hides some present modalities from the fusion, never all of a row; what is left keeps mean weight 1.
     *
     * @param share how many are hidden, 0 to 1
     */
    void hide(Minibatch batch, double share, SplittableRandom random) {
        FloatBuffer seen = batch.seen();
        FloatBuffer weights = batch.weights();
        for (int start = 0; start < seen.limit(); start += modalities) {
            hideInRow(seen, weights, start, share, random);
        }
    }

    private void hideInRow(FloatBuffer seen, FloatBuffer weights, int start, double share, SplittableRandom random) {
        int kept = 0;
        int present = 0;
        double sum = 0;
        int spared = random.nextInt(modalities);
        boolean[] hidden = new boolean[modalities];
        for (int m = 0; m < modalities; m++) {
            hidden[m] = random.nextDouble() < share;
            if (seen.get(start + m) > 0) {
                present++;
                if (!hidden[m]) {
                    kept++;
                    sum += weights.get(start + m);
                }
            }
        }
        if (kept == present) {
            return;
        }
        if (kept == 0) {
            spared = present(seen, start, spared % present);
            hidden[spared] = false;
            kept = 1;
            sum = weights.get(start + spared);
        }
        for (int m = 0; m < modalities; m++) {
            if (hidden[m]) {
                seen.put(start + m, 0);
                weights.put(start + m, 0);
            } else if (seen.get(start + m) > 0) {
                weights.put(start + m, (float) (sum > 0 ? weights.get(start + m) * kept / sum : 1));
            }
        }
    }

    private int present(FloatBuffer seen, int start, int index) {
        int left = index;
        for (int m = 0; m < modalities; m++) {
            if (seen.get(start + m) > 0 && left-- == 0) {
                return m;
            }
        }
        throw new IllegalStateException("A row without any modality is trained");
    }
}
