package org.multimodalbtw.engine.survey;

import java.util.Arrays;

/** The plain numbers of a column that have a point: decimals, or where three digits follow in all of them perhaps thousands, as 8.798. */
final class DottedNumbers {

    private static final double THOUSAND = 1000;
    private static final int MOST = 1000;
    private static final int SMALLEST = 8;

    private boolean mayBeThousands = true;
    private String example = "";
    private long count;
    private double[] dotted = {};
    private double[] wholes = {};
    private int wholeCount;

    /**
     * @param text a number with a point
     * @param number it
     * @param before the column's numbers before it
     * @param beforeCount how many these are
     */
    void add(String text, double number, double[] before, int beforeCount) {
        mayBeThousands = mayBeThousands && isThousands(text);
        if (mayBeThousands && count == 0) {
            takeWholes(before, beforeCount);
        }
        if (mayBeThousands && count < MOST) {
            dotted = count == dotted.length ? grown(dotted) : dotted;
            dotted[(int) count] = Math.abs(number);
            example = example.isEmpty() ? text : example;
        }
        count++;
    }

    /** Whether a number is written as {@code 8.798}: one to three digits, the first no 0, and three behind the point. */
    private static boolean isThousands(String text) {
        int first = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int point = text.indexOf('.');
        boolean isPossible = point > first && point <= first + 3 && text.length() == point + 4;
        if (!isPossible || text.charAt(first) == '0') {
            return false;
        }
        for (int index = first; index < text.length(); index++) {
            if (index != point && !Character.isDigit(text.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    /** Before the first number with a point all are whole, and need not be kept a second time. */
    private void takeWholes(double[] before, int beforeCount) {
        wholeCount = Math.min(beforeCount, MOST);
        wholes = Arrays.copyOf(before, wholeCount);
        Arrays.setAll(wholes, index -> Math.abs(wholes[index]));
    }

    /** Sees a whole number; it matters where points before it may separate thousands. */
    void addWhole(double number) {
        if (count > 0 && mayBeThousands && wholeCount < MOST) {
            wholes = wholeCount == wholes.length ? grown(wholes) : wholes;
            wholes[wholeCount++] = Math.abs(number);
        }
    }

    private static double[] grown(double[] numbers) {
        return Arrays.copyOf(numbers, Math.max(SMALLEST, 2 * numbers.length));
    }

    long count() {
        return count;
    }

    String example() {
        return example;
    }

    boolean mayBeThousands() {
        return count > 0 && mayBeThousands;
    }

    /**
     * Whether the points separate thousands, as far as the sizes of the other numbers tell.
     *
     * @param decimals the column's numbers that are written with a decimal comma
     */
    boolean fitAsThousands(double[] decimals) {
        double[] others = Arrays.copyOf(decimals, decimals.length + wholeCount);
        System.arraycopy(wholes, 0, others, decimals.length, wholeCount);
        double other = median(others, others.length);
        double own = median(dotted, (int) Math.min(count, MOST));
        return other == 0 || Math.abs(Math.log(THOUSAND * own / other)) < Math.abs(Math.log(own / other));
    }

    private static double median(double[] numbers, int size) {
        double[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        return size == 0 ? 0 : sorted[size / 2];
    }
}
