package org.multimodalbtw.engine.survey;

/** Names of several words, as diagnoses have: of few kinds, each in many rows, which sentences of patients are not. */
final class LongNames {

    private static final int FEWEST_CELLS = 20;
    /** So many rows for each different text at least. */
    private static final int ROWS_OF_A_NAME = 5;

    private static final int MOST_NAMES = 50;
    private static final double MOST_WORDS = 12;
    /** Longer texts that differ in their numbers only are sentences: {@code came with cough since 3 days}. */
    private static final double MOST_WORDS_OF_A_GRADE = 6;

    /** Texts of fewer rows may be the rare ones of a category, but not most. */
    private static final double MOST_RARE = 0.2;

    private LongNames() {}

    static boolean are(ColumnCells cells) {
        return cells.knowsAllTexts()
                && cells.textCells() >= FEWEST_CELLS
                && cells.texts().size() > 1
                && cells.texts().size() <= MOST_NAMES
                && (long) ROWS_OF_A_NAME * cells.texts().size() <= cells.textCells()
                && cells.meanWords() <= MOST_WORDS
                && RareNames.of(cells).count() <= MOST_RARE * cells.textCells()
                && (cells.meanWords() <= MOST_WORDS_OF_A_GRADE || !differInNumbers(cells));
    }

    private static boolean differInNumbers(ColumnCells cells) {
        long forms = cells.texts().keySet().stream()
                .map(text -> text.replaceAll("\\d+", "0"))
                .distinct()
                .count();
        return 2 * forms <= cells.texts().size();
    }

    /** Why they are categories, and the way back. */
    static String clause(ColumnCells cells) {
        return cells.texts().size() + " different texts in " + cells.textCells() + " rows, such as '"
                + cells.texts().keySet().iterator().next()
                + "', are names of a category, however long; to have them read as free text, turn off 'Texts and measurements by what they say'"
                + " (--set 'Cohort Reader/byMeaning=false')";
    }
}
