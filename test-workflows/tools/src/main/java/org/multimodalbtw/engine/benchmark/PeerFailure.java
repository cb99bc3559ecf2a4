package org.multimodalbtw.engine.benchmark;

import java.io.IOException;

/** The peer cannot do what it was asked; the message says why. */
final class PeerFailure extends IOException {

    private static final long serialVersionUID = 1;

    private final String word;

    /**
     * @param word for a table
     * @param reason a short sentence
     */
    PeerFailure(String word, String reason) {
        super(reason);
        this.word = word;
    }

    /** What stands in a table in the place of a figure. */
    String word() {
        return word;
    }
}
