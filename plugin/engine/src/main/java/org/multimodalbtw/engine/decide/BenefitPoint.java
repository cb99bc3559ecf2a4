package org.multimodalbtw.engine.decide;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A point of the decision curve (Vickers and Elkin 2006): what alarms from a threshold on are worth.
 *
 * @param threshold an alarm is a probability of at least this
 * @param net {@link Confusion#netBenefit}; that of no alarm is 0
 * @param ofAll that of an alarm for every row
 */
public record BenefitPoint(double threshold, double net, double ofAll) {

    private static final int POINTS = 99;

    /**
     * @param rows rows with probabilities, at least one
     * @return the points from 1 % to 99 %, one for each
     */
    public static List<BenefitPoint> of(EventRows rows) {
        double[] thresholds = IntStream.rangeClosed(1, POINTS)
                .mapToDouble(hundredth -> hundredth / 100.)
                .toArray();
        int[] once = new int[rows.size()];
        Arrays.fill(once, 1);
        Confusion[] counts = new OperatingPoint.Tally(rows, thresholds).confusions(once);
        return IntStream.range(0, POINTS)
                .mapToObj(place -> new BenefitPoint(
                        thresholds[place],
                        counts[place].netBenefit(thresholds[place]),
                        counts[place].netBenefitOfAll(thresholds[place])))
                .toList();
    }
}
