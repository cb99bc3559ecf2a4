package org.multimodalbtw.platform.ui.dialog;

import java.util.function.Predicate;
import org.knime.node.parameters.updates.EffectPredicate;

/** A condition on the values of a dialog. */
public record Condition(Predicate<DialogValues> test) implements EffectPredicate {

    public static final Condition ALWAYS = new Condition(values -> true);

    public static final Condition NEVER = new Condition(values -> false);

    /** @throws IllegalArgumentException if a node made the predicate itself */
    public static Condition of(EffectPredicate predicate) {
        if (predicate instanceof Condition condition) {
            return condition;
        }
        throw new IllegalArgumentException(
                "Predicates come from the initializer; " + predicate + " was made otherwise.");
    }

    public boolean holds(DialogValues values) {
        return test.test(values);
    }

    public Condition and(Condition other) {
        return new Condition(test.and(other.test));
    }

    public Condition or(Condition other) {
        return new Condition(test.or(other.test));
    }

    public Condition not() {
        return new Condition(test.negate());
    }
}
