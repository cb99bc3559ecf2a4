package org.multimodalbtw.engine.report.page;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.decide.Alarm;
import org.multimodalbtw.engine.decide.CurvePoint;
import org.multimodalbtw.engine.decide.EventRows;
import org.multimodalbtw.engine.decide.Figure;
import org.multimodalbtw.engine.decide.OperatingPoint;
import org.multimodalbtw.engine.decide.ProbabilityQuality;
import org.multimodalbtw.engine.evaluate.Estimate;

/** What alarms from a probability on would find, and what they would cost. */
final class DecisionSection implements Section {

    private static final double FEW_FALSE_ALARMS = .1;

    @Override
    public String title() {
        return "What could be decided";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return Event.of(data).isEmpty()
                ? Optional.of("A number is predicted, so that there is no alarm to judge.")
                : Judged.of(data).lacks(data);
    }

    @Override
    public void write(ReportData data, Html page) {
        Judged judged = Judged.of(data);
        page.paragraph(judged.sentence());
        page.paragraph(
                "An alarm is a probability from the first column on. Net benefit counts found events less false alarms, each worth what the "
                        + "threshold says: at 10 % one event is worth nine false alarms. It should be above 0 and above that of an alarm for all.");
        Event.writeFirst(data, page, event -> write(data, judged.rows(event, data), event, page));
    }

    private static void write(ReportData data, EventRows rows, Event event, Html page) {
        Optional<Alarm> alarm = alarm(data, event);
        alarm.ifPresent(chosen -> page.paragraph(chosen.says(event.name())));
        long seed = data.model().manifest().training().seed();
        curves(rows, event, page);
        Table table = new Table("Alarms for " + event.name() + ", with 95 % intervals")
                .text("Alarm from")
                .number("Alarms in 100")
                .number("Events found (sensitivity)")
                .number("Others without alarm (specificity)")
                .number("Alarms that are right")
                .number("Net benefit")
                .number("of an alarm for all");
        for (OperatingPoint point : OperatingPoint.usual(
                rows, alarm.stream().mapToDouble(Alarm::threshold).findFirst(), seed, ProgressMonitor.NONE)) {
            boolean isOwn = alarm.isPresent() && alarm.get().threshold() == point.threshold();
            table.row(List.of(
                    new Table.Cell(Written.share(point.threshold()), isOwn ? "the model's alarm" : ""),
                    new Table.Cell(Written.number(Math.round(point.alarmsIn100().value() * 10) / 10.), ""),
                    share(point.sensitivity()),
                    share(point.specificity()),
                    share(point.rightAlarms()),
                    new Table.Cell(Written.score(point.netBenefit().value()), Written.interval(point.netBenefit())),
                    Table.Cell.of(Written.score(point.netBenefitOfAll().value()))));
        }
        table.writeTo(page);
        quality(rows, event, seed, page);
    }

    private static void curves(EventRows rows, Event event, Html page) {
        double share = (double) rows.eventCount() / rows.size();
        if (share == 0 || share == 1) {
            page.paragraph("All judged rows, or none, have " + event.name() + ", so that there are no curves.");
            return;
        }
        List<CurvePoint> curve = CurvePoint.of(rows);
        String found = curve.stream()
                .filter(point -> point.falseAlarms() <= FEW_FALSE_ALARMS)
                .reduce((before, after) -> after)
                .map(point -> Written.share(point.sensitivity()))
                .orElseThrow();
        CurveChart.of(
                        "ROC and precision-recall curve of " + event.name() + ": with false alarms in at most "
                                + Written.share(FEW_FALSE_ALARMS) + " of the others, " + found
                                + " of the events are found; "
                                + Written.share(share) + " of the rows have the event.",
                        curve,
                        share)
                .writeTo(page, CurveChart.CAPTION);
    }

    private static void quality(EventRows rows, Event event, long seed, Html page) {
        Table table = new Table("How well rows with and without " + event.name()
                        + " are told apart, and how true probabilities are")
                .text("Figure")
                .number("Value")
                .number("95 % interval");
        for (Figure figure : ProbabilityQuality.of(rows, seed, ProgressMonitor.NONE)) {
            table.row(
                    figure.measure().title(),
                    Written.score(figure.estimate().value()),
                    Written.interval(figure.estimate()));
        }
        table.writeTo(page);
    }

    /** When the model gives alarm for an event. */
    static Optional<Alarm> alarm(ReportData data, Event event) {
        return data.model().reference().flatMap(reference -> reference.alarm(event.output()));
    }

    private static Table.Cell share(Estimate estimate) {
        boolean hasInterval = Double.isFinite(estimate.low()) && Double.isFinite(estimate.high());
        return new Table.Cell(
                Written.share(estimate.value()),
                hasInterval ? Written.share(estimate.low()) + " to " + Written.share(estimate.high()) : "");
    }
}
