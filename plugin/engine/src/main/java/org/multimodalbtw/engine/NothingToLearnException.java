package org.multimodalbtw.engine;

/** A table that says the same of all training rows, or nothing, so that a model can do without it. */
public final class NothingToLearnException extends InputException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is wrong and where, one or two sentences
     * @param remedy what to do about it, one sentence
     */
    public NothingToLearnException(String problem, String remedy) {
        super(problem, remedy);
    }
}
