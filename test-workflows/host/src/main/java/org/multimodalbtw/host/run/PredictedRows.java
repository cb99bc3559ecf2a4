package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.Examples;

/**
 * Which rows of a table of predictions have one.
 *
 * @param predicted the ids of rows with a prediction
 * @param without the ids of rows that have no data that the model reads
 */
record PredictedRows(List<String> predicted, List<String> without) {

    /** @param table what a Multimodal Predictor gives, whose first column is the prediction */
    static PredictedRows of(BufferedDataTable table) {
        String first = table.getDataTableSpec().getColumnSpec(0).getName();
        List<String> predicted = new ArrayList<>();
        List<String> without = new ArrayList<>();
        new TableReader(table).forEach(row -> (row.isMissing(first) ? without : predicted).add(row.id()));
        return new PredictedRows(predicted, without);
    }

    /** How many patients are predicted: a sentence. */
    String sentence() {
        int rows = predicted.size() + without.size();
        String all = rows == 1 ? "1 patient" : rows + " patients";
        return without.isEmpty()
                ? all + (rows == 1 ? " is predicted." : " are predicted.")
                : predicted.size() + " of " + all + " are predicted; the others have no data that the model reads: "
                        + Examples.of(without) + ".";
    }
}
