package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weeks and days of a pregnancy: {@code 30+3}, {@code 30 4/7}, {@code 30w3d}, {@code 30+3 SSW}. */
final class GestationText {

    private static final int FEWEST = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final double WEEK = 7;
    private static final double SHORTEST = 15;
    private static final double LONGEST = 45;
    private static final String UNIT = "(?:\\s?(?:weeks?|wks?|wo|wochen|ssw|sem|sa|semanas|weken))?\\.?";
    private static final Pattern GESTATION = Pattern.compile(
            "(\\d{2})(?:" + UNIT + "\\s?\\+\\s?([0-6])(?:/7)?|\\s([0-6])/7|\\s?w(?:eeks?)?\\s?([0-6])\\s?d(?:ays?)?)"
                    + UNIT,
            Pattern.CASE_INSENSITIVE);

    /** What says in a cell that it is about weeks; 18+3 alone may as well be lymph nodes. */
    private static final Pattern WEEKS_OR_DAYS = Pattern.compile("\\p{L}|/7");

    private static final Set<String> NAMES = ColumnWords.set("ga ssw week weeks wochen semaines semanas weken");
    private static final List<String> BEGINNINGS =
            List.of("gestation", "pregnan", "schwanger", "grossesse", "embarazo", "zwanger", "gestac", "gestaz");

    private GestationText() {}

    /** Weeks, with the days as a part of one; NaN if the text says no such time. */
    static double weeks(String text) {
        Matcher gestation = GESTATION.matcher(text);
        if (!gestation.matches()) {
            return DecimalNumber.parse(text);
        }
        String days = gestation.group(2) != null
                ? gestation.group(2)
                : gestation.group(3) != null ? gestation.group(3) : gestation.group(4);
        return Integer.parseInt(gestation.group(1)) + Integer.parseInt(days) / WEEK;
    }

    /** A cell of a column that holds such times, beside whole weeks at most; empty where it holds something else. */
    static Optional<String> example(ColumnCells cells) {
        boolean isSaid = isNamed(cells.name())
                || cells.texts().keySet().stream()
                        .anyMatch(text -> isPossible(weeks(text))
                                && WEEKS_OR_DAYS.matcher(text).find());
        if (!isSaid
                || cells.textCells() < FEWEST
                || Arrays.stream(cells.numbers())
                        .anyMatch(number -> number != Math.rint(number) || !isPossible(number))) {
            return Optional.empty();
        }
        long known = cells.cellsWith(text -> isPossible(weeks(text)));
        return known >= NEARLY_ALL * cells.cellsOfTexts()
                ? cells.texts().keySet().stream()
                        .filter(text -> isPossible(weeks(text)))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isNamed(String column) {
        return Arrays.stream(ColumnWords.of(column))
                .anyMatch(word -> NAMES.contains(word) || BEGINNINGS.stream().anyMatch(word::startsWith));
    }

    private static boolean isPossible(double weeks) {
        return weeks >= SHORTEST && weeks <= LONGEST;
    }
}
