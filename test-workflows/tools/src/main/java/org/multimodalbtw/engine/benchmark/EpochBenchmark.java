package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.train.Labels;

/** An epoch with BTW: ours beside the procedure of the released code, which trains a network of each modality too. */
final class EpochBenchmark {

    private static final int ROUNDS = 3;
    private static final int EPOCHS = 4;
    private static final int FEATURES = 100;
    private static final Target TARGET = Target.atMost(.3);

    private EpochBenchmark() {}

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        report.section("An epoch with BTW");
        report.paragraph(
                "Rows with 4 or 8 modalities of 100 numbers, the default network, batches of 64. Ours: every step, the held-out pass, the choice of the epoch, and"
                        + " every row's weight by held-out own predictions. The published procedure (`test-workflows/benchmark/published.py`, PyTorch, pandas,"
                        + " SciPy and scikit-learn): an epoch of the fused network and of a network of each modality alone, then for each split a prediction pass,"
                        + " divergences and mutual information from the stored tables of own predictions, and the table of weights updated and read back."
                        + " With five members both sides train five networks side by side, of which ours hold rows out; the other side gets the number of"
                        + " rows that ours learn from. Seconds, median of " + ROUNDS + " rounds.");
        report.columns(
                "training rows, modalities, members",
                "ours, s",
                "published procedure, s",
                "of which fused network, s",
                "ratio",
                "target");
        int rows = options.quick() ? 2_000 : 8_000;
        measure(report, peer, rows, 4, 1);
        measure(report, peer, rows, 4, 5);
        measure(report, peer, rows, 8, 5);
    }

    private static void measure(Report report, Peer peer, int train, int modalities, int members) throws Exception {
        BenchmarkTable table = new BenchmarkTable(train, train / 8, train / 8, modalities, FEATURES);
        // of five members, four hold out a quarter of the training rows each, and all learn from as many rows as these
        // do
        int learnt = members == 1 ? train : train - train / 4 + table.valid();
        double[] fusedAlone = new double[ROUNDS];
        int[] round = new int[1];
        try (ScratchFolder folder = ScratchFolder.create()) {
            Path file = folder.file("rows.arrow");
            Labels labels = table.write(file);
            String request = request(folder, table, members, learnt);
            Turns turns = Turns.of(
                    ROUNDS,
                    () -> ours(file, labels, members),
                    peer == null
                            ? null
                            : () -> {
                                double[] answer = peer.ask(request);
                                fusedAlone[round[0]++] = answer[1];
                                return answer[0];
                            });
            report.row(
                    "%,d, %d, %d".formatted(train, modalities, members),
                    Report.number(turns.ourMedian(), 2),
                    Report.number(turns.peerMedian(), 2),
                    Report.number(peer == null ? Double.NaN : Turns.median(fusedAlone), 2),
                    Report.number(turns.ratio(), 2),
                    TARGET.verdict(turns.ratio()));
        }
    }

    private static String request(ScratchFolder folder, BenchmarkTable table, int members, int learnt) {
        FusionSettings fusion = FusionSettings.defaults();
        return "epoch %s %d %d %d %d %d %d %d %d %d"
                .formatted(
                        folder.path(),
                        table.modalities(),
                        table.features(),
                        fusion.experts().count(),
                        members,
                        fusion.width(),
                        fusion.experts().width(),
                        learnt,
                        table.valid(),
                        table.test());
    }

    private static double ours(Path file, Labels labels, int members) throws IOException {
        EpochClock clock = new EpochClock();
        try (ScratchFolder folder = ScratchFolder.create()) {
            ComparedTraining.learn(
                    file,
                    labels,
                    FusionSettings.defaults(),
                    BenchmarkTraining.settings(members, EPOCHS),
                    folder.file("model"),
                    clock);
        }
        return clock.secondsOfLast(2);
    }
}
