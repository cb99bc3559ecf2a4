package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One update of a training step, made part by part ({@link StepInParts}). */
final class DividedStep {

    private final FusionNetwork network;
    private final Minibatch rows;
    private final int[] starts;
    private final Minibatch part;
    private final Draws draws;
    private final Runnable betweenCalls;

    /** Gives what a part's rows bring to a native call. */
    @FunctionalInterface
    interface RowArrays {
        Map<String, NDArray> of(Minibatch rows, NDManager owner);
    }

    private final RowArrays arrays;

    /** @param losses of the rows in order, where an extension reads them, [K, B, 1 + M] */
    record Sum(NDArray gradient, NDArray losses, Optional<NDArray> rowLosses) {}

    /**
     * @param rows all rows
     * @param starts where in each member's rows a part begins, 0 first
     * @param arrays what rows bring
     * @param draws the randomness
     * @param betweenCalls is run before each native call
     */
    DividedStep(
            FusionNetwork network, Minibatch rows, int[] starts, RowArrays arrays, Draws draws, Runnable betweenCalls) {
        this.network = network;
        this.rows = rows;
        this.starts = starts;
        this.arrays = arrays;
        this.draws = draws;
        this.betweenCalls = betweenCalls;
        int most = 0;
        for (int i = 0; i < starts.length; i++) {
            most = Math.max(most, count(i));
        }
        part = new Minibatch(network, rows.members(), most);
    }

    private int count(int position) {
        return (position + 1 < starts.length ? starts[position + 1] : rows.rows()) - starts[position];
    }

    /**
     * @param update its position
     * @param owner owns the result
     * @return what all parts add up to
     */
    Sum sum(int update, NDManager owner) {
        long state = draws.state();
        List<List<float[]>> sums = sums(owner);
        if (!sums.isEmpty()) {
            draws.goBackTo(state);
        }
        NDArray gradient = null;
        NDArray losses = null;
        List<NDArray> rowLosses = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            try (NDManager call = owner.newSubManager()) {
                Map<String, NDArray> inputs = inputs(i, call);
                inputs.put(StepInParts.SHARE, call.create(new float[] {(float) count(i) / rows.rows()}));
                for (int extension = 0; extension < sums.size(); extension++) {
                    inputs.put(StepInParts.others(extension), others(sums.get(extension), i, call));
                }
                NDList results = network.callPart(StepInParts.part(update), call, inputs);
                if (gradient == null) {
                    gradient = results.get(0);
                    losses = results.get(1);
                    gradient.attach(owner);
                    losses.attach(owner);
                } else {
                    gradient.addi(results.get(0));
                    losses.addi(results.get(1));
                }
                if (results.size() > 2) {
                    results.get(2).attach(owner);
                    rowLosses.add(results.get(2));
                }
            }
        }
        return new Sum(
                gradient,
                losses,
                rowLosses.isEmpty() ? Optional.empty() : Optional.of(NDArrays.concat(new NDList(rowLosses), 1)));
    }

    /** By extension and part what extensions sum up over the rows. */
    private List<List<float[]>> sums(NDManager owner) {
        List<List<float[]>> sums = new ArrayList<>();
        if (!network.sumsOverRows()) {
            return sums;
        }
        for (int i = 0; i < starts.length; i++) {
            try (NDManager call = owner.newSubManager()) {
                NDList results = network.callPart(StepInParts.SUMS, call, inputs(i, call));
                for (int extension = 0; extension < results.size(); extension++) {
                    if (i == 0) {
                        sums.add(new ArrayList<>());
                    }
                    sums.get(extension).add(results.get(extension).toFloatArray());
                }
            }
        }
        return sums;
    }

    /** What the parts but one add up to, [K, any]. */
    private NDArray others(List<float[]> sums, int but, NDManager owner) {
        double[] all = new double[sums.get(0).length];
        for (int i = 0; i < sums.size(); i++) {
            for (int j = 0; j < all.length && i != but; j++) {
                all[j] += sums.get(i)[j];
            }
        }
        float[] values = new float[all.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = (float) all[j];
        }
        int members = network.shape().members();
        return owner.create(values, new Shape(members, values.length / members));
    }

    private Map<String, NDArray> inputs(int position, NDManager owner) {
        betweenCalls.run();
        part.rows(count(position));
        part.take(rows, starts[position]);
        Map<String, NDArray> inputs = arrays.of(part, owner);
        draws.put(inputs, owner, part.rows());
        return inputs;
    }
}
