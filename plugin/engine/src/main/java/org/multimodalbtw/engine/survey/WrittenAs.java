package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.Limits;

/**
 * A number for a person as a cell of the file has it: of one that was converted from another unit the cell's text.
 *
 * @param cells the column's cells
 * @param reading how they become numbers
 */
record WrittenAs(ColumnCells cells, CellReading reading) {

    String of(double number) {
        if (Arrays.stream(cells.numbers()).anyMatch(plain -> plain == number)) {
            return Limits.number(number);
        }
        List<String> texts = cells.texts().keySet().stream()
                .filter(text -> reading.number(text) == number)
                .toList();
        boolean isWritten = texts.stream().anyMatch(text -> isWritten(text, number));
        return texts.isEmpty() || isWritten ? Limits.number(number) : "'" + texts.get(0) + "'";
    }

    /** Whether the text has that number itself, whatever its unit. */
    private static boolean isWritten(String text, double number) {
        return Arrays.stream(NumberText.Decimals.values()).anyMatch(decimals -> NumberText.parse(text, decimals)
                .filter(written -> written.number() == number)
                .isPresent());
    }
}
