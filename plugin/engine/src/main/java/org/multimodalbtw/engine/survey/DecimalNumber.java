package org.multimodalbtw.engine.survey;

import com.fasterxml.jackson.core.io.NumberInput;

/** Numbers as data files write them: digits with {@code .} and an exponent, and nothing else of Java's syntax; rounded to the nearest double. */
public final class DecimalNumber {

    private DecimalNumber() {}

    /**
     * @param text a cell without spaces around it
     * @return the number; NaN if the text is not a finite decimal number: hexadecimal, {@code "1d"}, {@code "inf"} and
     *     numbers beyond the range of a double are not
     */
    public static double parse(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if ((character < '0' || character > '9') && "+-.eE".indexOf(character) < 0) {
                return Double.NaN;
            }
        }
        try {
            double number = NumberInput.parseDouble(text, true);
            return Double.isInfinite(number) ? Double.NaN : number;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
