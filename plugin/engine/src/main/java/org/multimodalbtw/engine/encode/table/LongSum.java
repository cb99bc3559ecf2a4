package org.multimodalbtw.engine.encode.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A sum that keeps about 32 digits as two numbers (Dekker 1971), so that the order of its terms hardly counts. */
final class LongSum {

    private double high;
    private double low;

    /** Adds a number. */
    void add(double number) {
        double sum = high + number;
        double part = sum - high;
        double error = (high - (sum - part)) + (number - part);
        set(sum, low + error);
    }

    /** Adds the square of a number. */
    void addSquare(double number) {
        double square = number * number;
        add(square);
        add(Math.fma(number, number, -square));
    }

    /** Adds another sum. */
    void add(LongSum other) {
        add(other.high);
        add(other.low);
    }

    private void set(double sum, double rest) {
        high = sum + rest;
        low = rest - (high - sum);
    }

    /** @return the sum divided by a count */
    double over(double count) {
        return high / count + rest(count) / count;
    }

    /** What is left of the sum when its rounded share is taken away so many times. */
    private double rest(double count) {
        return Math.fma(-(high / count), count, high) + low;
    }

    /**
     * @param sum of the numbers of which this is the sum of squares
     * @param count how many there are
     * @return the sum of the squares of their deviations from their mean
     */
    double deviations(LongSum sum, double count) {
        double mean = sum.high / count;
        double ofMean = sum.rest(count) / count;
        double product = sum.high * mean;
        double error = Math.fma(sum.high, mean, -product) + sum.high * ofMean + sum.low * mean;
        return (high - product) + (low - error);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(high);
        out.writeDouble(low);
    }

    static LongSum read(DataInput in) throws IOException {
        LongSum sum = new LongSum();
        sum.high = in.readDouble();
        sum.low = in.readDouble();
        return sum;
    }
}
