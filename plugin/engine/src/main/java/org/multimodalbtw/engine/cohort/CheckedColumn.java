package org.multimodalbtw.engine.cohort;

import java.util.Optional;

/**
 * What the Cohort Reader makes of a column of a file, or of a file as a whole.
 *
 * @param file the file's name; empty for the folder as a whole
 * @param column the column's name; empty for the file as a whole
 * @param takenFor what it is taken for, in a word or two
 * @param isUsed whether it is read
 * @param state how much it deserves a look
 * @param content what its cells hold; empty for a file
 * @param oddity what is odd about it
 * @param remedy what to do, or how to have it otherwise; empty if nothing
 */
public record CheckedColumn(
        String file,
        String column,
        String takenFor,
        boolean isUsed,
        State state,
        Optional<ColumnContent> content,
        Oddity oddity,
        String remedy) {

    /** What a file of labels is taken for. */
    public static final String LABELS = "labels";

    /** @return whether it is the file of the labels as a whole, nothing of which is learnt from but what is predicted */
    public boolean isOfLabels() {
        return column.isEmpty() && takenFor.equals(LABELS);
    }

    /** How much something deserves a look, the most first. */
    public enum State {
        /** The Cohort Reader cannot read the cohort. */
        STOPS("stops the reader"),
        /** It is used, and something was converted, guessed or is suspicious. */
        ODD("look at this"),
        /** It is not read. */
        LEFT_OUT("left out"),
        /** It is used and tells patients not apart. */
        SAYS_NOTHING("says nothing"),
        /** There is nothing to say. */
        FINE("fine");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** @return what a person calls it */
        public String word() {
            return word;
        }
    }

    /**
     * What is odd.
     *
     * @param what a clause or sentence; empty if nothing
     * @param row the row of the example, where 1 is the first below the header; 0 without an example
     * @param example the cell as it is written, shortened if it is long; empty without an example
     */
    public record Oddity(String what, long row, String example) {

        /** Nothing is odd. */
        public static final Oddity NONE = new Oddity("", 0, "");

        static Oddity of(String what) {
            return new Oddity(what, 0, "");
        }
    }
}
