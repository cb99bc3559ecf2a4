package org.multimodalbtw.spark.door;

import java.io.Serializable;
import java.util.List;

/**
 * Which encoder is fitted.
 *
 * @param modality the name of its modality
 * @param kind what kind of encoder it is
 * @param patientColumn the column that names the patient
 * @param table its raw table
 * @param head the first training rows, at which columns are looked
 */
public record FitRequest(String modality, FittedKind kind, String patientColumn, TableFacts table, List<RawRows> head)
        implements Serializable {

    /** Copies the list. */
    public FitRequest {
        head = List.copyOf(head);
    }
}
