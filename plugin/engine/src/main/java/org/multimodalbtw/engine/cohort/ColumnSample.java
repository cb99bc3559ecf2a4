package org.multimodalbtw.engine.cohort;

import java.util.Locale;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.survey.DecimalNumber;

/** What the first cells of a column look like. */
final class ColumnSample {

    private static final double LONG_TEXT_CHARACTERS = 30;
    private static final double LONG_TEXT_WORDS = 5;

    private final String name;
    private final boolean forcedText;
    private long filled;
    private long numbers;
    private long images;
    private long characters;
    private long words;

    /**
     * @param name the column's name
     * @param forcedText whether it is read as text whatever it holds
     */
    ColumnSample(String name, boolean forcedText) {
        this.name = name;
        this.forcedText = forcedText;
    }

    /** @param text a cell that is not empty */
    void add(String text) {
        filled++;
        if (!Double.isNaN(DecimalNumber.parse(text))) {
            numbers++;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".png") || lower.endsWith(".jpg") || lower.endsWith(".jpeg")) {
            images++;
        }
        characters += text.length();
        words += text.split("\\s+").length;
    }

    /** @return the column: of numbers if at least half of the cells are numbers, or all are empty */
    TableColumn column() {
        boolean number = !forcedText && 2 * numbers >= filled;
        return new TableColumn(name, number ? TableColumn.Kind.NUMBER : TableColumn.Kind.CATEGORY);
    }

    /** @return whether most cells name an image file */
    boolean isImagePath() {
        return column().kind() == TableColumn.Kind.CATEGORY && 2 * images > filled;
    }

    /** @return whether the cells are sentences rather than categories: on average more than 30 characters or 5 words */
    boolean isLongText() {
        return column().kind() == TableColumn.Kind.CATEGORY
                && (characters > LONG_TEXT_CHARACTERS * filled || words > LONG_TEXT_WORDS * filled);
    }
}
