package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;

/** The numbers of a column that have a point: decimals, or where three digits follow in all of them perhaps thousands, as 8.798. */
final class DottedNumbers {

    private static final double THOUSAND = 1000;
    private static final int MOST = 1000;
    private static final int SMALLEST = 8;
    /** The logarithm of 10: numbers of one quantity are mostly nearer. */
    private static final double NEAR = Math.log(10);
    /** Up to here are densities, as 1.015 of urine, which are written with three decimals. */
    private static final double DENSEST = 1.1;

    private boolean mayBeThousands = true;
    private boolean areRound = true;
    private String example = "";
    private long count;
    private double[] dotted = {};
    private double[] wholes = {};
    private int wholeCount;
    /** At which places of the column's numbers whole ones have a point, as {@code 10.000}. */
    private final BitSet pointedWholes = new BitSet();

    /**
     * @param text a number with a point
     * @param number it
     * @param before the column's numbers before it
     * @param beforeCount how many these are
     */
    void add(String text, double number, double[] before, int beforeCount) {
        add(text, text, number, before, beforeCount);
    }

    /** As {@link #add(String, double, double[], int)} of a number in a longer cell, such as {@code 2.200 ml}. */
    void add(String cell, String text, double number, double[] before, int beforeCount) {
        mayBeThousands = mayBeThousands && isThousands(text);
        areRound = areRound && text.endsWith("0");
        if (mayBeThousands && count == 0) {
            takeWholes(before, beforeCount);
        }
        if (mayBeThousands && count < MOST) {
            dotted = count == dotted.length ? grown(dotted) : dotted;
            dotted[(int) count] = Math.abs(number);
            example = example.isEmpty() ? cell : example;
        }
        if (mayBeThousands && number == Math.rint(number)) {
            pointedWholes.set(beforeCount);
        }
        count++;
    }

    /** The same numbers, to which others may be added. */
    DottedNumbers copy() {
        DottedNumbers copy = new DottedNumbers();
        copy.mayBeThousands = mayBeThousands;
        copy.areRound = areRound;
        copy.example = example;
        copy.count = count;
        copy.dotted = dotted.clone();
        copy.wholes = wholes.clone();
        copy.wholeCount = wholeCount;
        copy.pointedWholes.or(pointedWholes);
        return copy;
    }

    /** Whether a number is written as {@code 8.798}: one to three digits, the first no 0, and three behind the point. */
    static boolean isThousands(String text) {
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

    /** Whether the number at a place of the column is whole and has a point, as {@code 10.000}. */
    boolean isPointedWhole(int place) {
        return pointedWholes.get(place);
    }

    String example() {
        return example;
    }

    boolean mayBeThousands() {
        return count > 0 && mayBeThousands;
    }

    /** Whether all end in 0, as {@code 7.500}, which nobody writes behind the decimals that matter. */
    boolean areRound() {
        return areRound;
    }

    /**
     * Whether the points separate thousands, as far as the sizes of the other numbers tell. Where there are none, they do, unless all are of the size of
     * a density.
     *
     * @param decimals the column's numbers that are written with a decimal comma
     */
    boolean fitAsThousands(double[] decimals) {
        OptionalDouble other = other(decimals);
        double own = own();
        return other.isEmpty()
                ? Arrays.stream(dotted, 0, kept()).anyMatch(number -> number >= DENSEST)
                : other.getAsDouble() == 0 || distance(THOUSAND * own, other) < distance(own, other);
    }

    /** Whether there are other numbers, and these are of the size of those with a point if that separates thousands, and far from it if not. */
    boolean areLikelyThousands(double[] decimals) {
        OptionalDouble other = other(decimals);
        return other.isPresent()
                && other.getAsDouble() > 0
                && distance(THOUSAND * own(), other) < NEAR
                && distance(THOUSAND * own(), other) < distance(own(), other);
    }

    private static double distance(double number, OptionalDouble other) {
        return Math.abs(Math.log(number / other.getAsDouble()));
    }

    private int kept() {
        return (int) Math.min(count, MOST);
    }

    private double own() {
        return median(dotted, kept());
    }

    /** The middle one of the numbers without a point. */
    private OptionalDouble other(double[] decimals) {
        double[] others = Arrays.copyOf(decimals, decimals.length + wholeCount);
        System.arraycopy(wholes, 0, others, decimals.length, wholeCount);
        return others.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(others, others.length));
    }

    private static double median(double[] numbers, int size) {
        double[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        return size == 0 ? 0 : sorted[size / 2];
    }
}
