package org.multimodalbtw.engine.report.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.decide.CalibrationBins;
import org.multimodalbtw.engine.decide.Figure;

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
        page.paragraph(
                "Points are parts of the rows by what was predicted: ten of about the same size, or fewer, so that"
                        + " each has at least "
                        + CalibrationBins.FEWEST_ROWS + " rows; rows with the same prediction stay together.");
        if (Event.of(data).isEmpty()) {
            numbers(data, judged, page);
        }
        Event.writeFirst(data, page, event -> shares(data, judged, event, page));
    }

    private static void shares(ReportData data, Judged judged, Event event, Html page) {
        List<Figure> bins = CalibrationBins.shown(judged.rows(event, data), seed(data), ProgressMonitor.NONE);
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
        for (Figure bin : bins) {
            table.row(
                    Written.share(bin.meanPrediction().orElseThrow()),
                    Written.count(bin.rows()),
                    Written.share(bin.estimate().value()),
                    Written.share(bin.estimate().low()) + " to "
                            + Written.share(bin.estimate().high()));
        }
        table.writeTo(page);
    }

    private static void numbers(ReportData data, Judged judged, Html page) {
        List<Figure> bins = CalibrationBins.shown(judged.numbers(data), seed(data), ProgressMonitor.NONE);
        String name = data.model().manifest().target().name();
        AgreementChart.of("Mean predicted and mean true '" + name + "' of rows by prediction.", bins, false)
                .writeTo(page, AgreementChart.CAPTION);
        Table table = new Table("Rows by predicted '" + name + "'")
                .number("Mean predicted")
                .number("Rows")
                .number("Mean true")
                .number("95 % interval");
        for (Figure bin : bins) {
            table.row(
                    Written.number(bin.meanPrediction().orElseThrow()),
                    Written.count(bin.rows()),
                    Written.number(bin.estimate().value()),
                    Written.number(bin.estimate().low()) + " to "
                            + Written.number(bin.estimate().high()));
        }
        table.writeTo(page);
    }

    private static long seed(ReportData data) {
        return data.model().manifest().training().seed();
    }

    private static String alternative(String name, List<Figure> bins) {
        return "Predicted probability of " + name + " and how often it came true: "
                + bins.stream()
                        .map(bin -> Written.share(bin.meanPrediction().orElseThrow()) + " predicted, "
                                + Written.share(bin.estimate().value()) + " true")
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
