package org.multimodalbtw.engine.decide;

/**
 * How alarms and events go together. Shares are NaN where nothing is counted that they are of.
 *
 * @param truePositives alarms of rows with the event
 * @param falsePositives alarms of rows without
 * @param falseNegatives rows with the event and no alarm
 * @param trueNegatives rows with neither
 */
public record Confusion(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

    /** @throws IllegalArgumentException if a count is negative */
    public Confusion {
        if (Math.min(Math.min(truePositives, falsePositives), Math.min(falseNegatives, trueNegatives)) < 0) {
            throw new IllegalArgumentException("a negative count");
        }
    }

    /** @return how many rows there are */
    public long rows() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    /** @return how many rows have the event */
    public long events() {
        return truePositives + falseNegatives;
    }

    /** @return how many rows have an alarm */
    public long alarms() {
        return truePositives + falsePositives;
    }

    /** @return share of the rows with an alarm, times 100 */
    public double alarmsIn100() {
        return 100.0 * alarms() / rows();
    }

    /** @return share of the events with an alarm */
    public double sensitivity() {
        return (double) truePositives / events();
    }

    /** @return share of the rows without the event that have no alarm */
    public double specificity() {
        return (double) trueNegatives / (trueNegatives + falsePositives);
    }

    /** @return share of the alarms that are right (positive predictive value) */
    public double rightAlarms() {
        return (double) truePositives / alarms();
    }

    /** @return share of the rows without an alarm that have no event (negative predictive value) */
    public double rightSilence() {
        return (double) trueNegatives / (trueNegatives + falseNegatives);
    }

    /**
     * Events found, less false alarms at the weight that the threshold says, as a share of the rows (Vickers and Elkin 2006).
     *
     * @param threshold a probability below 1: who acts from here on takes one event for as much as (1 - threshold) / threshold false alarms
     * @return the net benefit; NaN for a threshold that is no such probability
     */
    public double netBenefit(double threshold) {
        if (!(threshold >= 0 && threshold < 1)) {
            return Double.NaN;
        }
        return (truePositives - falsePositives * threshold / (1 - threshold)) / rows();
    }

    /**
     * @param threshold as above
     * @return the net benefit of an alarm for every row
     */
    public double netBenefitOfAll(double threshold) {
        return new Confusion(events(), rows() - events(), 0, 0).netBenefit(threshold);
    }
}
