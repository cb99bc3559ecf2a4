package org.multimodalbtw.platform.ui.dialog;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.EffectPredicateProvider.PredicateInitializer;
import org.knime.node.parameters.updates.ParameterReference;
import org.multimodalbtw.platform.ui.settings.ParameterFields;

/** Makes conditions from their providers. A reference to a field that the dialog lacks fails when it is made. */
final class Conditions implements PredicateInitializer {

    private final DialogValues values;

    private Conditions(DialogValues values) {
        this.values = values;
    }

    static Condition of(Class<? extends EffectPredicateProvider> provider, DialogValues values) {
        return of(ParameterFields.create(provider), values);
    }

    private static Condition of(EffectPredicateProvider provider, DialogValues values) {
        return Condition.of(provider.init(new Conditions(values)));
    }

    private <T> Condition condition(Class<? extends ParameterReference<T>> reference, Predicate<T> test) {
        values.get(reference);
        return new Condition(current -> test.test(current.get(reference)));
    }

    @Override
    public StringReference getString(Class<? extends ParameterReference<String>> reference) {
        return new StringReference() {
            @Override
            public EffectPredicate isEqualTo(String value) {
                return condition(reference, text -> Objects.equals(text, value));
            }

            @Override
            public EffectPredicate matchesPattern(String pattern) {
                return condition(reference, text -> text != null && text.matches(pattern));
            }
        };
    }

    @Override
    public BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference) {
        return new BooleanReference() {
            @Override
            public EffectPredicate isTrue() {
                return condition(reference, Boolean.TRUE::equals);
            }

            @Override
            public EffectPredicate isFalse() {
                return condition(reference, Boolean.FALSE::equals);
            }
        };
    }

    @Override
    public <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference) {
        return new EnumReference<>() {
            @Override
            @SafeVarargs
            @SuppressWarnings("varargs")
            public final EffectPredicate isOneOf(E... constants) {
                List<E> wanted = Arrays.asList(constants);
                return condition(reference, wanted::contains);
            }
        };
    }

    @Override
    public <T> ArrayReference getArray(Class<? extends ParameterReference<T[]>> reference) {
        return new ArrayReference() {
            @Override
            public EffectPredicate hasMultipleItems() {
                return condition(reference, array -> Array.getLength(array) > 1);
            }

            @Override
            public EffectPredicate containsElementSatisfying(EffectPredicateProvider elementPredicate) {
                return condition(reference, array -> Arrays.stream(array).anyMatch(element -> {
                    DialogValues ofElement = new DialogValues(values.input(), List.of(element));
                    return of(elementPredicate, ofElement).holds(ofElement);
                }));
            }
        };
    }

    @Override
    public EffectPredicate getConstant(Predicate<NodeParametersInput> predicate) {
        return new Condition(current -> predicate.test(current.input()));
    }

    @Override
    public EffectPredicate getPredicate(EffectPredicateProvider provider) {
        return of(provider, values);
    }

    @Override
    public EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> providerClass) {
        return of(providerClass, values);
    }

    @Override
    public boolean isMissing(Class<? extends ParameterReference<?>> reference) {
        return !values.has(reference);
    }
}
