package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.Presence;

/** Files that lack ids of the labels: how many of them they have, and whether that a row has one alone tells its outcome. */
final class FilePresence {

    private static final double MENTIONED = 0.5;

    private final CsvFile labels;
    private final Set<String> labelled;
    /** {@code null} until a file lacks an id. */
    private KnownRows known;

    /**
     * @param labels the labels
     * @param labelled their ids
     */
    FilePresence(CsvFile labels, Set<String> labelled) {
        this.labels = labels;
        this.labelled = labelled;
    }

    /**
     * @param name the modality
     * @param file the name of its file
     * @param ids its ids as those of the labels
     * @param matched how many of them the labels have
     * @return what is to be said of it, one sentence each; mostly nothing
     */
    List<String> notes(String name, String file, Set<String> ids, long matched) {
        List<String> notes = new ArrayList<>();
        if (matched == 0 || matched == labelled.size()) {
            return notes;
        }
        if (matched < MENTIONED * labelled.size()) {
            notes.add(file + " has " + matched + " of the " + labelled.size() + " ids of " + labels.fileName()
                    + ": the others lack '" + name + "', which is used where it is there.");
        }
        if (known == null) {
            known = labels.known();
        }
        Presence.ofFile(known, ids)
                .ifPresent(
                        clause -> notes.add(
                                "That a row has or lacks " + file + " alone tells the outcome: " + clause
                                        + ". If that is known only after the outcome, leave the file out: 'Modalities', --modalities."));
        return notes;
    }
}
