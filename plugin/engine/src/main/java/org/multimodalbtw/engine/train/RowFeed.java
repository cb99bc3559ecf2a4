package org.multimodalbtw.engine.train;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.network.CallBudget;
import org.multimodalbtw.engine.network.Minibatch;

/** Fills minibatches from the memory-mapped tensor file. */
final class RowFeed {

    private final TrainingRows rows;
    private final int modalities;
    private final int[] columns;

    RowFeed(TrainingRows rows) {
        this.rows = rows;
        modalities = rows.table().schema().columns().size();
        columns = IntStream.range(0, modalities).toArray();
    }

    /**
     * @param batch to be filled; its number of rows is set
     * @param chosen members x rows positions
     */
    void inputs(Minibatch batch, int[] chosen) {
        int[] tableRows = tableRows(chosen);
        for (int m = 0; m < modalities; m++) {
            batch.fill(m, rows.table(), m, tableRows);
        }
        FloatBuffer seen = batch.seen();
        FloatBuffer known = batch.known();
        FloatBuffer weights = batch.weights();
        for (int row : chosen) {
            for (boolean present : rows.present(row)) {
                seen.put(present ? 1 : 0);
                known.put(present ? 1 : 0);
                weights.put(present ? 1 : 0);
            }
        }
    }

    /** How many values a row has in ragged modalities. */
    long items(CallBudget budget, int row) {
        return budget.items(rows.table(), columns, rows.tableRow(row));
    }

    private int[] tableRows(int[] chosen) {
        return Arrays.stream(chosen).map(rows::tableRow).toArray();
    }

    /** Sets the targets of the chosen rows. */
    void targets(Minibatch batch, int[] chosen) {
        ByteBuffer targets = batch.targets();
        for (int row : chosen) {
            rows.outcomes().put(row, targets);
        }
    }
}
