package org.multimodalbtw.spark.patients;

import java.util.List;

/**
 * What happened when tables were scored.
 *
 * @param patients how many patients
 * @param missing how many of them have no prediction
 * @param partitions into how many parts they were divided
 * @param notes what the analyst should know, one sentence each
 */
public record ScoringSummary(long patients, long missing, int partitions, List<String> notes) {

    /** Copies the list. */
    public ScoringSummary {
        notes = List.copyOf(notes);
    }
}
