package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Columns in which REDCap says how far a form is filled in: {@code demographics_complete} with 0, 1 and 2, and {@code Complete?} with the
 * words for these.
 */
final class FormStatus {

    private static final Pattern OF_FORM = Pattern.compile("(?i).+_complete");
    private static final Pattern HEADING = Pattern.compile("(?i)complete\\?(?:[._ ]*\\d+)?");
    private static final Pattern CHECKBOX = Pattern.compile("[\\p{L}\\d]___\\d+$");
    private static final Set<String> WORDS = Set.of("incomplete", "unverified", "complete");
    private static final int COMPLETE = 2;
    /** So many of one table are no accident, and fewer beside the id that REDCap gives. */
    private static final int SEVERAL = 3;

    private static final int SEVERAL_OF_RECORDS = 2;
    private static final String RECORD = "record_id";

    private FormStatus() {}

    /**
     * @param columns the columns of a table, that of the ids among them
     * @return whether it is an export of REDCap: by names that no other system gives, or by several columns of this kind
     */
    static boolean areOfRedcap(List<ColumnCells> columns) {
        return columns.stream().anyMatch(cells -> isOfRedcap(cells.name()))
                || columns.stream()
                                .filter(cells -> isNamed(cells.name()) && areNumbers(cells, true))
                                .count()
                        >= (columns.stream().anyMatch(cells -> RECORD.equalsIgnoreCase(cells.name()))
                                ? SEVERAL_OF_RECORDS
                                : SEVERAL);
    }

    /** As {@code redcap_event_name}, {@code race___1} and {@code Race (choice=White)}. */
    private static boolean isOfRedcap(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.startsWith("redcap_")
                || CHECKBOX.matcher(plain).find()
                || plain.contains("(choice=")
                || HEADING.matcher(plain).matches();
    }

    private static boolean isNamed(String name) {
        return OF_FORM.matcher(name).matches();
    }

    /** Whether a column of such an export says how far a form is filled in; one without a complete form may say yes and no. */
    static boolean is(ColumnCells cells) {
        boolean isHeading = HEADING.matcher(cells.name()).matches();
        return isHeading && (areWords(cells) || areNumbers(cells, false))
                || isNamed(cells.name()) && (areNumbers(cells, true) || areWords(cells));
    }

    /** Whether a column of such an export may be one, or a variable of 0 and 1. */
    static boolean mayBe(ColumnCells cells) {
        return isNamed(cells.name()) && areNumbers(cells, false) && !is(cells);
    }

    private static boolean areNumbers(ColumnCells cells, boolean someComplete) {
        return cells.textCells() == 0
                && cells.plainNumbers() > 0
                && Arrays.stream(cells.numbers()).allMatch(number -> number == 0 || number == 1 || number == COMPLETE)
                && (!someComplete || Arrays.stream(cells.numbers()).anyMatch(number -> number == COMPLETE));
    }

    private static boolean areWords(ColumnCells cells) {
        return cells.plainNumbers() == 0
                && cells.textCells() > 0
                && cells.texts().keySet().stream()
                        .allMatch(text -> WORDS.contains(CellText.strip(text).toLowerCase(Locale.ROOT)));
    }
}
