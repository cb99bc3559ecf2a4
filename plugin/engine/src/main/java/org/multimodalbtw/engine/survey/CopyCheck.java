package org.multimodalbtw.engine.survey;

import java.util.HashMap;
import java.util.Map;

/** Whether a column says the same as another: each value of one goes with one value of the other, in all rows. */
final class CopyCheck {

    private static final int FEWEST_ROWS = 20;
    /** With more values of the other column, only equal values are a copy: two columns of different numbers always go together. */
    private static final int MOST_NAMES = 50;

    private Map<String, String> forth = new HashMap<>();
    private Map<String, String> back = new HashMap<>();
    private boolean equal = true;
    private long rows;

    /** Sees the values of one row, neither empty. */
    void add(String value, String other) {
        rows++;
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
        return rows >= FEWEST_ROWS && (equal && !isOneValue() || forth != null && forth.size() > 1);
    }

    private boolean isOneValue() {
        return forth != null && forth.size() < 2;
    }

    private static boolean isSame(String value, String other) {
        if (value.equalsIgnoreCase(other)) {
            return true;
        }
        double number = DecimalNumber.parse(value);
        return !Double.isNaN(number) && number == DecimalNumber.parse(other);
    }
}
