package org.multimodalbtw.engine.outcome;

import java.util.Set;

/** Collects what is true of one row after the other. Each kind of target takes one of the forms, and refuses the others. */
public interface OutcomeReader {

    /** @param className the class of the next row */
    default void add(String className) {
        throw new IllegalStateException("These rows have no classes");
    }

    /** @param labels the labels of the next row */
    default void add(Set<String> labels) {
        throw new IllegalStateException("These rows have no labels");
    }

    /**
     * @param number of the next row
     * @param row its id, for messages
     * @throws org.multimodalbtw.engine.InputException if the number is not finite
     */
    default void add(double number, String row) {
        throw new IllegalStateException("These rows have no numbers");
    }

    /** @return the target and what is true of the rows */
    Labelled read();
}
