package org.multimodalbtw.engine.encode;

/** Count, mean and standard deviation of numbers that come one after the other (Welford 1962). */
final class Moments {

    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double step = value - mean;
        mean += step / count;
        squares += step * (value - mean);
    }

    long count() {
        return count;
    }

    double mean() {
        return mean;
    }

    /** @return the standard deviation of the numbers themselves, 1 where it is 0 */
    double deviationOrOne() {
        double deviation = Math.sqrt(squares / count);
        return deviation > 0 ? deviation : 1;
    }

    /** @return whether there are two different numbers */
    boolean varies() {
        return squares > 0;
    }
}
