package org.multimodalbtw.nodes.learner;

import java.util.function.Function;
import java.util.stream.Stream;

/** Choices of a dialog that stand for values of the engine. */
final class EngineChoice {

    private EngineChoice() {}

    /**
     * @param choices all choices
     * @param value what each stands for
     * @param wanted a value of the engine
     * @return the choice that stands for it
     */
    static <C, V> C of(C[] choices, Function<C, V> value, V wanted) {
        return Stream.of(choices)
                .filter(one -> value.apply(one) == wanted)
                .findFirst()
                .orElseThrow();
    }
}
