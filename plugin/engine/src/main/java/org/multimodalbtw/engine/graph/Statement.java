package org.multimodalbtw.engine.graph;

import java.util.List;

/** A step of a {@link Method}. */
sealed interface Statement {

    /**
     * A call of a function.
     *
     * @param result what it gives
     * @param function its name, without {@code torch.}; {@link Script} knows the few that are no functions of torch
     * @param arguments values, numbers, truth values, texts, or lists of them; {@link Option} for those that go by name
     */
    record Call(Value result, String function, List<Object> arguments) implements Statement {}

    /**
     * A part that is repeated.
     *
     * @param index counts from 0
     * @param times how often
     * @param state what is carried on; before the first turn it is {@code start}, and after each {@code next}
     * @param start see there
     * @param body what is repeated
     * @param next see there
     */
    record Loop(Value index, int times, Value state, Value start, List<Statement> body, Value next)
            implements Statement {}

    /**
     * An argument that goes by name.
     *
     * @param name the name
     * @param value the argument
     */
    record Option(String name, Object value) {}
}
