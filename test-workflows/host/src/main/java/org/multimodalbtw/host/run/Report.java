package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.certainty.Confidence;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.outcome.Target;

/** The main figures of a run in a few lines. */
final class Report {

    private Report() {}

    /**
     * @param run what was learnt
     * @return the metrics that fit the target, of the weighted and the unweighted network, the best modality alone and the baseline, each with
     *     its 95 % interval, the mean weights, and what moved the predictions
     */
    static List<String> lines(Summary.TrainedRun run) {
        Scores scores = run.scores();
        String rows = scores.rows();
        Target target = run.manifest().target();
        Map<String, Map<Metric, Estimate>> variants = new LinkedHashMap<>();
        variants.put("weighted (BTW)", scores.weighted(rows));
        variants.put("unweighted", scores.unweighted(rows));
        scores.bestSingle(target).ifPresent(name -> variants.put(name + " alone", scores.single(name, rows)));
        scores.bestTrained(target)
                .ifPresent(name -> variants.put(name + " alone (own network)", scores.trained(name, rows)));
        variants.put("without data (baseline)", scores.baseline(rows));
        variants.values().removeIf(Map::isEmpty);
        List<Metric> metrics = scores.fitting(target);
        List<String> lines = new ArrayList<>();
        lines.add(metrics.stream().map(metric -> title(metric, scores)).collect(Collectors.joining(" and ")) + " on "
                + rows
                + " rows, with 95 % interval:");
        int width = variants.keySet().stream().mapToInt(String::length).max().orElse(0);
        variants.forEach(
                (name, estimates) -> lines.add(("  %-" + width + "s%s").formatted(name, columns(metrics, estimates))));
        if (!run.meanWeight().isEmpty()) {
            lines.add("mean weight on " + rows + " rows, of each modality over those that have it: "
                    + run.meanWeight().entrySet().stream()
                            .map(weight -> weight.getKey() + " " + number(weight.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        run.event().ifPresent(event -> lines.add(event.sentence()));
        run.moved().ifPresent(moved -> lines.add(line(moved)));
        run.sure().ifPresent(sure -> lines.add(sentence(sure)));
        return lines;
    }

    /** With the class that it is of. */
    private static String title(Metric metric, Scores scores) {
        return metric.title()
                + scores.classOf(metric).map(name -> " of '" + name + "'").orElse("");
    }

    private static String columns(List<Metric> metrics, Map<Metric, Estimate> estimates) {
        return metrics.stream()
                .filter(estimates::containsKey)
                .map(estimates::get)
                .map(estimate -> "  " + (Double.isNaN(estimate.value()) ? "not defined" : column(estimate)))
                .collect(Collectors.joining());
    }

    private static String column(Estimate estimate) {
        return number(estimate.value()) + (Double.isNaN(estimate.low()) ? "" : " " + interval(estimate));
    }

    private static String line(Moved moved) {
        return "what moved the predictions on " + moved.rows() + " (mean |contribution| to " + moved.to()
                + ", over " + Moved.OVER + ", with 95 % interval): "
                + moved.means().entrySet().stream()
                        .map(mean ->
                                mean.getKey() + " " + number(mean.getValue().value()) + interval(mean.getValue()))
                        .collect(Collectors.joining(", "))
                + "; a weight says how far a modality agrees, its contribution what moved the prediction";
    }

    /** Of one patient there is none. */
    private static String interval(Estimate estimate) {
        return Double.isNaN(estimate.low())
                ? ""
                : " (" + number(estimate.low()) + " to " + number(estimate.high()) + ")";
    }

    /** How often the truth was held, and what is decided. */
    private static String sentence(SureRows sure) {
        String held = "how sure, on " + sure.rows() + " test rows: asked for "
                + new Confidence(sure.coverage(), sure.byClass()).percent() + ", the truth is held in "
                + number(sure.covered().value()) + interval(sure.covered());
        if (Double.isNaN(sure.decided())) {
            return held;
        }
        return held + "; " + number(sure.decided()) + " are decided"
                + (Double.isNaN(sure.right()) ? "" : ", of which " + number(sure.right()) + " are right");
    }

    /**
     * @param runs at least two that differ in the seed
     * @return a table of the main metric of each variant, and of the difference that the weights make: mean, standard deviation
     *     and range over the seeds
     */
    static List<String> overSeeds(List<Summary.TrainedRun> runs) {
        Metric metric = mainMetric(runs.get(0));
        OverSeeds overSeeds = new OverSeeds(runs);
        Map<String, Spread> variants = new LinkedHashMap<>();
        variants.put("weighted (BTW)", overSeeds.weighted().get(metric));
        variants.put("unweighted", overSeeds.unweighted().get(metric));
        overSeeds.singles().forEach((modality, spreads) -> variants.put(modality + " alone", spreads.get(metric)));
        variants.put("without data (baseline)", overSeeds.baseline().get(metric));
        variants.put(
                "weighted minus unweighted", overSeeds.weightedMinusUnweighted().get(metric));
        variants.values().removeIf(Objects::isNull);
        int width = variants.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(title(metric, runs.get(0).scores()) + " on " + overSeeds.rows() + " rows over " + runs.size()
                + " seeds ("
                + runs.get(0).manifest().training().seed() + " to "
                + runs.get(runs.size() - 1).manifest().training().seed() + "):");
        lines.add(String.format(
                Locale.ROOT, "  %-" + width + "s %9s %9s %9s %9s", "", "mean", "sd", "lowest", "highest"));
        variants.forEach((name, spread) -> lines.add(String.format(
                Locale.ROOT,
                "  %-" + width + "s %9s %9s %9s %9s",
                name,
                number(spread.mean()),
                number(spread.sd()),
                number(spread.lowest()),
                number(spread.highest()))));
        lines.add(
                "The spread is that of training on the same rows again; that of other patients is the interval above.");
        return lines;
    }

    private static Metric mainMetric(Summary.TrainedRun run) {
        return run.scores().fitting(run.manifest().target()).get(0);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
