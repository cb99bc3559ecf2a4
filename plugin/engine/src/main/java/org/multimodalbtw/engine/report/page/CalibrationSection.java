package org.multimodalbtw.engine.report.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether what is said with some probability comes true as often. */
final class CalibrationSection implements Section {

    @Override
    public String title() {
        return "Do its figures come true (calibration)";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return Judged.of(data).lacks(data);
    }

    @Override
    public void write(ReportData data, Html page) {
        Judged judged = Judged.of(data);
        page.paragraph(judged.sentence());
        if (Event.of(data).isEmpty()) {
            numbers(data, judged, page);
        }
        Event.writeFirst(data, page, event -> shares(judged, event, page));
    }

    private static void shares(Judged judged, Event event, Html page) {
        List<CalibrationBins.Bin> bins = CalibrationBins.of(judged, event);
        double predicted =
                judged.rows().stream().mapToDouble(event::probability).average().orElseThrow();
        double observed = (double) judged.events(event) / judged.rows().size();
        page.paragraph("Over all judged rows the model says " + Written.share(predicted) + " for " + event.name()
                + "; it came true in " + Written.share(observed) + ".");
        AgreementChart.of(alternative(event.name(), bins), bins, true).writeTo(page, AgreementChart.CAPTION);
        Table table = new Table("Rows by predicted probability of " + event.name())
                .number("Mean predicted")
                .number("Rows")
                .number("Came true")
                .number("95 % interval");
        for (CalibrationBins.Bin bin : bins) {
            table.row(
                    Written.share(bin.predicted()),
                    Written.count(bin.rows()),
                    Written.share(bin.observed().value()),
                    Written.share(bin.observed().low()) + " to "
                            + Written.share(bin.observed().high()));
        }
        table.writeTo(page);
    }

    private static void numbers(ReportData data, Judged judged, Html page) {
        List<CalibrationBins.Bin> bins = CalibrationBins.ofNumbers(judged);
        String name = data.model().manifest().target().name();
        AgreementChart.of("Mean predicted and mean true '" + name + "' of rows by prediction.", bins, false)
                .writeTo(page, AgreementChart.CAPTION);
        Table table = new Table("Rows by predicted '" + name + "'")
                .number("Mean predicted")
                .number("Rows")
                .number("Mean true")
                .number("95 % interval");
        for (CalibrationBins.Bin bin : bins) {
            table.row(
                    Written.number(bin.predicted()),
                    Written.count(bin.rows()),
                    Written.number(bin.observed().value()),
                    Written.number(bin.observed().low()) + " to "
                            + Written.number(bin.observed().high()));
        }
        table.writeTo(page);
    }

    private static String alternative(String name, List<CalibrationBins.Bin> bins) {
        return "Predicted probability of " + name + " and how often it came true: "
                + bins.stream()
                        .map(bin -> Written.share(bin.predicted()) + " predicted, "
                                + Written.share(bin.observed().value()) + " true")
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
