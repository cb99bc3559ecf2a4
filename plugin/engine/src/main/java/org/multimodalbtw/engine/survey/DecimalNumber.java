package org.multimodalbtw.engine.survey;

import com.fasterxml.jackson.core.io.NumberInput;

/** Numbers as data files write them: digits with {@code .} and an exponent, and nothing else of Java's syntax; rounded to the nearest double. */
public final class DecimalNumber {

    /** Whole numbers of so many digits, and powers of ten up to that, are exact as doubles, so that their quotient is rounded once. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private DecimalNumber() {}

    /**
     * @param text a cell without spaces around it
     * @return the number; NaN if the text is not a finite decimal number: hexadecimal, {@code "1d"}, {@code "inf"} and
     *     numbers beyond the range of a double are not
     */
    public static double parse(String text) {
        int length = text.length();
        boolean isSigned = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+');
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int index = isSigned ? 1 : 0; index < length; index++) {
            char character = text.charAt(index);
            if (character >= '0' && character <= '9') {
                digits = count < EXACT_DIGITS ? 10 * digits + character - '0' : digits;
                count++;
            } else if (character == '.' && point < 0) {
                point = count;
            } else {
                return ofOtherForm(text);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        if (count > EXACT_DIGITS) {
            return rounded(text);
        }
        double number = point < 0 ? digits : digits / POWERS[count - point];
        return isSigned && text.charAt(0) == '-' ? -number : number;
    }

    private static double ofOtherForm(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if ((character < '0' || character > '9') && "+-.eE".indexOf(character) < 0) {
                return Double.NaN;
            }
        }
        return rounded(text);
    }

    private static double rounded(String text) {
        try {
            double number = NumberInput.parseDouble(text, true);
            return Double.isInfinite(number) ? Double.NaN : number;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
