package org.multimodalbtw.engine.program;

import java.util.List;
import java.util.Optional;

/** Results that are known before a model runs, by which branches for training fall away. */
final class Knowledge {

    private Knowledge() {}

    /**
     * @param operation its name
     * @param arguments what is known of them
     * @return the result, where it follows from them
     */
    static Optional<Value> of(String operation, List<Value> arguments) {
        Optional<Object> first =
                arguments.isEmpty() ? Optional.empty() : arguments.get(0).asKnown();
        Optional<Object> second =
                arguments.size() < 2 ? Optional.empty() : arguments.get(1).asKnown();
        return switch (operation) {
            case "__not__" -> first.filter(Boolean.class::isInstance).map(value -> Value.known(!(Boolean) value));
            case "__is__", "__isnot__" ->
                isNone(arguments).map(same -> Value.known(same == operation.equals("__is__")));
            case "eq", "ne" ->
                first.isPresent() && second.isPresent()
                        ? Optional.of(Value.known(first.equals(second) == operation.equals("eq")))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether a value is None: known where it is, or where it is a number or truth value. */
    private static Optional<Boolean> isNone(List<Value> arguments) {
        if (arguments.size() != 2 || !arguments.get(1).is(Pickled.NONE)) {
            return Optional.empty();
        }
        return arguments.get(0).asKnown().map(Pickled.NONE::equals);
    }
}
