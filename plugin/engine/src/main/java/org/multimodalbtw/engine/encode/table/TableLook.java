package org.multimodalbtw.engine.encode.table;

import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.KnownRows;

/**
 * How the columns of a table are looked at before an encoder learns from it.
 *
 * @param emptyTexts texts that mean that a cell is empty; the empty text always does
 * @param sentinels whether numbers that stand for something unknown, such as -999, are made empty
 * @param pairs whether columns of two numbers in a cell become two columns where they can be blood pressures
 * @param choices what the analyst says of columns, by their names
 * @param known the outcomes of training rows, so that a column that alone tells them is said; none where they are not known
 */
public record TableLook(
        Set<String> emptyTexts, boolean sentinels, boolean pairs, Map<String, Choice> choices, KnownRows known) {

    /** Copies. */
    public TableLook {
        emptyTexts = Set.copyOf(emptyTexts);
        choices = Map.copyOf(choices);
    }

    /** Where outcomes are not known. */
    public TableLook(Set<String> emptyTexts, boolean sentinels, boolean pairs, Map<String, Choice> choices) {
        this(emptyTexts, sentinels, pairs, choices, KnownRows.none());
    }

    /**
     * @param outcomes the outcomes of training rows
     * @return the same where they are known
     */
    public TableLook knowing(KnownRows outcomes) {
        return new TableLook(emptyTexts, sentinels, pairs, choices, outcomes);
    }

    /** @return the usual texts mean empty, sentinels are found, two numbers are read, and all is left to the survey */
    public static TableLook usual() {
        return new TableLook(CellReading.USUAL_EMPTY, true, true, Map.of());
    }
}
