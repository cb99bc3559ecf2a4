package org.multimodalbtw.spark.door;

import java.util.List;
import java.util.Optional;

/**
 * What a model reads and gives.
 *
 * @param inputs the modalities that it carries an encoder of
 * @param others the modalities that it carries none of, which are missing in every row
 * @param columns the columns of its predictions; the first one is the patient
 * @param notes what the analyst should know, one sentence each
 */
public record ModelFacts(List<Input> inputs, List<String> others, List<Column> columns, List<String> notes) {

    /**
     * A modality.
     *
     * @param modality its name
     * @param patientColumn the column that names the patient, where training rows had one
     * @param columns the columns that its encoder reads
     */
    public record Input(String modality, Optional<String> patientColumn, List<String> columns) {}

    /**
     * A column of predictions.
     *
     * @param name its name
     * @param kind what its cells hold
     */
    public record Column(String name, Kind kind) {}

    /** What cells of predictions hold. */
    public enum Kind {
        /** A text. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A list of texts. */
        TEXTS,
        /** True or false. */
        TRUTH
    }
}
