package org.multimodalbtw.engine.decide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Bootstrap;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Wilson;

/**
 * What alarms from a threshold on find and cost, each with its 95 % interval: of shares Wilson's where rows are independent, else, and of
 * net benefits always, a bootstrap over rows or groups. NaN where a figure is not defined.
 *
 * @param threshold an alarm is a probability of at least this
 * @param counts how alarms and events go together
 * @param alarmsIn100 alarms in 100 rows
 * @param sensitivity share of the events that are found
 * @param specificity share of the others that have no alarm
 * @param rightAlarms share of the alarms that are right
 * @param rightSilence share of those without an alarm that have no event
 * @param benefit what the alarms are worth
 */
public record OperatingPoint(
        double threshold,
        Confusion counts,
        Estimate alarmsIn100,
        Estimate sensitivity,
        Estimate specificity,
        Estimate rightAlarms,
        Estimate rightSilence,
        Benefit benefit) {

    /**
     * What alarms are worth.
     *
     * @param net {@link Confusion#netBenefit}
     * @param ofAll that of an alarm for every row
     */
    public record Benefit(Estimate net, Estimate ofAll) {}

    /** @return {@link Confusion#netBenefit} */
    public Estimate netBenefit() {
        return benefit.net();
    }

    /** @return that of an alarm for every row */
    public Estimate netBenefitOfAll() {
        return benefit.ofAll();
    }

    private static final int FIGURES = 7;

    /** Thresholds that a reader knows: from nineteen false alarms for an event to one. */
    private static final double[] USUAL = {.05, .1, .2, .3, .5};

    /**
     * @param rows rows with probabilities, at least one
     * @param alarm the threshold of an alarm; empty if there is none
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return one for each usual threshold, and that of the alarm, ascending
     */
    public static List<OperatingPoint> usual(EventRows rows, OptionalDouble alarm, long seed, ProgressMonitor monitor) {
        double[] thresholds = DoubleStream.concat(Arrays.stream(USUAL), alarm.stream())
                .sorted()
                .distinct()
                .toArray();
        return of(rows, thresholds, seed, monitor);
    }

    /**
     * @param rows rows with probabilities, at least one
     * @param thresholds in any order
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return one for each threshold, in their order
     */
    public static List<OperatingPoint> of(EventRows rows, double[] thresholds, long seed, ProgressMonitor monitor) {
        Tally tally = new Tally(rows, thresholds);
        Estimate[] drawn = Bootstrap.estimate(rows.units(), seed, tally, monitor);
        List<OperatingPoint> points = new ArrayList<>();
        for (int index = 0; index < thresholds.length; index++) {
            Estimate[] own = Arrays.copyOfRange(drawn, FIGURES * index, FIGURES * (index + 1));
            points.add(of(
                    thresholds[index],
                    rows.confusion(thresholds[index]),
                    own,
                    rows.units().areRows()));
        }
        return List.copyOf(points);
    }

    private static OperatingPoint of(double threshold, Confusion counts, Estimate[] drawn, boolean independent) {
        if (independent) {
            long others = counts.rows() - counts.events();
            drawn[0] = Wilson.in100(counts.alarms(), counts.rows());
            drawn[1] = Wilson.of(counts.truePositives(), counts.events());
            drawn[2] = Wilson.of(counts.trueNegatives(), others);
            drawn[3] = Wilson.of(counts.truePositives(), counts.alarms());
            drawn[4] = Wilson.of(counts.trueNegatives(), counts.rows() - counts.alarms());
        }
        return new OperatingPoint(
                threshold, counts, drawn[0], drawn[1], drawn[2], drawn[3], drawn[4], new Benefit(drawn[5], drawn[6]));
    }

    private static double[] figures(Confusion counts, double threshold) {
        return new double[] {
            counts.alarmsIn100(),
            counts.sensitivity(),
            counts.specificity(),
            counts.rightAlarms(),
            counts.rightSilence(),
            counts.netBenefit(threshold),
            counts.netBenefitOfAll(threshold)
        };
    }

    /** The figures of all thresholds for any counts of the rows, in one pass over the rows. */
    static final class Tally implements Bootstrap.Statistic {

        private final double[] thresholds;
        private final double[] sorted;
        private final int[] reached;
        private final boolean[] events;

        Tally(EventRows rows, double[] thresholds) {
            this.thresholds = thresholds.clone();
            sorted = Arrays.stream(thresholds).distinct().sorted().toArray();
            events = rows.events();
            reached = Arrays.stream(rows.scores()).mapToInt(this::reached).toArray();
        }

        /** How many of the sorted thresholds a score reaches. */
        private int reached(double score) {
            int place = Arrays.binarySearch(sorted, score);
            return place >= 0 ? place + 1 : -place - 1;
        }

        @Override
        public double[] values(int[] counts) {
            Confusion[] confusions = confusions(counts);
            double[] values = new double[FIGURES * thresholds.length];
            for (int index = 0; index < thresholds.length; index++) {
                int place = Arrays.binarySearch(sorted, thresholds[index]);
                System.arraycopy(figures(confusions[place], thresholds[index]), 0, values, FIGURES * index, FIGURES);
            }
            return values;
        }

        /** Those of the thresholds in ascending order. */
        Confusion[] confusions(int[] counts) {
            long[] eventsAt = new long[sorted.length + 1];
            long[] othersAt = new long[sorted.length + 1];
            for (int row = 0; row < reached.length; row++) {
                (events[row] ? eventsAt : othersAt)[reached[row]] += counts[row];
            }
            long allEvents = Arrays.stream(eventsAt).sum();
            long allOthers = Arrays.stream(othersAt).sum();
            Confusion[] confusions = new Confusion[sorted.length];
            long found = 0;
            long falseAlarms = 0;
            for (int place = sorted.length - 1; place >= 0; place--) {
                found += eventsAt[place + 1];
                falseAlarms += othersAt[place + 1];
                confusions[place] = new Confusion(found, falseAlarms, allEvents - found, allOthers - falseAlarms);
            }
            return confusions;
        }
    }
}
