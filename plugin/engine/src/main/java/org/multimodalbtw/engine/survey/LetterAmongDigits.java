package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of digits with a letter between, as rooms {@code 2D04} and {@code 2E04}, of which those with an E look like powers of ten. */
final class LetterAmongDigits {

    private static final Pattern NAME = Pattern.compile("\\d{1,3}[A-Z]\\d{1,3}");

    private LetterAmongDigits() {}

    /** Says that a column holds such names: a clause; empty where nothing shows that an E is a letter as any other. */
    static Optional<String> clause(ColumnCells cells) {
        if (cells.digitsEDigits() == 0) {
            return Optional.empty();
        }
        boolean areWhole = cells.areWhole() || cells.digitsEDigits() == cells.filled();
        if (cells.textCells() == 0) {
            return areWhole && 2 * cells.digitsEDigits() >= cells.filled()
                    ? Optional.of("digits with an E between are no powers of ten, and are read as categories")
                    : Optional.empty();
        }
        boolean areNames = areWhole
                && cells.knowsAllTexts()
                && cells.texts().keySet().stream()
                        .allMatch(text -> NAME.matcher(text).matches());
        return areNames
                ? Optional.of("digits with a letter between, such as '"
                        + cells.texts().keySet().iterator().next()
                        + "', are names; those with an E are no powers of ten; all are read as categories")
                : Optional.empty();
    }
}
