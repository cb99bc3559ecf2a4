package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.runtime.Staging;

/**
 * Trains a fusion network with AdamW (Loshchilov and Hutter 2019): decoupled weight decay on matrices, each member's gradient
 * cut to a norm. One call is one step, and one native call for each of its updates, of which there is one unless an extension splits the
 * step. All randomness of a step is drawn here.
 */
public final class AdamW implements AutoCloseable {

    private final FusionNetwork network;
    private final NDManager manager;
    private final List<UpdateState> updates;
    private final Map<String, NDArray> constants;
    private final NDArray total;
    private final Draws draws;
    private final DividedStep divided;
    private final List<NDArray> rowLosses = new ArrayList<>();
    private final ByteBuffer hyper = withRoom(ByteBuffer.allocateDirect(0), 2 * Float.BYTES);
    private double[] totalBefore;
    private int updatesSince;

    /**
     * @param network what is trained
     * @param weightDecay the decay, applied times the learning rate
     * @param seed randomness of dropout and router noise
     */
    public AdamW(FusionNetwork network, double weightDecay, long seed) {
        this.network = network;
        manager = network.manager().newSubManager();
        updates = IntStream.range(0, network.updates().size())
                .mapToObj(position -> new UpdateState(network, position, manager, weightDecay))
                .toList();
        constants = constants(network, manager);
        totalBefore = new double[network.shape().members()];
        total = manager.create(totalBefore);
        draws = new Draws(network, seed);
        divided = new DividedStep(network, this::rowInputs, draws);
    }

    /**
     * How far a step goes.
     *
     * @param learning the learning rate, above 0
     * @param clipNorm the most that a member's gradient may be long, above 0
     */
    public record Rates(double learning, double clipNorm) {}

    /** @return how many updates a step has */
    public int updates() {
        return updates.size();
    }

    /**
     * One step on a minibatch with rows for every member, with each of its updates once.
     *
     * @param rows the rows, with targets
     * @param learningRate above 0
     * @param clipNorm the most that a member's gradient may be long, above 0
     */
    public void step(Minibatch rows, double learningRate, double clipNorm) {
        step(rows, IntStream.range(0, updates.size()).toArray(), learningRate, clipNorm);
    }

    /**
     * The same with updates in an order.
     *
     * @param rows the rows, with targets
     * @param order positions of the updates that are made, at least one
     * @param learningRate above 0
     * @param clipNorm the most that a member's gradient may be long, above 0
     */
    public void step(Minibatch rows, int[] order, double learningRate, double clipNorm) {
        if (order.length == 0) {
            throw new IllegalArgumentException("A step without an update");
        }
        try (NDManager step = manager.newSubManager()) {
            Map<String, NDArray> inputs = inputs(rows, learningRate, clipNorm, step);
            boolean isFirst = true;
            for (int position : order) {
                update(position, rows.rows(), inputs, step, isFirst);
                isFirst = false;
            }
        }
    }

    /** What all updates of a step have in common. */
    private Map<String, NDArray> inputs(Minibatch rows, double learningRate, double clipNorm, NDManager step) {
        Map<String, NDArray> inputs = rowInputs(rows, step);
        inputs.putAll(stepInputs(learningRate, clipNorm, step));
        return inputs;
    }

    private Map<String, NDArray> stepInputs(double learningRate, double clipNorm, NDManager step) {
        hyper.asFloatBuffer().put((float) learningRate).put((float) clipNorm);
        Map<String, NDArray> inputs = new HashMap<>();
        inputs.put(AdamWStep.TOTAL, total);
        inputs.put(AdamWStep.HYPER, network.staging().array(step, hyper, new Shape(2), DataType.FLOAT32));
        return inputs;
    }

    private Map<String, NDArray> rowInputs(Minibatch rows, NDManager step) {
        Staging staging = network.staging();
        Map<String, NDArray> inputs = new HashMap<>(rows.inputArrays(staging, step));
        inputs.put(NetworkGraph.SEEN, rows.seenArray(staging, step));
        if (network.shape().weighted()) {
            inputs.put(NetworkGraph.WEIGHTS, rows.weightsArray(staging, step));
        }
        inputs.put(NetworkGraph.KNOWN, rows.knownArray(staging, step));
        inputs.put(NetworkGraph.ROW_WEIGHTS, rows.rowWeightsArray(staging, step));
        inputs.put(NetworkGraph.TARGET, rows.targetArray(staging, step));
        inputs.putAll(constants);
        inputs.putAll(rows.furtherArrays(step));
        return inputs;
    }

