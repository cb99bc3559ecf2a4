package org.multimodalbtw.engine.encode.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.multimodalbtw.engine.encode.MergedMoments;
import org.multimodalbtw.engine.encode.RankSearch;

/** Statistics of numbers that are counted in parts: {@link MergedMoments}, and the median by {@link RankSearch}. */
final class MergedNumbers {

    private MergedMoments moments = new MergedMoments();
    private RankSearch ranks = new RankSearch();

    /** Counts a number in the first reading; NaN is none. */
    void add(double number) {
        if (!Double.isNaN(number)) {
            moments.add(number);
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
        moments.add(other.moments);
        ranks.add(other.ranks);
    }

    /** Adds what a later reading counted in another part. */
    void addAgain(MergedNumbers other) {
        ranks.add(other.ranks);
    }

    /** Ends a reading. */
    void decide() {
        long count = moments.count();
        if (count == 0) {
            ranks.decide();
        } else {
            ranks.decide((count - 1) / 2, count / 2);
        }
    }

    /** @return whether no further reading is needed */
    boolean isDone() {
        return moments.count() == 0 || ranks.isDone();
    }

    /** @return the statistics; without the median before {@link #isDone} */
    NumberStatistics statistics() {
        if (moments.count() == 0) {
            return NumberStatistics.NONE;
        }
        double middle = ranks.isDone() ? ranks.number(0) / 2 + ranks.number(1) / 2 : 0;
        return moments.varies()
                ? new NumberStatistics(
                        moments.count(),
                        moments.mean(),
                        moments.deviation(),
                        middle,
                        moments.smallest(),
                        moments.largest())
                : NumberStatistics.constant(moments.count(), moments.mean());
    }

    void write(DataOutput out) throws IOException {
        moments.write(out);
        ranks.write(out);
    }

    static MergedNumbers read(DataInput in) throws IOException {
        MergedNumbers numbers = new MergedNumbers();
        numbers.moments = MergedMoments.read(in);
        numbers.ranks = RankSearch.read(in);
        return numbers;
    }
}
