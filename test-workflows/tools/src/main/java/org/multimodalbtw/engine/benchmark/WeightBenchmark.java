package org.multimodalbtw.engine.benchmark;

import org.multimodalbtw.engine.train.WeightCost;

/** What BTW weights cost beside the same without them. */
final class WeightBenchmark {

    private WeightBenchmark() {}

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        WeightCost.Figures cost = WeightCost.measure();
        report.section("What BTW weights cost");
        report.paragraph(
                "10,000 rows of 4 modalities with 100 numbers, five members, wall-clock time, medians of five rounds.");
        report.columns("", "seconds", "ratio");
        report.row("an epoch with weights", Report.number(cost.epoch(), 2), "");
        report.row(
                "of which: calibration, mutual information and every row's weight",
                Report.number(cost.update(), 3),
                Report.number(cost.update() / cost.epoch(), 3) + " of the epoch");
        report.row("scoring in one pass", Report.number(cost.onePass(), 2), "");
        report.row(
                "scoring in two passes",
                Report.number(cost.twoPasses(), 2),
                Report.number(cost.twoPasses() / cost.onePass(), 2) + " times one pass");
    }
}
