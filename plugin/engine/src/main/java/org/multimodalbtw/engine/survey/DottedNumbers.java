package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The plain numbers of a column that have a point: decimals, or where three digits follow in all of them perhaps thousands, as 8.798. */
final class DottedNumbers {

    private static final Pattern THOUSANDS = Pattern.compile("[-+]?[1-9]\\d{0,2}\\.\\d{3}");
    private static final double THOUSAND = 1000;
    private static final int MOST = 1000;

    private boolean mayBeThousands = true;
    private String example = "";
    private long count;
    private double[] dotted = new double[8];
    private double[] wholes = new double[8];
    private int wholeCount;

    void add(String text, double number) {
        mayBeThousands = mayBeThousands && THOUSANDS.matcher(text).matches();
        if (mayBeThousands && count < MOST) {
            dotted = count == dotted.length ? Arrays.copyOf(dotted, 2 * dotted.length) : dotted;
            dotted[(int) count] = Math.abs(number);
            example = example.isEmpty() ? text : example;
        }
        count++;
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
