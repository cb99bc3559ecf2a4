package org.multimodalbtw.engine.report.page;

/**
 * What a report says to an item of a checklist.
 *
 * @param state where the answer comes from
 * @param text the answer, what is to be written, or why nothing is
 */
public record Answer(State state, String text) {

    /** Where an answer comes from. */
    public enum State {
        /** From the data. */
        FILLED("filled"),
        /** A person writes it. */
        BY_HAND("by hand"),
        /** It does not apply here. */
        NOT_APPLICABLE("not applicable");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** @return what a person calls it */
        public String word() {
            return word;
        }
    }

    static Answer filled(String text) {
        return new Answer(State.FILLED, text);
    }

    static Answer byHand(String text) {
        return new Answer(State.BY_HAND, text);
    }

    static Answer notApplicable(String reason) {
        return new Answer(State.NOT_APPLICABLE, reason);
    }
}
