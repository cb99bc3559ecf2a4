package org.multimodalbtw.engine.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is noticed in one column while rows are encoded. */
final class ColumnTally {

    private static final double CLIPPED_SHARE = 0.01;
    private static final int EXAMPLES = 3;

    private final String name;
    private final double clip;
    private final SortedSet<String> unseenExamples = new TreeSet<>();
    private long numbers;
    private long clipped;
    private long unseen;

    ColumnTally(String name, double clip) {
        this.name = name;
        this.clip = clip;
    }

    /** Counts a number that is not empty. */
    void number(boolean wasClipped) {
        numbers++;
        clipped += wasClipped ? 1 : 0;
    }

    /** Counts a category that training did not have. */
    void unseen(String category) {
        unseen++;
        unseenExamples.add(category);
        if (unseenExamples.size() > EXAMPLES) {
            unseenExamples.remove(unseenExamples.last());
        }
    }

    /** @return one sentence for each thing that the analyst should know */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (unseen > 0) {
            warnings.add("Column '" + name + "': categories that no training row has, in " + unseen
                    + (unseen == 1 ? " cell" : " cells") + ", for example '" + String.join("', '", unseenExamples)
                    + "'.");
        }
        if (clipped > CLIPPED_SHARE * numbers) {
            warnings.add("Column '" + name + "': " + clipped + " of " + numbers + " numbers are more than " + clip
                    + " standard deviations away from the training mean and were limited to that.");
        }
        return warnings;
    }
}
