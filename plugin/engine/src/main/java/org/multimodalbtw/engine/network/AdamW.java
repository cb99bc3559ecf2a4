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
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.SplitMix64;
import org.multimodalbtw.engine.runtime.Staging;

/**
 * Trains a fusion network with AdamW (Loshchilov and Hutter 2019): decoupled weight decay on matrices, each member's gradient
 * cut to a norm. One call is one step and one native call. All randomness of a step is drawn here.
 */
public final class AdamW implements AutoCloseable {

    private final FusionNetwork network;
    private final NDManager manager;
    private final NDArray firstMoment;
    private final NDArray secondMoment;
    private final NDArray steps;
    private final NDArray decay;
    private final Map<String, NDArray> constants;
    private final NDArray total;
    private final Dropout dropout;
    private final SplitMix64 random;
    private final List<NDArray> rowLosses = new ArrayList<>();
    private final ByteBuffer hyper = withRoom(ByteBuffer.allocateDirect(0), 2 * Float.BYTES);
    private ByteBuffer noise = ByteBuffer.allocateDirect(0);
    private ByteBuffer jitter = ByteBuffer.allocateDirect(0);
    private double[] totalBefore;
    private int stepsSince;

    /**
     * @param network what is trained
     * @param weightDecay the decay, applied times the learning rate
     * @param seed randomness of dropout and router noise
     */
    public AdamW(FusionNetwork network, double weightDecay, long seed) {
        this.network = network;
        manager = network.manager().newSubManager();
        Shape shape = network.flat().getShape();
        firstMoment = manager.zeros(shape);
        secondMoment = manager.zeros(shape);
        steps = manager.zeros(new Shape());
        decay = manager.create(decay(network, weightDecay), shape);
        constants = constants(network, manager);
        totalBefore = new double[network.shape().members()];
        total = manager.create(totalBefore);
        dropout = network.dropout();
        random = new SplitMix64(seed);
    }

    /**
     * One step on a minibatch with rows for every member.
     *
     * @param rows the rows, with targets
     * @param learningRate above 0
     * @param clipNorm the most that a member's gradient may be long, above 0
     */
    public void step(Minibatch rows, double learningRate, double clipNorm) {
        try (NDManager step = manager.newSubManager()) {
            NetworkShape shape = network.shape();
            Staging staging = network.staging();
            hyper.asFloatBuffer().put((float) learningRate).put((float) clipNorm);
            Map<String, NDArray> inputs = new HashMap<>(Map.of(
                    AdamWStep.FIRST_MOMENT,
                    firstMoment,
                    AdamWStep.SECOND_MOMENT,
                    secondMoment,
                    AdamWStep.STEPS,
                    steps,
                    AdamWStep.DECAY,
                    decay,
                    AdamWStep.TOTAL,
                    total,
                    AdamWStep.HYPER,
                    staging.array(step, hyper, new Shape(2), DataType.FLOAT32),
                    Dropout.NOISE,
                    noise(step, rows.rows())));
            inputs.putAll(rows.inputArrays(staging, step));
            inputs.put(NetworkGraph.SEEN, rows.seenArray(staging, step));
            if (shape.weighted()) {
                inputs.put(NetworkGraph.WEIGHTS, rows.weightsArray(staging, step));
            }
            inputs.put(NetworkGraph.KNOWN, rows.knownArray(staging, step));
            inputs.put(NetworkGraph.ROW_WEIGHTS, rows.rowWeightsArray(staging, step));
            inputs.put(NetworkGraph.TARGET, rows.targetArray(staging, step));
            if (SparseMixture.isJittered(shape.fusion())) {
                inputs.put(SparseMixture.JITTER, jitter(step, shape, rows.rows()));
            }
            inputs.putAll(constants);
            inputs.putAll(rows.furtherArrays(step));
            NDList results = network.call(NetworkGraph.STEP, step, inputs);
            if (results.size() > 1) {
                NDArray losses = results.get(1);
                losses.attach(manager);
                rowLosses.add(losses);
            }
            stepsSince++;
        }
    }

    /**
     * Waits until the device is through with the steps so far.
     *
     * @return each member's mean loss over the steps since the last call, each loss that before its step; not a number where there were none
     */
    public double[] meanLosses() {
        double[] now = total.toDoubleArray();
        double[] means = new double[now.length];
        Arrays.setAll(means, member -> (now[member] - totalBefore[member]) / stepsSince);
        totalBefore = now;
        stepsSince = 0;
        return means;
    }

    /**
     * The losses of the rows that were learnt from since the last call, where an extension {@link StepExtension#readsRowLosses reads them};
     * waits until the device is through with the steps so far.
     *
     * @return of each step members x rows x (1 + modalities): the loss of the fused output, and those of the modalities' own, of no meaning
     *     where one is missing; each before its step, with dropout, and not weighed
     */
    public List<float[]> rowLosses() {
        List<float[]> losses = rowLosses.stream().map(NDArray::toFloatArray).toList();
        rowLosses.forEach(NDArray::close);
        rowLosses.clear();
        return losses;
    }

    /** The running mean of the clipped gradients, members x size. */
    float[] firstMoment() {
        return firstMoment.toFloatArray();
    }

    /** The running mean of the clipped gradients' squares, members x size. */
    float[] secondMoment() {
        return secondMoment.toFloatArray();
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

    /** What the extensions of the step say of the parameters, where it asks for that. */
    private static Map<String, NDArray> constants(FusionNetwork network, NDManager manager) {
        List<String> asked = network.inputs(NetworkGraph.STEP);
        Map<String, NDArray> constants = new HashMap<>();
        if (asked.contains(AdamWStep.LEARNS)) {
            constants.put(
                    AdamWStep.LEARNS,
                    manager.create(network.layout().mask(slice -> AdamWStep.learns(slice, network.extensions()))));
        }
        if (asked.contains(AdamWStep.MODALITY)) {
            constants.put(
                    AdamWStep.MODALITY,
                    manager.create(network.layout().modalities(network.shape().modalities())));
        }
        return constants;
    }

    private static float[] decay(FusionNetwork network, double weightDecay) {
        float[] mask = network.layout().mask(slice -> slice.decays() && AdamWStep.learns(slice, network.extensions()));
        int members = network.shape().members();
        float[] decay = new float[members * mask.length];
        for (int i = 0; i < decay.length; i++) {
            decay[i] = (float) (weightDecay * mask[i % mask.length]);
        }
        return decay;
    }

    @Override
    public void close() {
        manager.close();
    }
}
