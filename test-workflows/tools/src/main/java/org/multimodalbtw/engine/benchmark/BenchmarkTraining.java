package org.multimodalbtw.engine.benchmark;

import java.util.OptionalInt;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.weight.Direction;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

/** The training that is measured: the defaults on the CPU, weighted from the second epoch on, where nothing else is said no other network beside it. */
final class BenchmarkTraining {

    private static final WeightSettings WEIGHTS = new WeightSettings(Scheme.KL_MI, Direction.AGREEMENT, .5, 1, .05);

    private BenchmarkTraining() {}

    static TrainingSettings settings(int members, int epochs) {
        return settings(members, epochs, DevicePolicy.CPU);
    }

    /** With a network without weights beside it, as the Learner trains by default. */
    static TrainingSettings compared(int members, int epochs) {
        return settings(members, epochs, OptionalInt.empty(), DevicePolicy.CPU, new Comparison(true, 0));
    }

    static TrainingSettings settings(int members, int epochs, DevicePolicy device) {
        return settings(members, epochs, OptionalInt.empty(), device);
    }

    static TrainingSettings settings(int members, int epochs, int batch, DevicePolicy device) {
        return settings(members, epochs, OptionalInt.of(batch), device);
    }

    private static TrainingSettings settings(int members, int epochs, OptionalInt batch, DevicePolicy device) {
        return settings(members, epochs, batch, device, new Comparison(false, 0));
    }

    private static TrainingSettings settings(
            int members, int epochs, OptionalInt batch, DevicePolicy device, Comparison comparison) {
        TrainingSettings standard = TrainingSettings.defaults(1);
        return new TrainingSettings(
                1,
                members,
                new Optimisation(
                        OptionalInt.of(epochs),
                        batch,
                        0,
                        standard.optimisation().learningRate(),
                        standard.optimisation().schedule(),
                        standard.optimisation().weightDecay(),
                        standard.optimisation().clipNorm()),
                WEIGHTS,
                false,
                standard.methods(),
                comparison,
                new Compute(device, Precision.FLOAT32));
    }
}
