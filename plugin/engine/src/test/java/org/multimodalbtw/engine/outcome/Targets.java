package org.multimodalbtw.engine.outcome;

import java.util.List;
import java.util.stream.IntStream;

/** Targets with any number of outputs. */
public final class Targets {

    private Targets() {}

    /**
     * @param task which kind
     * @param outputs how many classes or labels; not read for a number
     * @return a target
     */
    public static Target of(Task task, int outputs) {
        List<String> names =
                IntStream.range(0, outputs).mapToObj(index -> "c" + index).toList();
        return task.target("outcome", names);
    }

    /**
     * @param count how many classes
     * @return a target of classes
     */
    public static Target classes(int count) {
        return of(Task.CLASSIFICATION, count);
    }

    /** @return a number */
    public static Target number() {
        return new OfNumber("outcome");
    }
}
