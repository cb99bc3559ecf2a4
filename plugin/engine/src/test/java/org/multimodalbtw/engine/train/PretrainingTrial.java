package org.multimodalbtw.engine.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.PretrainedStart;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.pretrain.LatentRows;
import org.multimodalbtw.engine.pretrain.Pretrainer;
import org.multimodalbtw.engine.pretrain.Pretraining;
import org.multimodalbtw.engine.pretrain.PretrainingSettings;
import org.multimodalbtw.engine.pretrain.RowUse;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.WeightSettings;

/** A cohort of which few rows have a label, learnt from with and without a pre-trained start. */
final class PretrainingTrial {

    private PretrainingTrial() {}

    /**
     * What came of it.
     *
     * @param isUsed whether held-out rows let the start in
     * @param gain fall of the log loss on test rows by the start, whether or not it was let in
     */
    record Outcome(boolean isUsed, double gain, double accuracyWith, double accuracyWithout) {}

    static Outcome of(
            LatentRows rows, int labelled, int tests, PretrainingSettings pretraining, Path folder, String hash)
            throws IOException {
        try (TensorTable table = TensorTable.open(rows.write(folder.resolve("rows.arrow")))) {
            Set<String> left = IntStream.range(rows.classes().length - tests, rows.classes().length)
                    .mapToObj(table::rowId)
                    .collect(Collectors.toSet());
            Pretraining done = Pretrainer.pretrain(
                    table, RowUse.allBut(left), pretraining, DevicePolicy.CPU, ProgressMonitor.NONE);
            TrainedVariants trained = BtwLearner.train(
                    table,
                    rows.labels(labelled, tests),
                    new FusionSettings(
                            pretraining.width(),
                            new ExpertSettings(4, 2, pretraining.width(), Gate.SOFTMAX, 1, .01),
                            new DropoutRates(.1, .3, .2)),
                    settings(pretraining.seed(), new PretrainedStart(done.network(), hash)),
                    ProgressMonitor.NONE);
            boolean uses = trained.methods().orElseThrow().uses();
            Variant with = uses ? Variant.UNWEIGHTED : Variant.WITH_METHOD;
            Variant without = uses ? Variant.WITHOUT_METHOD : Variant.UNWEIGHTED;
            double[] a = measure(trained, with, rows);
            double[] b = measure(trained, without, rows);
            return new Outcome(uses, b[0] - a[0], a[1], b[1]);
        }
    }

    private static TrainingSettings settings(long seed, PretrainedStart start) {
        return new TrainingSettings(
                seed,
                5,
                new Optimisation(OptionalInt.of(30), OptionalInt.empty(), 0, 5e-3, LearningRateSchedule.COSINE, .01, 1),
                WeightSettings.none(),
                false,
                List.of(new ModalityDropout(.2), start),
                new Comparison(true, 0),
                new Compute(DevicePolicy.CPU, Precision.FLOAT32));
    }

    private static double[] measure(TrainedVariants trained, Variant variant, LatentRows rows) {
        List<String> classes = trained.model().manifest().target().classes();
        double loss = 0;
        int right = 0;
        List<RowPrediction> said = trained.test(variant, ProgressMonitor.NONE);
        for (RowPrediction row : said) {
            int truth = classes.indexOf(
                    "class " + rows.classes()[Integer.parseInt(row.rowId().substring(1))]);
            loss -= Math.log(Math.max(1e-12, row.values()[truth]));
            right += row.values()[truth] > .5 ? 1 : 0;
        }
        return new double[] {loss / said.size(), (double) right / said.size()};
    }
}
