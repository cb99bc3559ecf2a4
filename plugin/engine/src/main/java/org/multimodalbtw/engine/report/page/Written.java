package org.multimodalbtw.engine.report.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.multimodalbtw.engine.evaluate.Estimate;

/** Numbers as people read them, rounded. */
final class Written {

    private static final String NONE = "–";
    private static final int DIGITS = 3;

    private Written() {}

    /**
     * @param count a count
     * @return for example {@code "12,345"}
     */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * @param count a count
     * @param one what there is one of; an s makes several of it
     * @return for example {@code "1 row"} or {@code "3 rows"}
     */
    static String count(long count, String one) {
        return count(count) + " " + (count == 1 ? one : one + "s");
    }

    /**
     * @param share from 0 to 1
     * @return for example {@code "34 %"} or {@code "4.2 %"}; a dash for NaN
     */
    static String share(double share) {
        if (Double.isNaN(share)) {
            return NONE;
        }
        if (share > 0 && share < .0005) {
            return "below 0.1 %";
        }
        if (share < 1 && share > .9995) {
            return "above 99.9 %";
        }
        boolean isNearAnEnd = share > 0 && share < .0995 || share > .9 && share < 1;
        return String.format(Locale.ROOT, isNearAnEnd ? "%.1f %%" : "%.0f %%", 100 * share);
    }

    /**
     * @param part a count
     * @param whole that of which it is a part
     * @return for example {@code "12 (4.0 %)"}
     */
    static String part(long part, long whole) {
        return whole == 0 ? count(part) : count(part) + " (" + share((double) part / whole) + ")";
    }

    /**
     * @param number any number
     * @return with up to three digits, for example {@code "0.0123"}, {@code "12.3"} or {@code "12,346"}; a dash where it is none
     */
    static String number(double number) {
        if (!Double.isFinite(number)) {
            return NONE;
        }
        if (Math.abs(number) >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        String plain = new BigDecimal(number)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
        return Math.abs(number) < 1e-5 ? "0" : plain;
    }

    /**
     * @param value a score
     * @return with three decimals; a dash where it is not defined
     */
    static String score(double value) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%.3f", value).replaceFirst("^-(0\\.0+)$", "$1")
                : NONE;
    }

    /**
     * @param difference of two scores
     * @return with three decimals and its sign
     */
    static String signed(double difference) {
        String plain = score(difference);
        return difference > 0 && !plain.equals("0.000") ? "+" + plain : plain;
    }

    /**
     * @param estimate a score with its interval
     * @return the interval, for example {@code "0.698 to 0.826"}; empty where there is none
     */
    static String interval(Estimate estimate) {
        return Double.isFinite(estimate.low()) && Double.isFinite(estimate.high())
                ? score(estimate.low()) + " to " + score(estimate.high())
                : "";
    }

    /**
     * @param difference of two shares
     * @return in points with its sign, for example {@code "+4.2 points"}
     */
    static String points(double difference) {
        return Double.isFinite(difference)
                ? String.format(Locale.ROOT, "%+.1f points", 100 * difference)
                        .replaceFirst("^-0\\.0 ", "0.0 ")
                        .replaceFirst("^\\+0\\.0 ", "0.0 ")
                : NONE;
    }
}
