package org.multimodalbtw.engine.survey;

import java.util.regex.Pattern;

/** Texts that machines make up to name a row, a stay, a person or a device: UUIDs, hashes and object identifiers, perhaps behind words and signs. */
final class MachineIds {

    /** Why nothing is learnt from such a column: a clause. */
    static final String CLAUSE =
            "by its values, such as UUIDs and hashes, it is a code that a computer made up to name a row, a stay, a person or a device, and is not measured";

    private static final double NEARLY_ALL = 0.9;

    private static final String WORDS = "(?:[\\p{L}][\\p{L}\\d]*[:/_-]){0,3}";
    private static final String UUID = "\\{?\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\}?";
    /** Both digits and letters, or it may be a number or a word. */
    private static final String HASH = "(?=\\p{XDigit}*\\d)(?=\\p{XDigit}*[a-fA-F])\\p{XDigit}{24,}";

    private static final String OBJECT = "[0-2](?=[\\d.]{20,}$)(?:\\.\\d+){5,}";

    private static final Pattern MADE_UP = Pattern.compile(WORDS + "(?:" + UUID + "|" + HASH + "|" + OBJECT + ")");

    private MachineIds() {}

    /** Whether nearly all cells hold such a text; the few hashes that look like numbers count as such. */
    static boolean are(ColumnCells cells) {
        return cells.textCells() > 0
                && cells.plainNumbers() <= (1 - NEARLY_ALL) * cells.filled()
                && cells.cellsWith(text -> MADE_UP.matcher(text).matches()) >= NEARLY_ALL * cells.cellsOfTexts();
    }
}
