package org.multimodalbtw.engine.network;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** Random rows of a network's shape for every member: some modalities missing, and some of the others hidden from the fusion. */
final class RandomRows {

    private final NetworkShape shape;
    private final int count;
    private final float[][] inputs;
    private final int[][] items;
    private final float[] seen;
    private final float[] known;
    private final float[] factors;
    private final float[] weights;
    private final double[][] targets;

    RandomRows(NetworkShape shape, int count, SplittableRandom random) {
        this.shape = shape;
        this.count = count;
        int modalities = shape.modalityCount();
        int all = shape.members() * count;
        seen = new float[all * modalities];
        known = new float[all * modalities];
        factors = new float[all];
        weights = new float[all * modalities];
        targets = new double[all][];
        inputs = new float[modalities][];
        items = new int[modalities][];
        for (int m = 0; m < modalities; m++) {
            inputs[m] = new float[all * shape.inputSize(m)];
            items[m] = new int[all];
        }
        for (int row = 0; row < all; row++) {
            int certain = random.nextInt(modalities);
            float factor = random.nextBoolean() ? 1 : (float) random.nextDouble(.2, 4);
            for (int m = 0; m < modalities; m++) {
                int at = row * modalities + m;
                known[at] = m == certain || random.nextDouble() < .7 ? factor : 0;
                factors[row] = factor;
                seen[at] = m == certain || known[at] > 0 && random.nextDouble() < .8 ? 1 : 0;
                weights[at] = seen[at] * (float) random.nextDouble(.2, 2);
                if (known[at] > 0) {
                    fill(m, row, random);
                }
            }
            targets[row] = target(random);
        }
    }

    private void fill(int m, int row, SplittableRandom random) {
        TensorColumn column = shape.modalities().get(m);
        int most = column.shape().get(0);
        items[m][row] = column.ragged() ? random.nextInt(1, most + 1) : most;
        int categories = column.items().categories();
        for (int i = 0; i < items[m][row] * column.itemSize(); i++) {
            inputs[m][row * column.size() + i] = (float)
                    switch (column.items().kind()) {
                        case FIXED, VECTORS -> random.nextGaussian();
                        case TOKENS -> random.nextInt(categories);
                        case EVENTS ->
                            i % 3 == 0
                                    ? random.nextDouble()
                                    : i % 3 == 1 ? random.nextGaussian() : random.nextInt(categories);
                    };
        }
    }

    private double[] target(SplittableRandom random) {
        return switch (shape.target().task()) {
            case CLASSIFICATION -> new double[] {random.nextInt(shape.outputs())};
            case MULTILABEL ->
                random.ints(shape.outputs(), 0, 2).asDoubleStream().toArray();
            case REGRESSION -> new double[] {(float) random.nextGaussian()};
        };
    }

    int count() {
        return count;
    }

    /** The rows as the network takes them. */
    Minibatch minibatch() {
        Minibatch batch = new Minibatch(shape, shape.members(), count + 3);
        batch.rows(count);
        for (int m = 0; m < inputs.length; m++) {
            if (shape.modalities().get(m).ragged()) {
                batch.fill(m, itemsOfRows(m));
            } else {
                batch.input(m).put(inputs[m]);
            }
        }
        batch.seen().put(seen);
        for (int i = 0; i < known.length; i++) {
            batch.known().put(i, known[i] > 0 ? 1 : 0);
        }
        batch.rowWeights().put(factors);
        batch.weights().put(weights);
        for (int row = 0; row < targets.length; row++) {
            if (shape.target().task() == Task.CLASSIFICATION) {
                batch.targets().asLongBuffer().put(row, (long) targets[row][0]);
            } else {
                for (int i = 0; i < targets[row].length; i++) {
                    batch.targets().asFloatBuffer().put(row * targets[row].length + i, (float) targets[row][i]);
                }
            }
        }
        return batch;
    }

    double[] input(int member, int modality) {
        int size = count * shape.inputSize(modality);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = inputs[modality][member * size + i];
        }
        return values;
    }

    /** Of each row of all members the values of its items, null where it has none. */
    float[][] itemsOfRows(int m) {
        float[][] rows = new float[items[m].length][];
        for (int row = 0; row < rows.length; row++) {
            int start = row * shape.inputSize(m);
            int length = items[m][row] * shape.modalities().get(m).itemSize();
            rows[row] = length == 0 ? null : Arrays.copyOfRange(inputs[m], start, start + length);
        }
        return rows;
    }

    /** How many items each row of a member has, 0 where the modality is missing. */
    int[] items(int member, int modality) {
        return Arrays.copyOfRange(items[modality], member * count, (member + 1) * count);
    }

    double[] seen(int member, int modality) {
        return column(seen, member, modality);
    }

    /** How much a row counts where it has the modality, else 0. */
    double[] known(int member, int modality) {
        return column(known, member, modality);
    }

    double[] weights(int member, int modality) {
        return column(weights, member, modality);
    }

    /** The class, a 1 or 0 for each label, or the number. */
    double[] target(int member, int row) {
        return targets[member * count + row];
    }

    private double[] column(float[] values, int member, int modality) {
        double[] column = new double[count];
        for (int row = 0; row < count; row++) {
            column[row] = values[(member * count + row) * shape.modalityCount() + modality];
        }
        return column;
    }
}