    private void update(int position, int rows, Map<String, NDArray> inputs, NDManager step, boolean isFirst) {
        inputs.putAll(updates.get(position).inputs());
        draws.put(inputs, step, rows);
        NDList results = network.call(NetworkGraph.step(position), step, inputs);
        if (isFirst && results.size() > 1) {
            keep(results.get(1));
        }
        updatesSince++;
    }

    private void keep(NDArray losses) {
        losses.attach(manager);
        rowLosses.add(losses);
    }

    /**
     * A step whose rows go through the network in parts, of which each is a native call. It learns what the undivided step does, but for
     * rounding and other random numbers.
     *
     * @param rows the rows, with targets
     * @param starts where in each member's rows a part begins, 0 first, ascending
     * @param order positions of the updates that are made, at least one
     * @param rates how far it goes
     * @param betweenCalls is run before each native call; what it throws leaves the parameters as they were before the update
     */
    public void step(Minibatch rows, int[] starts, int[] order, Rates rates, Runnable betweenCalls) {
        divided.begin(rows, starts, betweenCalls);
        for (int i = 0; i < order.length; i++) {
            try (NDManager step = manager.newSubManager()) {
                DividedStep.Sum sum = divided.sum(order[i], step);
                betweenCalls.run();
                Map<String, NDArray> inputs = stepInputs(rates.learning(), rates.clipNorm(), step);
                inputs.putAll(constants);
                inputs.putAll(rows.furtherArrays(step));
                inputs.putAll(updates.get(order[i]).inputs());
                inputs.put(StepInParts.GRADIENT, sum.gradient());
                inputs.put(StepInParts.LOSSES, sum.losses());
                network.callPart(StepInParts.end(order[i]), step, inputs);
                if (i == 0) {
                    sum.rowLosses().ifPresent(this::keep);
                }
                updatesSince++;
            }
        }
    }

    /**
     * Waits until the device is through with the steps so far.
     *
     * @return each member's mean loss over the updates since the last call, each loss that before its update; not a number where there were
     *     none
     */
    public double[] meanLosses() {
        double[] now = total.toDoubleArray();
        double[] means = new double[now.length];
        Arrays.setAll(means, member -> (now[member] - totalBefore[member]) / updatesSince);
        totalBefore = now;
        updatesSince = 0;
        return means;
    }

    /**
     * The losses of the rows that were learnt from since the last call, where an extension {@link StepExtension#readsRowLosses reads them};
     * waits until the device is through with the steps so far.
     *
     * @return of each step members x rows x (1 + modalities): the loss of the fused output, and those of the modalities' own, of no meaning
     *     where one is missing; each before its step, with dropout, and not weighed; of steps with several updates before the first
     */
    public List<float[]> rowLosses() {
        List<float[]> losses = rowLosses.stream().map(NDArray::toFloatArray).toList();
        rowLosses.forEach(NDArray::close);
        rowLosses.clear();
        return losses;
    }

    /** What is kept of an update. */
    UpdateState state(int position) {
        return updates.get(position);
    }

    /** Off the heap and kept from step to step: buffers of each step's own would pile up until the heap is collected. */
    static ByteBuffer withRoom(ByteBuffer buffer, int bytes) {
        return buffer.capacity() >= bytes
                ? buffer
                : ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** What the updates ask of the parameters, whatever they move. */
    private static Map<String, NDArray> constants(FusionNetwork network, NDManager manager) {
        boolean isAsked = IntStream.range(0, network.updates().size())
                .anyMatch(
                        position -> network.inputs(NetworkGraph.step(position)).contains(AdamWStep.MODALITY));
        return isAsked
                ? Map.of(
                        AdamWStep.MODALITY,
                        manager.create(
                                network.layout().modalities(network.shape().modalities())))
                : Map.of();
    }

    @Override
    public void close() {
        manager.close();
    }
}
