package org.multimodalbtw.engine.encode.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.encode.ForwardingRow;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Rows whose texts count as empty where they hold nothing but a word or sign for no note; such cells are counted. Fitted encoders rely on the
 * words: another list needs another setting.
 */
final class FilledTexts extends RowsOfTexts {

    private static final int LONGEST = 30;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

    /** In small letters, without anything between them. */
    private static final Set<String> WORDS = Set.of(
            """
            na nan null none nil nothing empty blank missing unknown notavailable notapplicable notknown nonote nonotes notext
            keine keiner kein ka keineangabe keineangaben leer unbekannt aucun aucune inconnu ninguno ninguna desconocido geen onbekend
            nessuno nessuna"""
                    .strip()
                    .split("\\s+"));

    private long none;
    private String example = "";

    /**
     * @param rows any rows
     * @param texts the columns with texts
     */
    FilledTexts(TableRows rows, Set<String> texts) {
        super(rows, texts);
    }

    /** Whether a text is nothing but a word or sign for no note. */
    static boolean isNone(String text) {
        if (text.length() > LONGEST || text.isBlank()) {
            return false;
        }
        boolean areSigns = !LETTER_OR_DIGIT.matcher(text).find();
        return areSigns
                || text.chars().noneMatch(Character::isDigit)
                        && WORDS.contains(
                                NO_LETTERS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT));
    }

    @Override
    public void forEach(Visitor visitor) {
        none = 0;
        rows.forEach(row -> visitor.visit(new Filled(row)));
    }

    /** @return how many cells of the last reading said that there is no note, a sentence; empty where none did */
    Optional<String> warning() {
        return none == 0
                ? Optional.empty()
                : Optional.of(
                        none + (none == 1 ? " cell says" : " cells say") + " that there is no note, such as '" + example
                                + "', and " + (none == 1 ? "counts" : "count")
                                + " as empty. To have such cells read as notes: 'Words for no note' in the dialog.");
    }

    private final class Filled extends ForwardingRow {

        private final boolean[] isEmpty = new boolean[isText.length];

        Filled(Row row) {
            super(row);
            for (int column = 0; column < isText.length; column++) {
                isEmpty[column] = row.isMissing(column) || isText[column] && isNone(row.category(column));
                if (isEmpty[column] && !row.isMissing(column)) {
                    example = none++ == 0 ? row.category(column).strip() : example;
                }
            }
        }

        @Override
        public boolean isMissing(int column) {
            return isEmpty[column];
        }
    }
}
