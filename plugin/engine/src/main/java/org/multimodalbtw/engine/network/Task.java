package org.multimodalbtw.engine.network;

/** What is predicted. */
public enum Task {
    /** One of two or more classes. */
    CLASSIFICATION,
    /** A number. */
    REGRESSION
}
