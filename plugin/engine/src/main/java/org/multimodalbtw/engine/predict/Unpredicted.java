package org.multimodalbtw.engine.predict;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.Examples;

/** Counts the rows for which something lacks. */
final class Unpredicted {

    private long missing;
    private final List<String> undefined = new ArrayList<>();
    private final List<String> unexplained = new ArrayList<>();

    /**
     * @param row a row's prediction
     * @param isExplained whether contributions were looked for
     */
    void note(RowPrediction row, boolean isExplained) {
        if (row.isUndefined()) {
            undefined.add(row.rowId());
        } else if (row.isMissing()) {
            missing++;
        } else if (isExplained && row.contributions().isEmpty()) {
            unexplained.add(row.rowId());
        }
    }

    /** How many rows have no modality. */
    long missing() {
        return missing;
    }

    /** What the analyst should know, one sentence each. */
    List<String> sentences(long rows) {
        List<String> sentences = new ArrayList<>();
        if (missing > 0) {
            sentences.add(missing + " of " + rows
                    + (missing == 1
                            ? " rows has none of the model's modalities: it gets no prediction."
                            : " rows have none of the model's modalities: they get no prediction."));
        }
        if (!undefined.isEmpty()) {
            sentences.add("The network's result is not a number for " + named(undefined) + ", which "
                    + (undefined.size() == 1 ? "gets" : "get")
                    + " no prediction: look there for values that are extreme.");
        }
        if (!unexplained.isEmpty()) {
            sentences.add("Contributions are missing for " + named(unexplained)
                    + ": the network's result without some of the modalities is not a number. Look there for values that are "
                    + "extreme.");
        }
        return sentences;
    }

    private static String named(List<String> rows) {
        return rows.size() + (rows.size() == 1 ? " row (" : " rows (") + Examples.of(rows) + ")";
    }
}
