package org.multimodalbtw.engine.benchmark;

import java.util.OptionalInt;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.weight.Direction;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

/** The training that is measured: the defaults on the CPU, weighted from the second epoch on, no other network beside it. */
final class BenchmarkTraining {

    private static final WeightSettings WEIGHTS = new WeightSettings(Scheme.KL_MI, Direction.AGREEMENT, .5, 1, .05);

    private BenchmarkTraining() {}

    static TrainingSettings settings(int members, int epochs) {
        return settings(members, epochs, DevicePolicy.CPU);
    }

    static TrainingSettings settings(int members, int epochs, DevicePolicy device) {
        return settings(members, epochs, OptionalInt.empty(), device);
    }

    static TrainingSettings settings(int members, int epochs, int batch, DevicePolicy device) {
        return settings(members, epochs, OptionalInt.of(batch), device);
    }

    private static TrainingSettings settings(int members, int epochs, OptionalInt batch, DevicePolicy device) {
        TrainingSettings standard = TrainingSettings.defaults(1);
        return new TrainingSettings(
                1,
                members,
                OptionalInt.of(epochs),
                batch,
                standard.learningRate(),
                standard.weightDecay(),
                standard.clipNorm(),
                standard.modalityDropout(),
                standard.schedule(),
                0,
                WEIGHTS,
                false,
                device);
    }
}
