package org.multimodalbtw.spark.door;

import java.util.Optional;

/** Something that the analyst can put right. Its message is whole sentences: what is wrong, where, and what to do. */
public final class EngineFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the analyst */
    public EngineFailure(String message) {
        super(message);
    }

    /**
     * @param failure what happened, perhaps on another machine
     * @return what the engine said of it; empty if it said nothing
     */
    public static Optional<EngineFailure> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EngineFailure said) {
                return Optional.of(said);
            }
        }
        return Optional.empty();
    }
}
