package org.multimodalbtw.engine.pretrain;

import java.util.List;
import java.util.function.Predicate;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** The parameters that learn without labels: those of the encoders, without heads and routers, and those that only pre-training has. */
final class LearntSlices implements Predicate<Slice> {

    private final List<String> encoders;

    LearntSlices(NetworkShape shape) {
        encoders = shape.modalities().stream().map(LearntSlices::prefix).toList();
    }

    /** How the names of all parameters of a modality's encoder begin. */
    static String prefix(TensorColumn modality) {
        return modality.name() + "/encoder.";
    }

    @Override
    public boolean test(Slice slice) {
        return slice.name().startsWith(SharedEncoder.PREFIX)
                || encoders.stream().anyMatch(slice.name()::startsWith);
    }
}
