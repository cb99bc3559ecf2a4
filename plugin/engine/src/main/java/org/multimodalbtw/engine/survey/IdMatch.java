package org.multimodalbtw.engine.survey;

import java.util.Locale;

/** Ids of two tables that mean the same. */
public final class IdMatch {

    private IdMatch() {}

    /**
     * What remains of an id without differences that exports make: case, leading zeros, and {@code .0} behind a whole number.
     *
     * @param id an id
     * @return its key; two ids of one table may have the same
     */
    public static String key(String id) {
        String key = CellText.strip(id).toLowerCase(Locale.ROOT);
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
}
