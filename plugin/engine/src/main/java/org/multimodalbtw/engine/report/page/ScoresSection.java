package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Role;
import org.multimodalbtw.engine.evaluate.Score;

/** How good the model is, with intervals: as the learner found, or else by the judged rows. */
final class ScoresSection implements Section {

    private static final Set<Metric> COUNTS = Set.of(Metric.CORRECTED, Metric.NEWLY_WRONG);

    @Override
    public String title() {
        return "How good it is";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return data.scores().isEmpty()
                ? Judged.of(data).lacks(data).map(reason -> reason + " Or connect the learner's table of scores.")
                : Optional.empty();
    }

    @Override
    public void write(ReportData data, Html page) {
        if (data.scores().isEmpty()) {
            page.paragraph(
                    "The learner's scores are not connected. These figures are of the predictions in this report alone.");
            own(data, page);
        } else {
            page.paragraph(
                    "As the learner scored them: 'BTW' is the model with weights, 'unweighted' the same network trained without "
                            + "them, 'only ...' one kind of data alone, 'baseline' what one would say without any data. Below each figure stands its 95 % interval. More is better, unless it says 'less'.");
            Set<String> rows = new LinkedHashSet<>();
            data.scores().stream().map(Score::rows).filter(Score.TEST::equals).forEach(rows::add);
            data.scores().stream().map(Score::rows).forEach(rows::add);
            rows.forEach(each -> tables(data.scores(), each, page));
        }
        boolean hasBaseline =
                data.scores().stream().anyMatch(score -> score.variant().role() == Role.BASELINE);
        if (!hasBaseline) {
            baseline(data, page);
        }
        ScoresInUse.write(data, Judged.of(data), page);
    }

    private static void tables(List<Score> scores, String rows, Html page) {
        List<Score> here =
                scores.stream().filter(score -> score.rows().equals(rows)).toList();
        List<Score> plain =
                here.stream().filter(score -> score.minus().isEmpty()).toList();
        List<Score> differences =
                here.stream().filter(score -> score.minus().isPresent()).toList();
        long count = here.get(0).count();
        if (!plain.isEmpty()) {
            table("Scores on " + Written.count(count, "row") + " (" + rows + ")", plain)
                    .writeTo(page);
        }
        if (!differences.isEmpty()) {
            table("Differences on " + Written.count(count, "row") + " (" + rows + ")", differences)
                    .writeTo(page);
        }
    }

    private static Table table(String caption, List<Score> scores) {
        Set<Metric> metrics = new LinkedHashSet<>();
        Map<String, Map<Metric, Score>> lines = new LinkedHashMap<>();
        for (Score score : scores) {
            metrics.add(score.metric());
            lines.computeIfAbsent(score.title(), name -> new LinkedHashMap<>()).putIfAbsent(score.metric(), score);
        }
        Table table = new Table(caption).text("What");
        metrics.forEach(metric -> table.number(heading(metric, classOf(metric, scores))));
        lines.forEach((name, line) -> {
            List<Table.Cell> cells = new ArrayList<>(List.of(Table.Cell.of(name)));
            metrics.forEach(metric -> cells.add(
                    line.containsKey(metric) ? cell(metric, line.get(metric).estimate()) : Table.Cell.of("–")));
            table.row(cells);
        });
        return table;
    }

    private static Optional<String> classOf(Metric metric, List<Score> scores) {
        return scores.stream()
                .filter(score -> score.metric() == metric)
                .flatMap(score -> score.ofClass().stream())
                .findFirst();
    }

    private static String heading(Metric metric, Optional<String> ofClass) {
        return switch (metric) {
            case CORRECTED, NEWLY_WRONG, MID_P -> metric.title();
            default ->
                metric.title()
                        + ofClass.map(name -> " of '" + name + "'").orElse("")
                        + (metric.higherIsBetter() ? "" : " (less is better)");
        };
    }

    private static Table.Cell cell(Metric metric, Estimate estimate) {
        if (COUNTS.contains(metric)) {
            return Table.Cell.of(Written.count(Math.round(estimate.value())));
        }
        if (metric == Metric.MID_P) {
            return Table.Cell.of(Written.score(estimate.value()));
        }
        return new Table.Cell(Written.score(estimate.value()), Written.interval(estimate));
    }

    private static void own(ReportData data, Html page) {
        Judged judged = Judged.of(data);
        page.paragraph(judged.sentence());
        Table table = new Table("Scores with 95 % intervals")
                .text("Score")
                .number("Value")
                .number("95 % interval");
        GroundTruth truth = judged.truth(data);
        truth.evaluate(judged.predictions(), data.model().manifest().training().seed(), ProgressMonitor.NONE)
                .forEach((metric, estimate) -> table.row(
                        heading(metric, truth.classOf(metric)),
                        Written.score(estimate.value()),
                        Written.interval(estimate)));
        table.writeTo(page);
    }

    /** With what a figure is compared by a reader who sees no other model. */
    private static void baseline(ReportData data, Html page) {
        Judged judged = Judged.of(data);
        if (judged.rows().isEmpty()) {
            return;
        }
        for (Event event : Event.of(data)) {
            page.paragraph("For comparison: "
                    + Written.part(judged.events(event), judged.rows().size()) + " of the judged rows have "
                    + event.name() + ". A model that knows nothing has an AUROC of 0.500 and an AUPRC of that share.");
        }
    }
}
