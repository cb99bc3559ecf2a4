package org.multimodalbtw.engine.network;

/** What is predicted. */
public enum Task {
    /** One of two or more classes. */
    CLASSIFICATION,
    /** Which of several labels a row has: any number of them, or none. */
    MULTILABEL,
    /** A number. */
    REGRESSION;

    /** @return whether predictions are probabilities, of classes or of labels */
    public boolean hasProbabilities() {
        return this != REGRESSION;
    }

    /**
     * @param classes how many classes or labels there are
     * @return values of a head: one a class or label, or 1 for regression
     */
    public int outputs(int classes) {
        return hasProbabilities() ? classes : 1;
    }
}
