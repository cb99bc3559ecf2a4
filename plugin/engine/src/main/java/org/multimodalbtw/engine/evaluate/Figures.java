package org.multimodalbtw.engine.evaluate;

import java.util.Locale;

/** Figures in sentences, with as many decimals as their uncertainty has a meaning for. */
public final class Figures {

    private static final int USUAL = 3;
    private static final int MOST = 9;

    private Figures() {}

    /**
     * @param uncertainty a standard error, or an interval's width
     * @return decimals that show its second figure, 0 to 9; 3 where it is 0 or not known
     */
    public static int decimals(double uncertainty) {
        if (!(Math.abs(uncertainty) > 0) || Double.isInfinite(uncertainty)) {
            return USUAL;
        }
        int first = (int) Math.floor(Math.log10(Math.abs(uncertainty)));
        return Math.max(0, Math.min(MOST, 1 - first));
    }

    /**
     * @param value a number
     * @param decimals how many
     * @return it without a sign before 0, in the format of English
     */
    public static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return Double.parseDouble(text) == 0 ? text.replace("-", "") : text;
    }

    /**
     * @param value a number
     * @param decimals how many
     * @return it with a sign, except where it is 0
     */
    public static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        return Double.parseDouble(text) > 0 ? "+" + text : text;
    }
}
