package org.multimodalbtw.nodes.learner;

import java.lang.reflect.Field;
import java.util.function.Function;
import java.util.function.Supplier;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueProvider;

/** A setting's value by the preset, filled in when another preset is chosen and free to be changed afterwards. */
abstract class ByPreset<T> implements StateProvider<T> {

    private final Function<Preset, T> m_value;
    private Supplier<Preset> m_preset;

    /** @param value the setting's value of a preset */
    private ByPreset(Function<Preset, T> value) {
        m_value = value;
    }

    /** The chosen preset. */
    static final class Ref implements ParameterReference<Preset> {}

    /**
     * Gives settings the values of a preset, as the dialog does when it is chosen.
     *
     * @param parameters the settings
     * @param preset the preset
     */
    static void fill(BtwLearnerParameters parameters, Preset preset) {
        for (Class<?> type = parameters.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                ValueProvider provider = field.getAnnotation(ValueProvider.class);
                if (provider != null && ByPreset.class.isAssignableFrom(provider.value())) {
                    set(field, parameters, provider.value(), preset);
                }
            }
        }
    }

    private static void set(Field field, BtwLearnerParameters parameters, Class<?> provider, Preset preset) {
        try {
            ByPreset<?> value = (ByPreset<?>) provider.getDeclaredConstructor().newInstance();
            field.set(parameters, value.m_value.apply(preset));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void init(StateProviderInitializer initializer) {
        m_preset = initializer.computeFromValueSupplier(Ref.class);
    }

    @Override
    public T computeState(NodeParametersInput input) {
        return m_value.apply(m_preset.get());
    }

    static final class OfMembers extends ByPreset<Integer> {
        OfMembers() {
            super(preset -> preset.members);
        }
    }

    static final class OfCompare extends ByPreset<Boolean> {
        OfCompare() {
            super(preset -> preset.compared);
        }
    }

    static final class OfCompareAlone extends ByPreset<Boolean> {
        OfCompareAlone() {
            super(preset -> preset.compared);
        }
    }

    static final class OfThoroughness extends ByPreset<Thoroughness> {
        OfThoroughness() {
            super(preset -> preset.thorough ? Thoroughness.THOROUGH : Thoroughness.QUICK);
        }
    }

    static final class OfTypicality extends ByPreset<Boolean> {
        OfTypicality() {
            super(preset -> preset.typicality);
        }
    }

    static final class OfGuard extends ByPreset<Boolean> {
        OfGuard() {
            super(preset -> preset.weights.guarded());
        }
    }

    static final class OfWeighting extends ByPreset<Weighting> {
        OfWeighting() {
            super(preset -> Weighting.of(preset.weights.scheme()));
        }
    }

    static final class OfContradiction extends ByPreset<Contradiction> {
        OfContradiction() {
            super(preset -> Contradiction.of(preset.weights.direction()));
        }
    }

    static final class OfBlend extends ByPreset<Double> {
        OfBlend() {
            super(preset -> preset.weights.blend());
        }
    }

    static final class OfWarmUp extends ByPreset<Integer> {
        OfWarmUp() {
            super(preset -> preset.weights.updates().warmUpEpochs());
        }
    }

    static final class OfFloor extends ByPreset<Double> {
        OfFloor() {
            super(preset -> preset.weights.information().floor());
        }
    }

    static final class OfEstimate extends ByPreset<Estimate> {
        OfEstimate() {
            super(preset -> Estimate.of(preset.weights.information().estimate()));
        }
    }

    static final class OfUpdate extends ByPreset<Update> {
        OfUpdate() {
            super(preset -> Update.of(preset.weights.updates().schedule()));
        }
    }

    static final class OfSmoothing extends ByPreset<Smooth> {
        OfSmoothing() {
            super(preset -> Smooth.of(preset.weights.updates().smoothing()));
        }
    }

    static final class OfOwn extends ByPreset<Own> {
        OfOwn() {
            super(preset -> Own.of(preset.weights.ownPredictions()));
        }
    }
}
