package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.train.Labels;

/**
 * Writes a table, trains on it and scores it. Arguments: rows, modalities, experts. Prints microseconds of the thread's CPU a row of an epoch and of
 * scoring, the peak resident set in MiB, and the table's size in MiB.
 */
final class GrowthRun {

    static final int MEMBERS = 5;
    static final int FEATURES = 32;

    /** Steps enough for the scripts to be optimised before the last half of the epochs. */
    private static final int ROWS_OF_ALL_EPOCHS = 20_000;

    private GrowthRun() {}

    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        int modalities = Integer.parseInt(arguments[1]);
        FusionSettings fusion = fusion(Integer.parseInt(arguments[2]));
        try (ScratchFolder folder = ScratchFolder.create();
                MemoryWatch memory = new MemoryWatch()) {
            Path file = folder.file("rows.arrow");
            Labels labels = new BenchmarkTable(rows, 0, 0, modalities, FEATURES).write(file);
            Path model = folder.file("model");
            double epoch = epoch(file, labels, fusion, model);
            double scoring = scoring(file, model);
            System.out.println(1e6 * epoch / rows + " " + 1e6 * scoring / rows + " " + memory.peak() / 1024. + " "
                    + Files.size(file) / 1024. / 1024);
        }
        System.exit(0);
    }

    private static FusionSettings fusion(int experts) {
        FusionSettings standard = FusionSettings.defaults();
        return new FusionSettings(
                standard.width(),
                new ExpertSettings(
                        experts,
                        standard.experts().topK(),
                        standard.experts().width(),
                        Gate.SOFTMAX,
                        standard.experts().gateNoise(),
                        standard.experts().balance()),
                new DropoutRates(
                        standard.dropout().input(),
                        standard.dropout().hidden(),
                        standard.dropout().head()));
    }

    private static double epoch(Path file, Labels labels, FusionSettings fusion, Path model) throws IOException {
        int epochs = Math.max(2, ROWS_OF_ALL_EPOCHS / labels.size());
        EpochClock clock = new EpochClock();
        ComparedTraining.learn(file, labels, fusion, BenchmarkTraining.settings(MEMBERS, epochs), model, clock);
        return clock.secondsOfLast(epochs / 2);
    }

    private static double scoring(Path file, Path model) throws IOException {
        try (Predictor predictor = Predictor.open(model, DevicePolicy.CPU)) {
            score(predictor, file);
            double began = ThreadClock.seconds();
            score(predictor, file);
            return ThreadClock.seconds() - began;
        }
    }

    private static void score(Predictor predictor, Path file) throws IOException {
        predictor.predict(file, prediction -> {}, ProgressMonitor.NONE);
    }
}
