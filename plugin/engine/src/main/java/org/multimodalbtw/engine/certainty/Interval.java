package org.multimodalbtw.engine.certainty;

/**
 * Between which numbers the truth lies, in units of the target.
 *
 * @param low the lower end; negative infinity where too few rows were held out to give one
 * @param high the upper end; positive infinity likewise
 */
public record Interval(double low, double high) {

    /** @return whether both ends are known */
    public boolean isFinite() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    /** @return the distance of its ends */
    public double width() {
        return high - low;
    }
}
