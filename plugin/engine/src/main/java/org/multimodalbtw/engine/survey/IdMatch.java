package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.regex.Pattern;

/** Ids of two tables that mean the same. */
public final class IdMatch {

    /** What may stand between the parts of an id. */
    public static final Pattern SIGNS = Pattern.compile("[-_./\\s]+");

    private static final Pattern BETWEEN = Pattern.compile("(?<=\\p{L})-(?=\\d)|(?<=\\d)-(?=\\p{L})");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+");

    private IdMatch() {}

    /**
     * What remains of an id without differences that exports make: case, leading zeros, commas of
     * thousands, and {@code .0} behind a whole number.
     *
     * @param id an id
     * @return its key; two ids of one table may have the same
     */
    public static String key(String id) {
        String key = CellText.strip(id).toLowerCase(Locale.ROOT);
        if (key.indexOf(',') > 0 && THOUSANDS.matcher(key).matches()) {
            key = key.replace(",", "");
        }
        int digits = 0;
        while (digits < key.length() && key.charAt(digits) >= '0' && key.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0) {
            return key;
        }
        if (digits < key.length()
                && key.charAt(digits) == '.'
                && key.substring(digits).matches("\\.0+")) {
            key = key.substring(0, digits);
        }
        int zeros = 0;
        while (zeros < Math.min(digits, key.length()) - 1 && key.charAt(zeros) == '0') {
            zeros++;
        }
        return key.substring(zeros);
    }

    /**
     * As {@link #key}, where it does not matter which signs stand between the parts of an id, and where letters and digits meet none is needed: the key
     * of {@code P_001/2}, {@code p-001-2} and {@code P001 2} is {@code p001-2}.
     *
     * @param id an id
     * @return its parts with hyphens between
     */
    public static String parts(String id) {
        return partsOf(key(id));
    }

    /** As {@link #parts} of an id whose key is known. */
    static String partsOf(String key) {
        return BETWEEN.matcher(SIGNS.matcher(key).replaceAll("-")).replaceAll("");
    }
}
