package org.multimodalbtw.engine.cohort;

import java.util.List;

/**
 * How the ids of a cohort's modalities meet its labels.
 *
 * @param labels how many rows the labels have
 * @param withoutModality how many of them are in no modality
 * @param modalities one for each modality, in the order of the cohort
 * @param notes what was noticed of the ids, one sentence each
 */
public record CohortCheck(long labels, long withoutModality, List<ModalityCheck> modalities, List<String> notes) {

    /** Copies the lists. */
    public CohortCheck {
        modalities = List.copyOf(modalities);
        notes = List.copyOf(notes);
    }

    /**
     * How the ids of one modality meet the labels.
     *
     * @param modality its name
     * @param ids how many different ids it has
     * @param withoutLabel how many of them are not in the labels
     * @param labelsWithout how many rows of the labels lack the modality
     */
    public record ModalityCheck(String modality, long ids, long withoutLabel, long labelsWithout) {

        /** @return how many ids have no label, for a person */
        public String sentence() {
            return "In '" + modality + "', ids without a label: " + withoutLabel + " of " + ids + ".";
        }
    }
}
