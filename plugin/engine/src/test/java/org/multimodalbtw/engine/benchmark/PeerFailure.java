package org.multimodalbtw.engine.benchmark;

import java.io.IOException;

/** The peer cannot do what it was asked; the message says why. */
final class PeerFailure extends IOException {

    private static final long serialVersionUID = 1;

    PeerFailure(String reason) {
        super(reason);
    }
}
