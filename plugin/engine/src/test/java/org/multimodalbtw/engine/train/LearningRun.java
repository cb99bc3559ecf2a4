package org.multimodalbtw.engine.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.predict.PredictionSummary;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.weight.Direction;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Short trainings of small networks, and scoring with what they give. */
public final class LearningRun {

    /** A small network. */
    public static final FusionSettings FUSION =
            new FusionSettings(16, new ExpertSettings(4, 2, 16, Gate.SOFTMAX, 1, .01), new DropoutRates(.1, .3, .2));

    /** Weights by divergence and information, from the second epoch on. */
    public static final WeightSettings WEIGHTS = new WeightSettings(Scheme.KL_MI, Direction.AGREEMENT, .5, 1, .05);

    private LearningRun() {}

    /** Predictions of rows, and what was said of them. */
    public record Scored(List<RowPrediction> rows, PredictionSummary summary) {}

    /**
     * @param members how many networks
     * @param epochs how many epochs
     * @param weights how weights are computed
     * @return settings of a short training without an unweighted network beside it
     */
    public static TrainingSettings settings(int members, int epochs, WeightSettings weights) {
        return settings(members, epochs, weights, LearningRateSchedule.COSINE, 0, false);
    }

    static TrainingSettings settings(
            int members,
            int epochs,
            WeightSettings weights,
            LearningRateSchedule schedule,
            int patience,
            boolean compare) {
        return new TrainingSettings(
                11,
                members,
                new Optimisation(OptionalInt.of(epochs), OptionalInt.empty(), patience, 5e-3, schedule, .01, 1),
                weights,
                false,
                List.of(new ModalityDropout(.2)),
                new Comparison(compare, 0),
                new Compute(DevicePolicy.CPU, Precision.FLOAT32));
    }

    /**
     * Learns a model of the rows' classes, or of their numbers.
     *
     * @param rows the rows
     * @param labels their targets
     * @param settings the training
     * @param folder an existing folder; the tensor table goes there, and the model into {@code model}
     * @return what training gave
     * @throws IOException if a file cannot be written
     */
    public static TrainingResult learn(SyntheticRows rows, Labels labels, TrainingSettings settings, Path folder)
            throws IOException {
        Path table = rows.write(folder.resolve("training.arrow"));
        return ComparedTraining.learn(table, labels, FUSION, settings, folder.resolve("model"), ProgressMonitor.NONE);
    }

    /**
     * Scores rows with the model in a folder.
     *
     * @param rows the rows
     * @param folder with {@code model}
     * @return the predictions in the order of the rows
     * @throws IOException if a file cannot be read or written
     */
    public static Scored score(SyntheticRows rows, Path folder) throws IOException {
        return score(rows.write(folder.resolve("scored.arrow")), folder);
    }

    /**
     * Scores a tensor table with the model in a folder.
     *
     * @param table the table
     * @param folder with {@code model}
     * @return the predictions in the order of the rows
     * @throws IOException if a file cannot be read
     */
    public static Scored score(Path table, Path folder) throws IOException {
        List<RowPrediction> rows = new ArrayList<>();
        try (Predictor predictor = Predictor.open(folder.resolve("model"), DevicePolicy.CPU)) {
            PredictionSummary summary = predictor.predict(table, rows::add, ProgressMonitor.NONE);
            return new Scored(rows, summary);
        }
    }
}
