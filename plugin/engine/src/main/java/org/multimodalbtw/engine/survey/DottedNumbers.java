package org.multimodalbtw.engine.survey;

import java.util.Arrays;

/** The plain numbers of a column that have a point: decimals, or where three digits follow in all of them perhaps thousands, as 8.798. */
final class DottedNumbers {

    private static final double THOUSAND = 1000;
    private static final int MOST = 1000;

    private boolean mayBeThousands = true;
    private String example = "";
    private long count;
    private double[] dotted = new double[8];
    private double[] wholes = new double[8];
    private int wholeCount;

    void add(String text, double number) {
        mayBeThousands = mayBeThousands && isThousands(text);
        if (mayBeThousands && count < MOST) {
            dotted = count == dotted.length ? Arrays.copyOf(dotted, 2 * dotted.length) : dotted;
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

    void addWhole(double number) {
        if (wholeCount < MOST) {
            wholes = wholeCount == wholes.length ? Arrays.copyOf(wholes, 2 * wholeCount) : wholes;
            wholes[wholeCount++] = Math.abs(number);
        }
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
