package org.multimodalbtw.engine.encode;

/** Count, mean and standard deviation of numbers that come one after the other (Welford 1962). */
public final class Moments {

    private long count;
    private double mean;
    private double squares;

    /**
     * @param count how many numbers there were
     * @param mean their mean
     * @param squares the sum of the squares of their deviations from it, above 0 if two are different
     * @return what is known of numbers that were counted otherwise
     */
    static Moments of(long count, double mean, double squares) {
        Moments moments = new Moments();
        moments.count = count;
        moments.mean = mean;
        moments.squares = squares;
        return moments;
    }

    /** @param value the next number */
    public void add(double value) {
        count++;
        double step = value - mean;
        mean += step / count;
        squares += step * (value - mean);
    }

    /** @return how many numbers there were */
    public long count() {
        return count;
    }

    /** @return their mean; 0 before the first */
    public double mean() {
        return mean;
    }

    /** @return the standard deviation of the numbers themselves, 1 where it is 0 */
    public double deviationOrOne() {
        double deviation = Math.sqrt(squares / count);
        return deviation > 0 ? deviation : 1;
    }

    /** @return whether there are two different numbers */
    public boolean varies() {
        return squares > 0;
    }
}
