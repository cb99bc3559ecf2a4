package org.multimodalbtw.engine;

/** Checks numbers that an analyst sets, and says what is allowed. */
public final class Limits {

    /** From here on, numbers that are not counts are written with an exponent. */
    private static final double LARGE = 1e7;

    /** A lower limit up to this only keeps out what is not above 0. */
    private static final double TINY = 1e-6;

    private Limits() {}

    /**
     * @param setting the setting's name in the dialog
     * @param value its value
     * @param low the smallest number that is allowed
     * @param high the largest
     * @throws InputException if the value is not from {@code low} to {@code high}, or no number
     */
    public static void between(String setting, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            String from = low > 0 && low <= TINY ? "above 0 up to " : "from " + number(low) + " to ";
            throw refused(setting, number(value), from + number(high));
        }
    }

    /**
     * @param setting the setting's name in the dialog
     * @param value its value
     * @param low the smallest whole number that is allowed
     * @param high the largest
     * @throws InputException if the value is not from {@code low} to {@code high}
     */
    public static void between(String setting, int value, int low, int high) {
        if (value < low || value > high) {
            throw refused(setting, String.valueOf(value), "from " + low + " to " + high);
        }
    }

    /**
     * @param setting the setting's name in the dialog
     * @param value its value
     * @param low the smallest whole number that is allowed
     * @throws InputException if the value is below
     */
    public static void atLeast(String setting, int value, int low) {
        if (value < low) {
            throw refused(setting, String.valueOf(value), "from " + low + " on");
        }
    }

    /**
     * @param setting the setting's name in the dialog
     * @param value its value
     * @throws InputException if the value is not above 0 and finite
     */
    public static void positive(String setting, double value) {
        if (!(value > 0 && value <= Float.MAX_VALUE)) {
            throw refused(setting, number(value), "above 0");
        }
    }

    /**
     * @param value a number
     * @return it as people write it: whole numbers without a decimal point
     */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGE
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static InputException refused(String setting, String value, String allowed) {
        return new InputException(setting + " is " + value + ".", "Choose a number " + allowed + ".");
    }
}
