package org.multimodalbtw.engine.report.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.decide.EventRows;
import org.multimodalbtw.engine.decide.ScoreComparison;

/** The model beside the scores in use that were asked for, on the judged rows that have them. */
final class ScoresInUse {

    private ScoresInUse() {}

    /** Writes a table for each event, and what is to be known of the scores; nothing where none was asked for. */
    static void write(ReportData data, Judged judged, Html page) {
        if (data.asked().scores().isEmpty() || judged.rows().isEmpty()) {
            return;
        }
        if (Event.of(data).isEmpty()) {
            page.paragraph("Scores in use are compared for an event only, and a number has none.");
        }
        Event.writeFirst(data, page, event -> {
            Table table = new Table("The model beside scores in use for " + event.name() + ", with 95 % intervals")
                    .text("Score in use")
                    .text("Measure")
                    .number("Rows")
                    .number("Model")
                    .number("Score")
                    .number("Model less score");
            data.asked().scores().forEach(column -> add(data, judged, event, column, table, page));
            if (!table.isEmpty()) {
                table.writeTo(page);
            }
        });
    }

    private static void add(ReportData data, Judged judged, Event event, LabelColumn column, Table table, Html page) {
        double[] all = column.numbers(judged.rows());
        int[] known = IntStream.range(0, all.length)
                .filter(row -> Double.isFinite(all[row]))
                .toArray();
        if (known.length == 0) {
            page.paragraph("No judged row has '" + column.name() + "'.");
            return;
        }
        EventRows rows = judged.rows(event, data).at(known);
        double[] values = Arrays.stream(known).mapToDouble(row -> all[row]).toArray();
        long seed = data.model().manifest().training().seed();
        List<ScoreComparison> compared = ScoreComparison.ranked(rows, values, seed, ProgressMonitor.NONE);
        if (compared.get(0).score().high() < .5) {
            page.paragraph(
                    "Low values of '" + column.name() + "' speak for " + event.name() + ", so it is turned round.");
            double[] turned = Arrays.stream(values).map(value -> -value).toArray();
            compared = ScoreComparison.ranked(rows, turned, seed, ProgressMonitor.NONE);
        }
        for (ScoreComparison one : compared) {
            table.row(List.of(
                    Table.Cell.of(column.name()),
                    Table.Cell.of(one.measure()),
                    Table.Cell.of(Written.count(known.length)),
                    new Table.Cell(Written.score(one.model().value()), Written.interval(one.model())),
                    new Table.Cell(Written.score(one.score().value()), Written.interval(one.score())),
                    new Table.Cell(Written.signed(one.difference().value()), Written.interval(one.difference()))));
        }
    }
}
