package org.multimodalbtw.engine.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Bootstrap;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.RankedClass;

/**
 * How good predictions are for the rows of which a column says the same. Values of fewer than {@value #FEWEST_PATIENTS} patients are counted
 * together and not named; figures of fewer than {@value #FEWEST_EVENTS} events, or rows without, are left out.
 *
 * @param column the column's name
 * @param value its value
 * @param rows how many rows
 * @param patients how many groups of rows that intervals resample
 * @param events how many rows have the event; empty for numbers
 * @param figures AUROC (of numbers: mean absolute error), calibration in the large, and for an event sensitivity and specificity of its alarm, each
 *     with its 95 % interval; NaN where they are left out or there is no alarm
 * @param note why figures are left out; empty where none is
 */
public record Subgroup(
        String column, String value, long rows, long patients, OptionalDouble events, Figures figures, String note) {

    /** Fewer are not named. */
    public static final int FEWEST_PATIENTS = 5;

    /** Fewer, or fewer rows without the event, say nothing. */
    public static final int FEWEST_EVENTS = 5;

    /** What stands for all rows, in the place of a column. */
    public static final String ALL_ROWS = "all rows";

    private static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    /**
     * Figures of some rows.
     *
     * @param quality AUROC, or mean absolute error
     * @param inTheLarge mean of what happened less mean of what was predicted
     * @param sensitivity share of the events with an alarm
     * @param specificity share of the others without an alarm
     */
    public record Figures(Estimate quality, Estimate inTheLarge, Estimate sensitivity, Estimate specificity) {

        static final Figures NONE = new Figures(Subgroup.NONE, Subgroup.NONE, Subgroup.NONE, Subgroup.NONE);
    }

    /**
     * @param rows rows with probabilities
     * @param threshold of the alarm; NaN if there is none
     * @param columns what rows are told apart by
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return first all rows, then one for each value of each column
     */
    public static List<Subgroup> of(
            EventRows rows, double threshold, List<SubgroupColumn> columns, long seed, ProgressMonitor monitor) {
        Subgroup all = ofEvents(ALL_ROWS, "", rows, threshold, seed, monitor);
        return collect(
                all,
                columns,
                chosen -> rows.at(chosen).units().count(),
                place -> ofEvents(place.column, place.value, rows.at(place.rows), threshold, seed, monitor));
    }

    /**
     * @param rows rows with numbers
     * @param columns what rows are told apart by
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return first all rows, then one for each value of each column
     */
    public static List<Subgroup> of(NumberRows rows, List<SubgroupColumn> columns, long seed, ProgressMonitor monitor) {
        Subgroup all = ofNumbers(ALL_ROWS, "", rows, seed, monitor);
        return collect(
                all,
                columns,
                chosen -> rows.groups().at(chosen).units().count(),
                place -> ofNumbers(place.column, place.value, rows.at(place.rows), seed, monitor));
    }

    private record Place(String column, String value, int[] rows) {}

    private static List<Subgroup> collect(
            Subgroup all,
            List<SubgroupColumn> columns,
            ToIntFunction<int[]> patients,
            Function<Place, Subgroup> measured) {
        List<Subgroup> subgroups = new ArrayList<>(List.of(all));
        for (SubgroupColumn column : columns) {
            int small = 0;
            long rows = 0;
            long people = 0;
            for (int value = 0; value < column.values().size(); value++) {
                int[] chosen = column.rows(value);
                int of = patients.applyAsInt(chosen);
                if (of >= FEWEST_PATIENTS) {
                    subgroups.add(measured.apply(
                            new Place(column.name(), column.values().get(value), chosen)));
                } else if (of > 0) {
                    small++;
                    rows += chosen.length;
                    people += of;
                }
            }
            if (small > 0) {
                subgroups.add(together(column.name(), small, rows, people));
            }
        }
        return List.copyOf(subgroups);
    }

    private static Subgroup together(String column, int values, long rows, long patients) {
        return new Subgroup(
                column,
                "others",
                rows,
                patients,
                OptionalDouble.empty(),
                Figures.NONE,
                values + (values == 1 ? " value" : " values") + " of fewer than " + FEWEST_PATIENTS
                        + " patients, not named");
    }

    private static Subgroup ofEvents(
            String column, String value, EventRows rows, double threshold, long seed, ProgressMonitor monitor) {
        long events = rows.eventCount();
        boolean fewEvents = events < FEWEST_EVENTS;
        boolean fewOthers = rows.size() - events < FEWEST_EVENTS;
        RankedClass ranked = new RankedClass(rows.scores(), rows.events());
        boolean[] happened = rows.events();
        Estimate[] drawn = Bootstrap.estimate(
                rows.units(),
                seed,
                counts -> new double[] {ranked.areas(counts)[0], error(rows.scores(), happened, counts)},
                monitor);
        Figures figures = new Figures(fewEvents || fewOthers ? NONE : drawn[0], drawn[1], NONE, NONE);
        if (!Double.isNaN(threshold)) {
            OperatingPoint point = OperatingPoint.of(rows, new double[] {threshold}, seed, monitor)
                    .get(0);
            figures = new Figures(
                    figures.quality,
                    figures.inTheLarge,
                    fewEvents ? NONE : point.sensitivity(),
                    fewOthers ? NONE : point.specificity());
        }
        String note = fewEvents
                ? "fewer than " + FEWEST_EVENTS + " events"
                : fewOthers ? "fewer than " + FEWEST_EVENTS + " rows without the event" : "";
        return new Subgroup(column, value, rows.size(), rows.units().count(), OptionalDouble.of(events), figures, note);
    }

    private static double error(double[] scores, boolean[] events, int[] counts) {
        double sum = 0;
        long all = 0;
        for (int row = 0; row < counts.length; row++) {
            sum += counts[row] * ((events[row] ? 1 : 0) - scores[row]);
            all += counts[row];
        }
        return sum / all;
    }

    private static Subgroup ofNumbers(
            String column, String value, NumberRows rows, long seed, ProgressMonitor monitor) {
        Estimate[] drawn = Bootstrap.estimate(rows.groups().units(), seed, new NumberQuality(rows), monitor);
        Figures figures = new Figures(
                drawn[NumberQuality.MEASURES.indexOf(Measure.MAE)],
                drawn[NumberQuality.MEASURES.indexOf(Measure.IN_THE_LARGE)],
                NONE,
                NONE);
        return new Subgroup(
                column, value, rows.size(), rows.groups().units().count(), OptionalDouble.empty(), figures, "");
    }
}
