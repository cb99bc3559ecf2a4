package org.multimodalbtw.engine.encode;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Count, mean and standard deviation of numbers that are counted in parts. Sums keep 32 digits, so that the order of the parts hardly counts:
 * both differ from those of all numbers at once by less than 1e-12 of themselves where the mean is less than 1e9 standard deviations away
 * from 0.
 */
public final class MergedMoments {

    private long count;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private LongSum sum = new LongSum();
    private LongSum squares = new LongSum();

    /** @param number the next number, not NaN, of at most 1e150 */
    public void add(double number) {
        count++;
        smallest = Math.min(smallest, number);
        largest = Math.max(largest, number);
        sum.add(number);
        squares.addSquare(number);
    }

    /** @param other what was counted in another part */
    public void add(MergedMoments other) {
        count += other.count;
        smallest = Math.min(smallest, other.smallest);
        largest = Math.max(largest, other.largest);
        sum.add(other.sum);
        squares.add(other.squares);
    }

    /** @return how many numbers there were */
    public long count() {
        return count;
    }

    /** @return the smallest number; infinite where there are none */
    public double smallest() {
        return smallest;
    }

    /** @return the largest number; -infinite where there are none */
    public double largest() {
        return largest;
    }

    /** @return whether there are two different numbers */
    public boolean varies() {
        return smallest < largest;
    }

    /** @return their mean; 0 where there are none; not finite if numbers are too large */
    public double mean() {
        if (count == 0) {
            return 0;
        }
        return varies() ? sum.over(count) : smallest;
    }

    /** @return the standard deviation of the numbers themselves; 0 where they do not vary; not finite if numbers are too large */
    public double deviation() {
        return varies() ? Math.sqrt(squares.deviations(sum, count) / count) : 0;
    }

    /** @return the same as if the numbers had come one after the other; numbers that vary do so, whatever rounding makes of their deviation */
    public Moments moments() {
        return Moments.of(count, mean(), varies() ? Math.max(squares.deviations(sum, count), Double.MIN_NORMAL) : 0);
    }

    /**
     * @param out gets what was counted, 56 bytes
     * @throws IOException if it does not take it
     */
    public void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(smallest);
        out.writeDouble(largest);
        sum.write(out);
        squares.write(out);
    }

    /**
     * @param in has what {@link #write} wrote
     * @return what was counted
     * @throws IOException if it ends before
     */
    public static MergedMoments read(DataInput in) throws IOException {
        MergedMoments moments = new MergedMoments();
        moments.count = in.readLong();
        moments.smallest = in.readDouble();
        moments.largest = in.readDouble();
        moments.sum = LongSum.read(in);
        moments.squares = LongSum.read(in);
        return moments;
    }
}
