package org.multimodalbtw.engine.encode.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Statistics of numbers that are counted in parts: extremes, the sums of numbers and squares, and the median by {@link RankSearch}. */
final class MergedNumbers {

    private long count;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private LongSum sum = new LongSum();
    private LongSum squares = new LongSum();
    private RankSearch ranks = new RankSearch();

    /** Counts a number in the first reading; NaN is none. */
    void add(double number) {
        if (!Double.isNaN(number)) {
            count++;
            smallest = Math.min(smallest, number);
            largest = Math.max(largest, number);
            sum.add(number);
            squares.addSquare(number);
            ranks.add(number);
        }
    }

    /** Counts a number in a later reading. */
    void addAgain(double number) {
        if (!Double.isNaN(number)) {
            ranks.add(number);
        }
    }

    /** Adds what the first reading counted in another part. */
    void add(MergedNumbers other) {
        count += other.count;
        sum.add(other.sum);
        squares.add(other.squares);
        smallest = Math.min(smallest, other.smallest);
        largest = Math.max(largest, other.largest);
        ranks.add(other.ranks);
    }

    /** Adds what a later reading counted in another part. */
    void addAgain(MergedNumbers other) {
        ranks.add(other.ranks);
    }

    /** Ends a reading. */
    void decide() {
        ranks.decide(count);
    }

    /** @return whether no further reading is needed */
    boolean isDone() {
        return count == 0 || ranks.isDone();
    }

    /** @return the statistics; without the median before {@link #isDone} */
    NumberStatistics statistics() {
        if (count == 0) {
            return NumberStatistics.NONE;
        }
        return smallest == largest
                ? NumberStatistics.constant(count, smallest)
                : new NumberStatistics(
                        count,
                        sum.over(count),
                        Math.sqrt(squares.deviations(sum, count) / count),
                        ranks.median(),
                        smallest,
                        largest);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(smallest);
        out.writeDouble(largest);
        sum.write(out);
        squares.write(out);
        ranks.write(out);
    }

    static MergedNumbers read(DataInput in) throws IOException {
        MergedNumbers numbers = new MergedNumbers();
        numbers.count = in.readLong();
        numbers.smallest = in.readDouble();
        numbers.largest = in.readDouble();
        numbers.sum = LongSum.read(in);
        numbers.squares = LongSum.read(in);
        numbers.ranks = RankSearch.read(in);
        return numbers;
    }
}
