package org.multimodalbtw.spark.patients;

import java.util.List;

/**
 * What encoders learnt.
 *
 * @param fromTrainingRows whether a split said which rows are for training; else all are
 * @param encoders one a table
 */
public record FittingSummary(boolean fromTrainingRows, List<Learnt> encoders) {

    /**
     * What an encoder learnt.
     *
     * @param modality the name of its modality
     * @param rows from how many training rows
     * @param readings how often they were read
     * @param columns what was learnt, one sentence a column
     */
    public record Learnt(String modality, long rows, int readings, List<String> columns) {}

    /** Copies the list. */
    public FittingSummary {
        encoders = List.copyOf(encoders);
    }
}
