package org.knime.node.parameters.updates;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knime.node.parameters.NodeParametersInput;
import org.multimodalbtw.platform.ui.dialog.Condition;

/** Makes the condition of an effect. The dialog makes it with its constructor without arguments: it must be a class. */
public interface EffectPredicateProvider {

    EffectPredicate init(PredicateInitializer i);

    default EffectPredicate and(EffectPredicate... predicates) {
        return Stream.of(predicates).reduce(Condition.ALWAYS, EffectPredicate::and);
    }

    default EffectPredicate or(EffectPredicate... predicates) {
        return Stream.of(predicates).reduce(Condition.NEVER, EffectPredicate::or);
    }

    default EffectPredicate not(EffectPredicate predicate) {
        return predicate.negate();
    }

    /** Gives access to the fields that a condition reads. */
    interface PredicateInitializer {

        StringReference getString(Class<? extends ParameterReference<String>> reference);

        BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference);

        <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference);

        <T> ArrayReference getArray(Class<? extends ParameterReference<T[]>> reference);

        EffectPredicate getConstant(Predicate<NodeParametersInput> predicate);

        EffectPredicate getPredicate(EffectPredicateProvider provider);

        EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> providerClass);

        boolean isMissing(Class<? extends ParameterReference<?>> reference);

        default EffectPredicate always() {
            return Condition.ALWAYS;
        }

        default EffectPredicate never() {
            return Condition.NEVER;
        }

        /** A text field. */
        interface StringReference {

            EffectPredicate isEqualTo(String value);

            EffectPredicate matchesPattern(String pattern);
        }

        /** A checkbox. */
        interface BooleanReference {

            EffectPredicate isTrue();

            EffectPredicate isFalse();
        }

        /**
         * A field with constants.
         *
         * @param <E> their type
         */
        interface EnumReference<E extends Enum<E>> {

            @SuppressWarnings("unchecked")
            EffectPredicate isOneOf(E... constants);
        }

        /** An array of groups. */
        interface ArrayReference {

            EffectPredicate hasMultipleItems();

            EffectPredicate containsElementSatisfying(EffectPredicateProvider elementPredicate);
        }
    }
}
