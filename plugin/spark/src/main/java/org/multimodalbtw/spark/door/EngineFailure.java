package org.multimodalbtw.spark.door;

/** Something that the analyst can put right. Its message is whole sentences: what is wrong, where, and what to do. */
public final class EngineFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the analyst */
    public EngineFailure(String message) {
        super(message);
    }
}
