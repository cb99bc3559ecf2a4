package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.train.Labels;

/** A whole training with BTW weights, and the prediction of its rows, on a device and on the CPU. */
final class LearnerProof {

    private static final double TOLERANCE = .005;

    private final Report report;
    private final ProofCheck check;

    /** What a training gave. */
    private record Run(String device, double loss, double firstProbability) {}

    LearnerProof(Report report, ProofCheck check) {
        this.report = report;
        this.check = check;
    }

    void write(DevicePolicy policy, boolean quick) throws IOException {
        int rows = quick ? 600 : 5_000;
        report.paragraph(
                "BTW Learner and Multimodal Predictor on %,d generated rows of 4 modalities; log loss of held-out rows and the mean probability of the first class of all rows, to differ by at most %s."
                        .formatted(rows, TOLERANCE));
        report.columns("device", "log loss", "mean probability", "");
        try (ScratchFolder folder = ScratchFolder.create()) {
            Path file = folder.file("rows.arrow");
            Labels labels = new BenchmarkTable(rows, 0, 0, 4, 32).write(file);
            Run plain = run(file, labels, folder.file("cpu"), DevicePolicy.CPU);
            Run found = run(file, labels, folder.file("device"), policy);
            boolean same = Math.abs(plain.loss - found.loss) <= TOLERANCE
                    && Math.abs(plain.firstProbability - found.firstProbability) <= TOLERANCE;
            row(plain, "");
            row(found, check.of("a training with BTW weights", same));
        }
    }

    private void row(Run run, String verdict) {
        report.row(run.device, Report.number(run.loss, 4), Report.number(run.firstProbability, 4), verdict);
    }

    private static Run run(Path file, Labels labels, Path model, DevicePolicy policy) throws IOException {
        TrainingResult result = ComparedTraining.learn(
                file,
                labels,
                FusionSettings.defaults(),
                BenchmarkTraining.settings(5, 6, policy),
                model,
                ProgressMonitor.NONE);
        double loss = result.scores().stream()
                .filter(score -> score.metric() == Metric.LOG_LOSS)
                .findFirst()
                .orElseThrow()
                .estimate()
                .value();
        try (Predictor predictor = Predictor.open(model, policy)) {
            double[] sum = new double[2];
            predictor.predict(
                    file,
                    prediction -> {
                        sum[0] += prediction.values()[0];
                        sum[1]++;
                    },
                    ProgressMonitor.NONE);
            return new Run(result.device(), loss, sum[0] / sum[1]);
        }
    }
}
