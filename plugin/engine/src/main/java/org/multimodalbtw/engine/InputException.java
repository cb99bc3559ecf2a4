package org.multimodalbtw.engine;

/**
 * Something that the analyst can put right: data, settings or a file that does not fit. The message says what is wrong
 * and where (file, column, row, modality); the remedy says what to do. Nodes show both.
 */
public sealed class InputException extends RuntimeException permits NothingToLearnException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param problem what is wrong and where, one or two sentences
     * @param remedy what to do about it, one sentence
     */
    public InputException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    /**
     * @param problem what is wrong and where, one or two sentences; of very long quotations the first part is kept ({@link
     *     Examples#shortened})
     * @param remedy what to do about it, one sentence
     * @param cause the failure underneath, or {@code null}
     */
    public InputException(String problem, String remedy, Throwable cause) {
        super(Examples.shortened(problem), cause);
        this.remedy = Examples.shortened(remedy);
    }

    /** @return what to do about it, one sentence */
    public String remedy() {
        return remedy;
    }
}
