package org.multimodalbtw.spark.door;

import java.util.List;
import java.util.Optional;

/**
 * What a model, or a set of encoders, reads and gives.
 *
 * @param inputs the modalities that there is an encoder of
 * @param others the modalities that there is none of, which are missing in every row
 * @param columns the columns of what it gives; the first one is the patient
 * @param notes what the analyst should know, one sentence each
 */
public record ModelFacts(List<Input> inputs, List<String> others, List<Column> columns, List<String> notes) {

    /**
     * A modality.
     *
     * @param modality its name
     * @param patientColumn the column that names the patient, where training rows had one
     * @param columns the columns that its encoder reads
     * @param areNames whether each of them holds a list of names, such as codes, which may also stand in several rows of a patient
     */
    public record Input(String modality, Optional<String> patientColumn, List<String> columns, boolean areNames) {}

    /**
     * A column of what is given.
     *
     * @param name its name
     * @param kind what its cells hold
     */
    public record Column(String name, Kind kind) {}

    /** What cells of results hold. */
    public enum Kind {
        /** A text. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A list of texts. */
        TEXTS,
        /** True or false. */
        TRUTH,
        /** The numbers of a tensor in row-major order, a {@code float[]}. */
        TENSOR
    }
}
