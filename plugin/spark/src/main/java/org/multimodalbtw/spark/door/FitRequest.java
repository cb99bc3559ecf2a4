package org.multimodalbtw.spark.door;

import java.io.Serializable;
import java.util.List;

/**
 * Which encoder is fitted.
 *
 * @param modality the name of its modality
 * @param table its raw table, of one row a patient
 * @param head the first training rows, at which columns are looked
 */
public record FitRequest(String modality, TableFacts table, List<RawRows> head) implements Serializable {

    /** Copies the list. */
    public FitRequest {
        head = List.copyOf(head);
    }
}
