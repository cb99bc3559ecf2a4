package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the contributions of the modalities cost beside the predictions, in a JVM with a heap of 1 GiB. */
final class ContributionBenchmark {

    private static final int ROWS = 100_000;
    private static final int MODALITIES = 6;
    private static final Map<String, String> KINDS = Map.of(
            "plain", "one pass, a sum of one term a modality",
            "weighted", "weights and factors in use, two passes",
            "attention", "one pass, tokens that attend to each other");

    private ContributionBenchmark() {}

    static void write(Report report, BenchmarkOptions options, Peer peer) throws IOException, InterruptedException {
        report.section("Contributions of the modalities");
        report.paragraph(
                "%,d rows with %d modalities, all of which each row has, the default network with five members, in a JVM with a heap of 1 GiB (-Xmx1g) and as many threads as in KNIME."
                                .formatted(ROWS, MODALITIES)
                        + " Seconds by the clock and, in brackets, of all processors; memory: the largest resident set.");
        report.columns("network", "predictions alone", "with contributions", "largest resident set, MiB");
        for (String kind : List.of("plain", "weighted", "attention")) {
            List<String> lines = ChildJvm.run(
                    ContributionRun.class, List.of("-Xmx1g"), String.valueOf(ROWS), String.valueOf(MODALITIES), kind);
            double[] took = ChildJvm.numbers(lines.get(lines.size() - 1));
            report.row(
                    KINDS.get(kind),
                    Report.number(took[0], 1) + " (" + Report.number(took[1], 1) + ")",
                    Report.number(took[2], 1) + " (" + Report.number(took[3], 1) + ")",
                    Report.number(took[4], 0));
        }
    }
}
