package org.multimodalbtw.engine.attribution;

import java.util.List;

/**
 * What became of an explanation.
 *
 * @param rows how many rows the table has
 * @param explained how many of them were explained
 * @param cohort the features of all explained rows, modality by modality, the strongest first
 * @param warnings what the analyst should know, one sentence each
 */
public record ExplanationSummary(int rows, int explained, List<CohortFeature> cohort, List<String> warnings) {

    /** Keeps its own copies of the lists. */
    public ExplanationSummary {
        cohort = List.copyOf(cohort);
        warnings = List.copyOf(warnings);
    }
}
