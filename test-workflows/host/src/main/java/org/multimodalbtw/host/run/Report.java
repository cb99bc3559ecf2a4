package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.network.Task;

/** The main figures of a run in a few lines. */
final class Report {

    private Report() {}

    /**
     * @param run what was learnt
     * @return the main metric of the weighted and the unweighted network and of the best modality alone, each with its 95 %
     *     interval, and the mean weights
     */
    static List<String> lines(Summary.TrainedRun run) {
        Scores scores = run.scores();
        String rows = scores.haveTestRows() ? Scores.TEST : Scores.HELD_OUT;
        Metric metric = run.manifest().task() == Task.REGRESSION ? Metric.MAE : Metric.ACCURACY;
        List<String> lines = new ArrayList<>();
        lines.add(metric.key() + " on " + rows + " rows, with 95 % interval:");
        addLine("weighted (BTW)", scores.weighted(rows), metric, lines);
        addLine("unweighted", scores.unweighted(rows), metric, lines);
        scores.bestSingle(run.manifest().task())
                .ifPresent(modality -> addLine(modality + " alone", scores.single(modality, rows), metric, lines));
        if (!run.meanWeight().isEmpty()) {
            lines.add("mean weight on " + rows + " rows: "
                    + run.meanWeight().entrySet().stream()
                            .map(weight -> weight.getKey() + " " + number(weight.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static void addLine(String name, Map<Metric, Estimate> estimates, Metric metric, List<String> lines) {
        Estimate estimate = estimates.get(metric);
        if (estimate != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-24s %s  (%s to %s)",
                    name,
                    number(estimate.value()),
                    number(estimate.low()),
                    number(estimate.high())));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
