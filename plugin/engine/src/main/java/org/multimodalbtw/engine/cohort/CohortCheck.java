package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * @param unlabelled the first of its ids that are not in the labels; empty where all are
     * @param lacking the first row of the labels that lacks the modality, where some of its ids are not in the labels; else empty
     */
    public record ModalityCheck(
            String modality, long ids, long withoutLabel, long labelsWithout, String unlabelled, String lacking) {

        /** As the canonical constructor, where all ids are in the labels. */
        public ModalityCheck(String modality, long ids, long withoutLabel, long labelsWithout) {
            this(modality, ids, withoutLabel, labelsWithout, "", "");
        }

        static ModalityCheck of(String name, Set<String> ids, Set<String> labelled, long both) {
            Optional<String> unlabelled = both == ids.size()
                    ? Optional.empty()
                    : ids.stream().filter(id -> !labelled.contains(id)).findFirst();
            return new ModalityCheck(
                    name,
                    ids.size(),
                    ids.size() - both,
                    labelled.size() - both,
                    unlabelled.orElse(""),
                    labelled.stream()
                            .filter(id -> unlabelled.isPresent() && !ids.contains(id))
                            .findFirst()
                            .orElse(""));
        }

        /** @return how many ids have no label, with an example, and how many rows of the labels lack the modality, for a person */
        public String sentence() {
            return "In '" + modality + "', ids without a label: " + withoutLabel + " of " + ids
                    + (unlabelled.isEmpty() ? "" : ", such as '" + unlabelled + "'")
                    + (lacking.isEmpty()
                            ? ""
                            : "; " + labelsWithout + (labelsWithout == 1 ? " id" : " ids") + " of the labels "
                                    + (labelsWithout == 1 ? "lacks" : "lack") + " '" + modality + "', such as '"
                                    + lacking + "': if they are the same patients, write their ids alike")
                    + ".";
        }
    }
}
