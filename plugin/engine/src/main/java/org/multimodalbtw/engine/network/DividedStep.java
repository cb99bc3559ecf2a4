package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Training steps that are made part by part ({@link StepInParts}): the gradient of all rows, and the losses. */
final class DividedStep {

    private final FusionNetwork network;
    private final Draws draws;
    private final RowArrays arrays;

    /** Kept from step to step, as all buffers outside the heap are. */
    private Minibatch part;

    private int capacity;
    private Minibatch rows;
    private int[] starts = {};
    private Runnable betweenCalls = () -> {};

    /** Gives what a part's rows bring to a native call. */
    @FunctionalInterface
    interface RowArrays {
        Map<String, NDArray> of(Minibatch rows, NDManager owner);
    }

    /**
     * What all parts add up to.
     *
     * @param gradient of all parameters, [K, parameters of a member]
     * @param losses of the members, [K]
     * @param rowLosses of the rows in order, where an extension reads them, [K, B, 1 + M]
     */
    record Sum(NDArray gradient, NDArray losses, Optional<NDArray> rowLosses) {}

    /**
     * @param arrays what rows bring
     * @param draws the randomness
     */
    DividedStep(FusionNetwork network, RowArrays arrays, Draws draws) {
        this.network = network;
        this.arrays = arrays;
        this.draws = draws;
    }

    /**
     * Begins a step.
     *
     * @param all its rows
     * @param parts where in each member's rows a part begins, 0 first
     * @param asked is run before each native call
     */
    void begin(Minibatch all, int[] parts, Runnable asked) {
        rows = all;
        starts = parts;
        betweenCalls = asked;
        int most = IntStream.range(0, parts.length).map(this::count).max().orElseThrow();
        if (part == null || capacity < most) {
            capacity = most;
            part = new Minibatch(network, all.members(), most);
        }
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
        int members = network.shape().members();
        NDArray gradient = owner.zeros(new Shape(members, network.layout().size()));
        NDArray losses = owner.zeros(new Shape(members));
        List<float[]> rowLosses = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            try (NDManager call = owner.newSubManager()) {
                Map<String, NDArray> inputs = inputs(i, call);
                inputs.put(StepInParts.SHARE, call.create(new float[] {(float) count(i) / rows.rows()}));
                inputs.put(StepInParts.GRADIENT, gradient);
                inputs.put(StepInParts.LOSSES, losses);
                for (int extension = 0; extension < sums.size(); extension++) {
                    inputs.put(StepInParts.others(extension), others(sums.get(extension), i, call));
                }
                NDList results = network.callPart(StepInParts.part(update), call, inputs);
                if (results.size() > 1) {
                    rowLosses.add(results.get(1).toFloatArray());
                }
            }
        }
        return new Sum(
                gradient, losses, rowLosses.isEmpty() ? Optional.empty() : Optional.of(inOrder(rowLosses, owner)));
    }

    /** What parts say of their rows, [K, rows of the part, 1 + M] each, as of all rows. */
    private NDArray inOrder(List<float[]> parts, NDManager owner) {
        int members = network.shape().members();
        int columns = 1 + network.shape().modalityCount();
        FloatBuffer all = FloatBuffer.allocate(members * rows.rows() * columns);
        for (int member = 0; member < members; member++) {
            for (float[] part : parts) {
                int size = part.length / members;
                all.put(part, member * size, size);
            }
        }
        return owner.create(all.array(), new Shape(members, rows.rows(), columns));
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
