package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.MultimodalMixup;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Trainings whose network is so large that a step of all rows would be a long native call. */
class DividedTrainingTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(400, 4);

    /** Of 17 million parameters: about 200 rows a call, of 267 that are learnt from. */
    private static final FusionSettings LARGE =
            new FusionSettings(2400, new ExpertSettings(1, 1, 32, Gate.SOFTMAX, 0, 0), new DropoutRates(.1, .3, .2));

    @TempDir
    Path folder;

    private TrainedVariants train(ProgressMonitor monitor, TrainingMethod... methods) throws IOException {
        TrainingSettings settings = new TrainingSettings(
                11,
                1,
                new Optimisation(OptionalInt.of(1), OptionalInt.of(400), 0, 1e-3, LearningRateSchedule.COSINE, .01, 1),
                WeightSettings.none(),
                false,
                List.of(methods),
                new Comparison(false, 0),
                new Compute(DevicePolicy.CPU, Precision.FLOAT32));
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("training.arrow")))) {
            return BtwLearner.train(table, ROWS.classes(), LARGE, settings, monitor);
        }
    }

    /** Counts how often it is asked whether to go on before the first epoch is done. */
    private static final class Asked implements ProgressMonitor {

        private int times;
        private int inEpoch;

        @Override
        public void report(double fraction, String message) {
            inEpoch = inEpoch == 0 && message.contains("epoch 1") ? times : inEpoch;
        }

        @Override
        public boolean isCancelled() {
            times++;
            return false;
        }
    }

    @Test
    void aLargeStepIsMadeInPartsBetweenWhichItIsAskedWhetherToGoOn() throws IOException {
        Asked asked = new Asked();
        TrainedVariants trained = train(asked, new ModalityDropout(.2));
        double loss = trained.history().get(0).quality().trainingLoss();
        assertTrue(Double.isFinite(loss) && loss > 0, "loss " + loss);
        assertTrue(asked.inEpoch > 3, "asked " + asked.inEpoch + " times in the one step of the epoch");
    }

    @Test
    void aMethodThatComparesAllRowsOfAStepIsRefusedByName() {
        InputException refused =
                assertThrows(InputException.class, () -> train(ProgressMonitor.NONE, new MultimodalMixup(1)));
        assertTrue(
                refused.getMessage()
                        .startsWith(
                                "The training method 'mixup' cannot be used with steps of 267 rows of this size: it mixes rows"),
                refused.getMessage());
        assertTrue(
                refused.remedy().matches("Choose a batch of at most \\d+ rows, a smaller network, .*"),
                refused.remedy());
    }
}
