package org.multimodalbtw.engine.evidence.cell;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.evaluate.Units;

/**
 * What came out of a cell, without anything that names a row or says what is true of it: all that tables and intervals are computed from.
 *
 * @param key what the result follows from
 * @param isNumber whether numbers were predicted, not classes
 * @param units for each scored row, in the order of the set, which rows belong together; empty where each is for itself
 * @param models one or more
 * @param cost of the whole cell
 */
record Outcome(
        CellKey key,
        boolean isNumber,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> units,
        List<Model> models,
        Cell.Cost cost) {

    Outcome {
        units = units == null ? List.of() : units;
    }

    /**
     * One model.
     *
     * @param name of the model
     * @param heldOut its loss on rows that it did not learn from and that are not scored here; NaN where it does not say
     * @param seconds of processor time that it took, reading included
     * @param losses of each scored row: log loss, or the absolute error
     * @param scores by the names of the metrics
     */
    record Model(String name, double heldOut, double seconds, double[] losses, Map<String, Double> scores) {}

    /** What intervals resample, for so many rows. */
    Units resampled(int rows) {
        return units.isEmpty()
                ? Units.rows(rows)
                : Units.groups(units.stream().map(String::valueOf).toList());
    }
}
