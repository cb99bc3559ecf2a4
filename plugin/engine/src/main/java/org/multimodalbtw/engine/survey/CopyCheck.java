package org.multimodalbtw.engine.survey;

import java.util.HashMap;
import java.util.Map;

/** Whether a column says the same as another: each value of one goes with one value of the other, in all rows. */
final class CopyCheck {

    private static final int FEWEST_ROWS = 20;
    /** With more values of the other column, only equal values are a copy: two columns of different numbers always go together. */
    private static final int MOST_NAMES = 50;

    /** Fewer rows that repeat a pair of values, where other values than equal ones are a copy. */
    private static final int FEWEST_REPEATS = 10;
    /** Where there are so few ways to give rows the same values in another order, two columns can be alike by chance. */
    private static final double FEWEST_WAYS = 1e4;

    private final boolean isStrict;
    private Map<String, String> forth = new HashMap<>();
    private Map<String, String> back = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private boolean equal = true;
    private long rows;

    /** @param isStrict whether a copy needs values that repeat, and more than a few rows that differ from most */
    CopyCheck(boolean isStrict) {
        this.isStrict = isStrict;
    }

    /** One that has seen the same. */
    CopyCheck copy() {
        CopyCheck copy = new CopyCheck(isStrict);
        copy.forth = forth == null ? null : new HashMap<>(forth);
        copy.back = back == null ? null : new HashMap<>(back);
        copy.counts.putAll(counts);
        copy.equal = equal;
        copy.rows = rows;
        return copy;
    }

    /** Sees the values of one row, neither empty. */
    void add(String value, String other) {
        rows++;
        if (isStrict && (counts.size() <= MOST_NAMES || counts.containsKey(other))) {
            counts.merge(other, 1, Integer::sum);
        }
        equal = equal && isSame(value, other);
        if (forth != null) {
            String before = forth.putIfAbsent(value, other);
            String behind = back.putIfAbsent(other, value);
            boolean contradicts = before != null && !before.equals(other) || behind != null && !behind.equals(value);
            if (contradicts || forth.size() > MOST_NAMES) {
                forth = null;
                back = null;
            }
        }
    }

    /** Whether nothing can make it a copy any more. */
    boolean isRefuted() {
        return !equal && forth == null;
    }

    boolean isCopy() {
        boolean isOther = forth != null && forth.size() > 1;
        if (rows < FEWEST_ROWS || !(equal && !isOneValue()) && !isOther) {
            return false;
        }
        return !isStrict || !isByChance() && (equal || rows - forth.size() >= FEWEST_REPEATS);
    }

    /** How many pairs of values were seen. */
    long rows() {
        return rows;
    }

    /** Whether there are only few ways to give the rows their values in another order. */
    private boolean isByChance() {
        double ways = 1;
        long seen = 0;
        for (int count : counts.values()) {
            for (int row = 1; row <= count && ways < FEWEST_WAYS; row++) {
                ways *= (double) (seen + row) / row;
            }
            seen += count;
        }
        return ways < FEWEST_WAYS;
    }

    private boolean isOneValue() {
        return forth != null && forth.size() < 2;
    }

    private static boolean isSame(String value, String other) {
        return value.equalsIgnoreCase(other) || SameNumber.are(value, other);
    }
}
