package org.multimodalbtw.nodes.learner;

import java.lang.reflect.Field;
import java.util.function.Function;
import java.util.function.Supplier;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueProvider;

/** A setting's value where one starts from, filled in when another start is chosen and free to be changed afterwards. */
abstract class ByPreset<T> implements StateProvider<T> {

    private final Function<StartingPoint, T> m_value;
    private Supplier<Preset> m_preset;
    private Supplier<WeightMethod> m_method;

    /** @param value the setting's value of a start */
    private ByPreset(Function<StartingPoint, T> value) {
        m_value = value;
    }

    /** The chosen preset. */
    static final class PresetRef implements ParameterReference<Preset> {}

    /** The chosen formulas. */
    static final class MethodRef implements ParameterReference<WeightMethod> {}

    /**
     * Gives settings the values of a start, as the dialog does when it is chosen.
     *
     * @param parameters the settings
     * @param start the start
     */
    static void fill(BtwLearnerParameters parameters, StartingPoint start) {
        for (Class<?> type = parameters.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                ValueProvider provider = field.getAnnotation(ValueProvider.class);
                if (provider != null && ByPreset.class.isAssignableFrom(provider.value())) {
                    set(field, parameters, provider.value(), start);
                }
            }
        }
    }

    private static void set(Field field, BtwLearnerParameters parameters, Class<?> provider, StartingPoint start) {
        try {
            ByPreset<?> value = (ByPreset<?>) provider.getDeclaredConstructor().newInstance();
            field.set(parameters, value.of(start));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void init(StateProviderInitializer initializer) {
        m_preset = initializer.computeFromValueSupplier(PresetRef.class);
        m_method = initializer.computeFromValueSupplier(MethodRef.class);
    }

    @Override
    public T computeState(NodeParametersInput input) {
        return of(new StartingPoint(m_preset.get(), m_method.get()));
    }

    /** The setting's value of a start. */
    final T of(StartingPoint start) {
        return m_value.apply(start);
    }

    static final class OfMembers extends ByPreset<Integer> {
        static final class Ref implements ParameterReference<Integer> {}

        OfMembers() {
            super(start -> start.preset().members);
        }
    }

    static final class OfCompare extends ByPreset<Boolean> {
        static final class Ref implements ParameterReference<Boolean> {}

        OfCompare() {
            super(start -> start.preset().compared);
        }
    }

    static final class OfCompareAlone extends ByPreset<Boolean> {
        static final class Ref implements ParameterReference<Boolean> {}

        OfCompareAlone() {
            super(start -> start.preset().compared);
        }
    }

    static final class OfThoroughness extends ByPreset<Thoroughness> {
        static final class Ref implements ParameterReference<Thoroughness> {}

        OfThoroughness() {
            super(StartingPoint::comparison);
        }
    }

    static final class OfFurther extends ByPreset<Further> {
        static final class Ref implements ParameterReference<Further> {}

        OfFurther() {
            super(StartingPoint::further);
        }
    }

    static final class OfTypicality extends ByPreset<Boolean> {
        static final class Ref implements ParameterReference<Boolean> {}

        OfTypicality() {
            super(StartingPoint::typicality);
        }
    }

    static final class OfGuard extends ByPreset<Boolean> {
        static final class Ref implements ParameterReference<Boolean> {}

        OfGuard() {
            super(start -> start.weights().guarded());
        }
    }

    static final class OfWeighting extends ByPreset<Weighting> {
        static final class Ref implements ParameterReference<Weighting> {}

        OfWeighting() {
            super(start -> Weighting.of(start.weights().scheme()));
        }
    }

    static final class OfContradiction extends ByPreset<Contradiction> {
        static final class Ref implements ParameterReference<Contradiction> {}

        OfContradiction() {
            super(start -> Contradiction.of(start.weights().direction()));
        }
    }

    static final class OfBlend extends ByPreset<Double> {
        static final class Ref implements ParameterReference<Double> {}

        OfBlend() {
            super(start -> start.weights().blend());
        }
    }

    static final class OfWarmUp extends ByPreset<Integer> {
        static final class Ref implements ParameterReference<Integer> {}

        OfWarmUp() {
            super(start -> start.weights().updates().warmUpEpochs());
        }
    }

    static final class OfFloor extends ByPreset<Double> {
        static final class Ref implements ParameterReference<Double> {}

        OfFloor() {
            super(start -> start.weights().information().floor());
        }
    }

    static final class OfEstimate extends ByPreset<Estimate> {
        static final class Ref implements ParameterReference<Estimate> {}

        OfEstimate() {
            super(start -> Estimate.of(start.weights().information().estimate()));
        }
    }

    static final class OfUpdate extends ByPreset<Update> {
        static final class Ref implements ParameterReference<Update> {}

        OfUpdate() {
            super(start -> Update.of(start.weights().updates().schedule()));
        }
    }

    static final class OfSmoothing extends ByPreset<Smooth> {
        static final class Ref implements ParameterReference<Smooth> {}

        OfSmoothing() {
            super(start -> Smooth.of(start.weights().updates().smoothing()));
        }
    }

    static final class OfOwn extends ByPreset<Own> {
        static final class Ref implements ParameterReference<Own> {}

        OfOwn() {
            super(start -> Own.of(start.weights().ownPredictions()));
        }
    }
}
