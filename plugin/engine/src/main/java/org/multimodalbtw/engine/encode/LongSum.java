package org.multimodalbtw.engine.encode;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A sum that keeps about 32 digits as two numbers (Dekker 1971), so that the order of its terms hardly counts. */
public final class LongSum {

    private double high;
    private double low;

    /** @param number the next number */
    public void add(double number) {
        double sum = high + number;
        double part = sum - high;
        double error = (high - (sum - part)) + (number - part);
        set(sum, low + error);
    }

    /** @param number whose square is added */
    public void addSquare(double number) {
        double square = number * number;
        add(square);
        add(Math.fma(number, number, -square));
    }

    /** @param other a sum that is added to this one */
    public void add(LongSum other) {
        add(other.high);
        add(other.low);
    }

    private void set(double sum, double rest) {
        high = sum + rest;
        low = rest - (high - sum);
    }

    /**
     * @param count above 0
     * @return the sum divided by it
     */
    public double over(double count) {
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
    public double deviations(LongSum sum, double count) {
        double mean = sum.high / count;
        double ofMean = sum.rest(count) / count;
        double product = sum.high * mean;
        double error = Math.fma(sum.high, mean, -product) + sum.high * ofMean + sum.low * mean;
        return (high - product) + (low - error);
    }

    /**
     * @param out gets the sum, 16 bytes
     * @throws IOException if it does not take it
     */
    public void write(DataOutput out) throws IOException {
        out.writeDouble(high);
        out.writeDouble(low);
    }

    /**
     * @param in has what {@link #write} wrote
     * @return the sum
     * @throws IOException if it ends before
     */
    public static LongSum read(DataInput in) throws IOException {
        LongSum sum = new LongSum();
        sum.high = in.readDouble();
        sum.low = in.readDouble();
        return sum;
    }
}
