package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.SplitMix64;
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
    private final Dropout dropout;
    private final SplitMix64 random;
    private final List<NDArray> rowLosses = new ArrayList<>();
    private final ByteBuffer hyper = withRoom(ByteBuffer.allocateDirect(0), 2 * Float.BYTES);
    private ByteBuffer noise = ByteBuffer.allocateDirect(0);
    private ByteBuffer jitter = ByteBuffer.allocateDirect(0);
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
        dropout = network.dropout();
        random = new SplitMix64(seed);
    }

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
        Staging staging = network.staging();
        hyper.asFloatBuffer().put((float) learningRate).put((float) clipNorm);
        Map<String, NDArray> inputs = new HashMap<>(rows.inputArrays(staging, step));
        inputs.put(AdamWStep.TOTAL, total);
        inputs.put(AdamWStep.HYPER, staging.array(step, hyper, new Shape(2), DataType.FLOAT32));
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
        inputs.put(Dropout.NOISE, noise(step, rows));
        if (SparseMixture.isJittered(network.shape().fusion())) {
            inputs.put(SparseMixture.JITTER, jitter(step, network.shape(), rows));
        }
        NDList results = network.call(NetworkGraph.step(position), step, inputs);
        if (isFirst && results.size() > 1) {
            NDArray losses = results.get(1);
            losses.attach(manager);
            rowLosses.add(losses);
        }
        updatesSince++;
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

    /** Random bytes; where the network makes them itself, the state of the generator that they come from. */
    private NDArray noise(NDManager step, int rows) {
        int bytes = rows * dropout.bytesPerRow();
        int words = (bytes + Long.BYTES - 1) / Long.BYTES;
        if (network.execution().asynchronous()) {
            noise = withRoom(noise, Long.BYTES);
            noise.putLong(0, random.state());
            random.skip(words);
            return network.staging().array(step, noise.slice(0, Long.BYTES), new Shape(1), DataType.INT64);
        }
        noise = withRoom(noise, words * Long.BYTES);
        LongBuffer values = noise.asLongBuffer();
        for (int i = 0; i < words; i++) {
            values.put(i, random.nextLong());
        }
        return network.staging().array(step, noise.slice(0, bytes), new Shape(bytes), DataType.UINT8);
    }

    private NDArray jitter(NDManager step, NetworkShape shape, int rows) {
        int count = shape.members()
                * rows
                * shape.modalityCount()
                * shape.fusion().experts().count();
        jitter = withRoom(jitter, count * Float.BYTES);
        FloatBuffer values = jitter.asFloatBuffer();
        for (int i = 0; i < count; i++) {
            values.put(i, (float) random.nextGaussian());
        }
        return network.staging()
                .array(
                        step,
                        jitter.slice(0, count * Float.BYTES),
                        new Shape(
                                shape.members(),
                                rows,
                                shape.modalityCount(),
                                shape.fusion().experts().count()),
                        DataType.FLOAT32);
    }

    /** Off the heap and kept from step to step: buffers of each step's own would pile up until the heap is collected. */
    private static ByteBuffer withRoom(ByteBuffer buffer, int bytes) {
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
