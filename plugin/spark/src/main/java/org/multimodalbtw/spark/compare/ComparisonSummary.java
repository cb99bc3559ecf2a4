package org.multimodalbtw.spark.compare;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param trainings how many trainings it took
 * @param conclusion one sentence
 * @param notes what the analyst should know, one sentence each
 */
public record ComparisonSummary(int trainings, String conclusion, List<String> notes) {

    /** Copies the list. */
    public ComparisonSummary {
        notes = List.copyOf(notes);
    }
}
