package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.SplitMix64;

/** What training steps draw at random: what dropout keeps, and noise on the scores of routers. */
final class Draws {

    private final FusionNetwork network;
    private final Dropout dropout;
    private SplitMix64 random;
    private ByteBuffer noise = ByteBuffer.allocateDirect(0);
    private ByteBuffer jitter = ByteBuffer.allocateDirect(0);

    Draws(FusionNetwork network, long seed) {
        this.network = network;
        dropout = network.dropout();
        random = new SplitMix64(seed);
    }

    /** Where the generator stands. */
    long state() {
        return random.state();
    }

    /** Has the generator give again what it gave from a state on. */
    void goBackTo(long state) {
        random = new SplitMix64(state);
    }

    /** Puts what a native call with so many rows a member takes to its inputs. */
    void put(Map<String, NDArray> inputs, NDManager owner, int rows) {
        inputs.put(Dropout.NOISE, noise(owner, rows));
        if (SparseMixture.isJittered(network.shape().fusion())) {
            inputs.put(SparseMixture.JITTER, jitter(owner, network.shape(), rows));
        }
    }

    /** Random bytes; where the network makes them itself, the state of the generator that they come from. */
    private NDArray noise(NDManager owner, int rows) {
        int bytes = Math.multiplyExact(rows, dropout.bytesPerRow());
        int words = (bytes + Long.BYTES - 1) / Long.BYTES;
        if (network.execution().asynchronous()) {
            noise = AdamW.withRoom(noise, Long.BYTES);
            noise.putLong(0, random.state());
            random.skip(words);
            return network.staging().array(owner, noise.slice(0, Long.BYTES), new Shape(1), DataType.INT64);
        }
        noise = AdamW.withRoom(noise, words * Long.BYTES);
        LongBuffer values = noise.asLongBuffer();
        for (int i = 0; i < words; i++) {
            values.put(i, random.nextLong());
        }
        return network.staging().array(owner, noise.slice(0, bytes), new Shape(bytes), DataType.UINT8);
    }

    private NDArray jitter(NDManager owner, NetworkShape shape, int rows) {
        int experts = shape.fusion().experts().count();
        int count = shape.members() * rows * shape.modalityCount() * experts;
        jitter = AdamW.withRoom(jitter, count * Float.BYTES);
        FloatBuffer values = jitter.asFloatBuffer();
        for (int i = 0; i < count; i++) {
            values.put(i, (float) random.nextGaussian());
        }
        return network.staging()
                .array(
                        owner,
                        jitter.slice(0, count * Float.BYTES),
                        new Shape(shape.members(), rows, shape.modalityCount(), experts),
                        DataType.FLOAT32);
    }
}
