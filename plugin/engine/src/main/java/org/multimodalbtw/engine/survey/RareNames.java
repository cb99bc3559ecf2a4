package org.multimodalbtw.engine.survey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Short texts of a column that mostly differ from row to row, so that they are no categories. */
final class RareNames {

    /** Fewer are no evidence. */
    private static final int FEWEST_CELLS = 20;

    /** A category of fewer rows is none that is learnt by itself. */
    private static final int FEWEST_ROWS_OF_A_NAME = 5;

    private static final int FEWEST_ROWS = 40;
    private static final double MOST_RARE = 0.5;
    private static final double NEARLY_ALL = 0.9;
    private static final double FEWEST_ROWS_OF_A_WORD = 3;
    private static final Pattern TWO_NUMBERS = Pattern.compile("[^\\d]{0,6}\\d+([.,]\\d+)?[^\\d.,]{1,6}\\d.*");
    /** Numbers are not written so, but names are: {@code 002-10000}. */
    private static final Pattern NAMING_DIGITS = Pattern.compile("(?:.*[^\\d.,])?(?:0\\d{2,}|\\d{5,})(?:[^\\d.,].*)?");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final ColumnCells cells;
    private final long rare;

    private RareNames(ColumnCells cells, long rare) {
        this.cells = cells;
        this.rare = rare;
    }

    static RareNames of(ColumnCells cells) {
        long often = cells.texts().values().stream()
                .filter(count -> count >= FEWEST_ROWS_OF_A_NAME)
                .mapToLong(Integer::longValue)
                .sum();
        return new RareNames(cells, cells.textCells() - often);
    }

    /** Whether most cells hold a text that hardly any other cell has. */
    boolean areMost() {
        return cells.textCells() >= FEWEST_ROWS && cells.plainNumbers() == 0 && rare > MOST_RARE * cells.textCells();
    }

    /** How many cells hold such a text. */
    long count() {
        return rare;
    }

    /** Whether nearly each cell holds two numbers or more with something between, and no digits that only name something. */
    boolean areSeveralNumbers() {
        return cells.cellsWith(RareNames::holdsNumbers) >= NEARLY_ALL * cells.cellsOfTexts();
    }

    private static boolean holdsNumbers(String text) {
        return TWO_NUMBERS.matcher(text).matches()
                && !NAMING_DIGITS.matcher(text).matches();
    }

    /** Whether nearly all differ. */
    boolean areDifferent() {
        return cells.areTextsDifferent(NEARLY_ALL);
    }

    /** Whether they are of several words that come again in other cells, so that something can be learnt from the words. */
    boolean areOfWords() {
        Map<String, Integer> rowsOfWord = new HashMap<>();
        long all = 0;
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            Set<String> words = new HashSet<>();
            for (String word : BETWEEN_WORDS.split(text.getKey().toLowerCase(Locale.ROOT))) {
                if (word.chars().anyMatch(Character::isLetter)) {
                    words.add(word);
                }
            }
            words.forEach(word -> rowsOfWord.merge(word, text.getValue(), Integer::sum));
            all += (long) words.size() * text.getValue();
        }
        return all >= 2 * cells.cellsOfTexts() * 0.75 && all >= FEWEST_ROWS_OF_A_WORD * rowsOfWord.size();
    }

    /** Whether cells hold a few single words that come again, as {@code HKQuantityTypeIdentifierHeartRate}: names, however long. */
    static boolean areLongNames(ColumnCells cells) {
        return cells.knowsAllTexts()
                && cells.textCells() >= FEWEST_CELLS
                && cells.meanWords() < 1.5
                && 5L * cells.texts().size() <= cells.textCells();
    }
}
