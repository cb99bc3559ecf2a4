package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.multimodalbtw.engine.graph.Slice;

/** What an optimiser keeps of one {@link Update}: moments, how often it was made, and which parameters go on and decay. */
final class UpdateState {

    private final NDArray firstMoment;
    private final NDArray secondMoment;
    private final Map<String, NDArray> inputs;

    /**
     * @param network what is trained
     * @param position of the update among the network's
     * @param manager owns the arrays
     * @param weightDecay the decay, applied times the learning rate
     */
    UpdateState(FusionNetwork network, int position, NDManager manager, double weightDecay) {
        Predicate<Slice> learns = AdamWStep.learning(network.updates().get(position), network.extensions());
        Shape shape = network.flat().getShape();
        firstMoment = manager.zeros(shape);
        secondMoment = manager.zeros(shape);
        inputs = new HashMap<>(Map.of(
                AdamWStep.FIRST_MOMENT,
                firstMoment,
                AdamWStep.SECOND_MOMENT,
                secondMoment,
                AdamWStep.STEPS,
                manager.zeros(new Shape()),
                AdamWStep.DECAY,
                manager.create(decay(network, learns, weightDecay), shape)));
        if (network.inputs(NetworkGraph.step(position)).contains(AdamWStep.LEARNS)) {
            inputs.put(AdamWStep.LEARNS, manager.create(network.layout().mask(learns)));
        }
    }

    private static float[] decay(FusionNetwork network, Predicate<Slice> learns, double weightDecay) {
        float[] mask = network.layout().mask(learns.and(Slice::decays));
        float[] decay = new float[network.shape().members() * mask.length];
        for (int i = 0; i < decay.length; i++) {
            decay[i] = (float) (weightDecay * mask[i % mask.length]);
        }
        return decay;
    }

    /** By the names of the inputs of the update's step. */
    Map<String, NDArray> inputs() {
        return inputs;
    }

    /** The running mean of the clipped gradients, members x size. */
    float[] firstMoment() {
        return firstMoment.toFloatArray();
    }

    /** The running mean of the clipped gradients' squares, members x size. */
    float[] secondMoment() {
        return secondMoment.toFloatArray();
    }
}
