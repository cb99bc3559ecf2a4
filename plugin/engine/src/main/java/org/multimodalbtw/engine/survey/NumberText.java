package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell that holds a number as people write it: {@code <0.10}, {@code 37,2 °C}, {@code 1 234}, {@code −4}, {@code 4-}, {@code 88 %}.
 *
 * @param number the number, or the limit that it lies beyond
 * @param limit -1 where the cell says that the number is below, 1 that it is above, 0 that it is the number
 * @param unit what stands behind it; mostly empty
 */
record NumberText(double number, int limit, String unit) {

    /** Which sign stands before the decimals. */
    enum Decimals {
        /** As in {@code 1,234.5}. */
        POINT("[,' ]", '.'),
        /** As in {@code 1.234,5}. */
        COMMA("[.' ]", ','),
        /** Some cells as in {@code 1234.5}, others as in {@code 1234,5}, and none with thousands. */
        EITHER("(?!)", ',') {
            @Override
            double parse(String digits) {
                return super.parse(digits.replace('.', ','));
            }
        };

        private final Pattern grouped;
        private final Pattern simple;
        private final char sign;

        Decimals(String groups, char sign) {
            String decimals = Pattern.quote(String.valueOf(sign));
            grouped = Pattern.compile(
                    "[-+]?(?!0)\\d{1,3}(" + groups + "\\d{2})*(" + groups + "\\d{3})+(" + decimals + "\\d+)?");
            simple = Pattern.compile("[-+]?(\\d+(" + decimals + "\\d*)?|" + decimals + "\\d+)([eE][-+]?\\d+)?");
            this.sign = sign;
        }

        double parse(String digits) {
            if (simple.matcher(digits).matches()) {
                return DecimalNumber.parse(digits.replace(sign, '.'));
            }
            if (!grouped.matcher(digits).matches()) {
                return Double.NaN;
            }
            int end = digits.lastIndexOf(sign);
            String whole = end < 0 ? digits : digits.substring(0, end);
            String rest = end < 0 ? "" : "." + digits.substring(end + 1);
            return DecimalNumber.parse(whole.replaceAll("[.,' ]", "") + rest);
        }
    }

    private static final Pattern SHARE = Pattern.compile("/\\s?\\d+");
    private static final int LONGEST = 60;
    /** Units of one letter; another one behind a number makes a name of it, as 4B. */
    private static final String SHORT_UNITS = "%°CFKLUVWJNgmlshdyµμ";

    /** SAP writes the sign of negative numbers behind them, as in {@code 0.25-}. */
    private static final Pattern SIGN_BEHIND = Pattern.compile("^(\\d[\\d.,' ]*)-$");

    /** Counts in powers of ten, as {@code x 10^9/L} and {@code 10⁹/L}. */
    private static final String POWER = "[x×]?\\s?10(?:[*^eE]\\d{1,2}|[⁰¹²³⁴-⁹]{1,2})\\s?/\\s?\\p{L}[^\\s]{0,8}";

    /** Said of a number that is not exact: {@code ~40}, {@code ca. 40}. */
    private static final Pattern ABOUT = Pattern.compile(
            "^(?:[~≈]|(?:ca|circa|approx|about|etwa|env|aprox)\\b\\.?)\\s*(?=[\\d.,])", Pattern.CASE_INSENSITIVE);

    /** Ages and counts that are not told apart from here on: {@code 90+}. One digit with a plus is a grade. */
    private static final Pattern AND_MORE = Pattern.compile("^(\\d{2,4})\\s?\\+$");

    private static final Pattern CELL = Pattern.compile("(<=|>=|<|>|≤|≥)?\\s*\\p{Sc}?\\s?"
            + "([-+]?[\\d.,](?:(?:[\\d.,']| (?=\\d{3}(?!\\d)))*[\\d.,])?(?:[eE][-+]?\\d+)?)"
            + "\\s*(%|\\p{Sc}|/\\s?(?:\\p{L}[^\\s]{0,15}|\\d{1,3})|" + POWER + "|°?\\s?[\\p{L}µμ°][^\\s]{0,15})?");

    /**
     * @param text a cell, not empty
     * @param decimals how its decimals are written
     * @return what it says; empty if it holds no number, or more than one
     */
    static Optional<NumberText> parse(String text, Decimals decimals) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher cell = CELL.matcher(plainForm(text));
        if (!cell.matches()) {
            return Optional.empty();
        }
        double number = decimals.parse(cell.group(2));
        if (Double.isNaN(number)) {
            return Optional.empty();
        }
        String unit = cell.group(3) == null ? "" : cell.group(3).strip();
        if (unit.length() == 1 && Character.isLetter(unit.charAt(0)) && SHORT_UNITS.indexOf(unit.charAt(0)) < 0) {
            return Optional.empty();
        }
        return Optional.of(new NumberText(number, limit(cell.group(1)), unit));
    }

    /** The digits of a cell with a number, with the signs between and before them; empty where it holds none, or more than one. */
    static Optional<String> digits(String text) {
        Matcher cell = CELL.matcher(text.length() > LONGEST ? "" : plainForm(text));
        return cell.matches() ? Optional.of(cell.group(2)) : Optional.empty();
    }

    private static String plainForm(String text) {
        String plain = plainSigns(text);
        char first = plain.isEmpty() ? ' ' : plain.charAt(0);
        if (!Character.isDigit(first)) {
            return ABOUT.matcher(plain).replaceFirst("");
        }
        return switch (plain.charAt(plain.length() - 1)) {
            case '-' -> SIGN_BEHIND.matcher(plain).replaceFirst("-$1");
            case '+' -> AND_MORE.matcher(plain).replaceFirst(">=$1");
            default -> plain;
        };
    }

    /** Whether it is a number out of another, as 5/10. */
    boolean isShare() {
        return SHARE.matcher(unit).matches();
    }

    private static int limit(String sign) {
        if (sign == null) {
            return 0;
        }
        return sign.startsWith("<") || sign.equals("≤") ? -1 : 1;
    }

    /** Signs of typesetting as those of a keyboard. */
    private static String plainSigns(String text) {
        return text.replace('\u2212', '-')
                .replace('\u2013', '-')
                .replace('\u00A0', ' ')
                .replace('\u202F', ' ')
                .replace('\u2009', ' ')
                .replace('\u2019', '\'');
    }
}
