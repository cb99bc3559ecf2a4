package org.multimodalbtw.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.decide.Alarm;
import org.multimodalbtw.engine.decide.CalibrationBins;
import org.multimodalbtw.engine.decide.Measure;
import org.multimodalbtw.engine.decide.Subgroup;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.Target;

/**
 * How far a model's predictions can be used, judged by rows whose truth is known.
 *
 * @param rows how many rows
 * @param events what its probabilities are worth: of two classes, of the one that decisions are about; of more, of that one first; of each
 *     label; none of a number
 * @param eventsLeft how many further classes or labels are left out
 * @param numbers what happened in rows with similar predicted numbers; empty where none is predicted
 * @param subgroups for whom predictions are worse, by the first event or by the number
 */
public record Judgement(
        long rows, List<EventReport> events, long eventsLeft, List<EventReport.Part> numbers, Subgroups subgroups) {

    private static final int MOST_EVENTS = 12;

    /**
     * Rows told apart.
     *
     * @param of the event; {@code null} of a number
     * @param measure the name of {@link Line#quality}
     * @param higherIsBetter whether more of it is better
     * @param lines first all rows, then each value of each column
     */
    public record Subgroups(String of, String measure, boolean higherIsBetter, List<Line> lines) {}

    /**
     * Some of the rows.
     *
     * @param column what they are told apart by
     * @param value what it says of them; empty for all rows
     * @param rows how many
     * @param events how many of them have the event; NaN of a number
     * @param quality how good predictions are for them
     * @param inTheLarge mean of what happened less mean of what was predicted
     * @param note why figures are left out; empty where none is
     */
    public record Line(
            String column, String value, long rows, double events, Estimate quality, Estimate inTheLarge, String note) {

        private static Line of(Subgroup subgroup) {
            return new Line(
                    subgroup.column(),
                    subgroup.value(),
                    subgroup.rows(),
                    subgroup.events().orElse(Double.NaN),
                    subgroup.figures().quality(),
                    subgroup.figures().inTheLarge(),
                    subgroup.note());
        }
    }

    /**
     * @param rows the rows
     * @param target what is predicted
     * @param reference which class decisions are about, and when the model gives alarm, where that is known
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return what they say; without figures where there is no row
     */
    public static Judgement of(
            JudgedRows rows, Target target, Optional<Reference> reference, long seed, ProgressMonitor monitor) {
        if (rows.size() == 0) {
            return new Judgement(0, List.of(), 0, List.of(), new Subgroups(null, "", true, List.of()));
        }
        return target.match(
                ofClass -> ofEvents(rows, events(ofClass, rows, reference), target, reference, seed, monitor),
                ofLabels -> ofEvents(rows, events(ofLabels), target, reference, seed, monitor),
                ofNumber -> ofNumbers(rows, seed, monitor));
    }

    private static Judgement ofEvents(
            JudgedRows rows,
            List<Integer> events,
            Target target,
            Optional<Reference> reference,
            long seed,
            ProgressMonitor monitor) {
        int shown = Math.min(MOST_EVENTS, events.size());
        List<EventReport> reports = new ArrayList<>();
        for (int place = 0; place < shown; place++) {
            int event = events.get(place);
            reports.add(EventReport.of(
                    target.classes().get(event),
                    rows.event(event),
                    alarm(event, reference),
                    seed,
                    monitor.part(.6 * place / shown, .6 * (place + 1) / shown)));
        }
        int first = events.get(0);
        List<Subgroup> subgroups = Subgroup.of(
                rows.event(first),
                alarm(first, reference).orElse(Double.NaN),
                rows.subgroups(),
                seed,
                monitor.part(.6, 1));
        return new Judgement(
                rows.size(),
                reports,
                events.size() - shown,
                List.of(),
                subgroups(target.classes().get(first), Measure.AUROC, true, subgroups));
    }

    private static Judgement ofNumbers(JudgedRows rows, long seed, ProgressMonitor monitor) {
        List<EventReport.Part> parts =
                EventReport.Part.of(CalibrationBins.shown(rows.numbers(), seed, monitor.part(0, .4)));
        List<Subgroup> subgroups = Subgroup.of(rows.numbers(), rows.subgroups(), seed, monitor.part(.4, 1));
        return new Judgement(rows.size(), List.of(), 0, parts, subgroups(null, Measure.MAE, false, subgroups));
    }

    private static Subgroups subgroups(String of, Measure measure, boolean higherIsBetter, List<Subgroup> subgroups) {
        return new Subgroups(
                of,
                measure.title(),
                higherIsBetter,
                subgroups.stream().map(Line::of).toList());
    }

    private static OptionalDouble alarm(int event, Optional<Reference> reference) {
        return reference.flatMap(known -> known.alarm(event)).stream()
                .mapToDouble(Alarm::threshold)
                .findFirst();
    }

    private static List<Integer> events(OfClass target, JudgedRows rows, Optional<Reference> reference) {
        int first = reference.isPresent() && reference.get().event().isPresent()
                ? reference.get().event().getAsInt()
                : rarest(target, rows);
        List<Integer> events = new ArrayList<>(List.of(first));
        if (target.outputs() > 2) {
            IntStream.range(0, target.outputs()).filter(event -> event != first).forEach(events::add);
        }
        return events;
    }

    private static int rarest(OfClass target, JudgedRows rows) {
        double[] counts = new double[target.outputs()];
        rows.rows().forEach(row -> counts[OfClass.mostProbable(row.truth())]++);
        return OfClass.rarest(counts);
    }

    private static List<Integer> events(OfLabels target) {
        return IntStream.range(0, target.outputs()).boxed().toList();
    }
}
