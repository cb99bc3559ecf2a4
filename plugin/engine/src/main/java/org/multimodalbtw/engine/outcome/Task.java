package org.multimodalbtw.engine.outcome;

import java.util.List;

/** The kinds of target by the names that they have in files. */
public enum Task {
    /** One of two or more classes. */
    CLASSIFICATION {
        @Override
        public Target target(String name, List<String> classes) {
            return new OfClass(name, classes);
        }
    },
    /** Which of several labels a row has: any number of them, or none. */
    MULTILABEL {
        @Override
        public Target target(String name, List<String> classes) {
            return new OfLabels(name, classes);
        }
    },
    /** A number. */
    REGRESSION {
        @Override
        public Target target(String name, List<String> classes) {
            return new OfNumber(name);
        }
    };

    /**
     * @param name what the target is called
     * @param classes its classes or labels in the order of their probabilities; not read for a number
     * @return a target of this kind
     */
    public abstract Target target(String name, List<String> classes);
}
