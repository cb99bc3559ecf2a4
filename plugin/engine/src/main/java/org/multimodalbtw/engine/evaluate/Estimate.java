package org.multimodalbtw.engine.evaluate;

/**
 * A value with its 95 % interval.
 *
 * @param value the value; NaN where it is not defined, for example the AUROC of one class
 * @param low the lower end
 * @param high the upper end
 */
public record Estimate(double value, double low, double high) {

    /** @return the value alone */
    Estimate withoutInterval() {
        return new Estimate(value, Double.NaN, Double.NaN);
    }
}
