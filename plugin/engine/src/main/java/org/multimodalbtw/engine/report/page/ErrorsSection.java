package org.multimodalbtw.engine.report.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The rows of which the model was most wrong, with their RowIDs: only where these are wanted. */
final class ErrorsSection implements Section {

    private static final int MOST = 30;

    @Override
    public String title() {
        return "Largest errors";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return data.wishes().withIds()
                ? Judged.of(data).lacks(data)
                : Optional.of(
                        "Single patients are not listed, since RowIDs are not wanted in this report. To list them, turn on "
                                + "'RowIDs' in the node's dialog.");
    }

    @Override
    public void write(ReportData data, Html page) {
        List<Event> events = Event.of(data);
        if (events.isEmpty()) {
            numbers(data, page);
        } else {
            events.forEach(event -> shares(data, event, page));
        }
    }

    private static void shares(ReportData data, Event event, Html page) {
        Table table = new Table("Rows in which the model was most wrong about " + event.name())
                .text("RowID")
                .number("Predicted")
                .text("True");
        worst(data, row -> Math.abs(event.probability(row) - (event.isTrueOf(row) ? 1 : 0)))
                .forEach(row ->
                        table.row(row.id(), Written.share(event.probability(row)), event.isTrueOf(row) ? "yes" : "no"));
        table.writeTo(page);
    }

    private static void numbers(ReportData data, Html page) {
        Table table = new Table("Rows with the largest errors")
                .text("RowID")
                .number("Predicted")
                .number("True");
        worst(data, row -> Math.abs(row.prediction()[0] - truth(row)))
                .forEach(row -> table.row(row.id(), Written.number(row.prediction()[0]), Written.number(truth(row))));
        table.writeTo(page);
    }

    private static double truth(PatientRow row) {
        return row.truth()[0];
    }

    private static List<PatientRow> worst(ReportData data, ToDoubleFunction<PatientRow> error) {
        return Judged.of(data).rows().stream()
                .sorted(Comparator.comparingDouble(error).reversed())
                .limit(MOST)
                .toList();
    }
}
