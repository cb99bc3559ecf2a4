package org.multimodalbtw.engine.survey;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Free text in scripts that put no spaces between words, as Chinese and Japanese, which by its spaces would be names. */
final class UnspacedTexts {

    private static final int FEWEST_CELLS = 20;
    private static final double FEWEST_DIFFERENT = 0.5;
    /** Names of persons are shorter. */
    private static final double FEWEST_CHARACTERS = 6;

    private static final double MOST_OF_A_TEXT = 0.6;
    private static final double NEARLY_ALL = 0.9;
    /** What comes again is more than names of places do. */
    private static final double ROWS_OF_A_PAIR = 3;

    /** As of houses: a place and numbers behind. */
    private static final Pattern ADDRESS = Pattern.compile(".*[都道府県市区町村省县縣路街号號].*\\d.*");

    private UnspacedTexts() {}

    static boolean are(ColumnCells cells) {
        boolean mayBe = cells.textCells() >= FEWEST_CELLS
                && cells.plainNumbers() == 0
                && cells.areTextsDifferent(FEWEST_DIFFERENT)
                && cells.dates() == 0;
        return mayBe
                && cells.cellsWith(UnspacedTexts::isUnspaced) >= NEARLY_ALL * cells.cellsOfTexts()
                && cells.cellsWith(text -> ADDRESS.matcher(text).matches()) < MOST_OF_A_TEXT * cells.cellsOfTexts()
                && comesAgain(cells);
    }

    /** Whether most of its characters are of such a script. */
    private static boolean isUnspaced(String text) {
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        return letters > 0 && own(text) >= MOST_OF_A_TEXT * letters;
    }

    private static long own(String text) {
        return text.codePoints().filter(UnspacedTexts::isOwn).count();
    }

    private static boolean isOwn(int character) {
        return Character.isIdeographic(character)
                || switch (Character.UnicodeScript.of(character)) {
                    case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
    }

    /** Whether cells are long enough for sentences, and neighbours among their characters come again in others. */
    private static boolean comesAgain(ColumnCells cells) {
        Map<String, Integer> rows = new HashMap<>();
        long characters = 0;
        long pairs = 0;
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            characters += own(text.getKey()) * text.getValue();
            for (int index = 0; index + 1 < text.getKey().length(); index++) {
                rows.merge(text.getKey().substring(index, index + 2), text.getValue(), Integer::sum);
                pairs += text.getValue();
            }
        }
        return characters >= FEWEST_CHARACTERS * cells.cellsOfTexts() && pairs >= ROWS_OF_A_PAIR * rows.size();
    }
}
