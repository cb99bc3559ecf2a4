package org.multimodalbtw.nodes.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;

/** Says which settings are not those that one started from. */
final class ChangedSettings implements StateProvider<Optional<Message>> {

    private final List<Setting<?>> m_settings = new ArrayList<>();
    private Supplier<Preset> m_preset;
    private Supplier<WeightMethod> m_method;

    /** A setting, and what it starts with. */
    private record Setting<T>(String title, Supplier<T> value, ByPreset<T> start) {

        boolean isChanged(StartingPoint from) {
            return !start.of(from).equals(value.get());
        }
    }

    /** Choosing a start fills in the settings, and these say when they are there. */
    @Override
    public void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
        m_preset = initializer.getValueSupplier(ByPreset.PresetRef.class);
        m_method = initializer.getValueSupplier(ByPreset.MethodRef.class);
        m_settings.clear();
        Settings add = new Settings(initializer);
        add.setting(WeightParameters.WEIGHTING, ByPreset.OfWeighting.Ref.class, new ByPreset.OfWeighting());
        add.setting(WeightParameters.CONTRADICTION, ByPreset.OfContradiction.Ref.class, new ByPreset.OfContradiction());
        add.setting(WeightParameters.STRENGTH, ByPreset.OfBlend.Ref.class, new ByPreset.OfBlend());
        add.setting(WeightParameters.WARM_UP, ByPreset.OfWarmUp.Ref.class, new ByPreset.OfWarmUp());
        add.setting(WeightParameters.GUARD, ByPreset.OfGuard.Ref.class, new ByPreset.OfGuard());
        add.setting(WeightParameters.TYPICALITY, ByPreset.OfTypicality.Ref.class, new ByPreset.OfTypicality());
        add.setting(WeightParameters.COMPARE, ByPreset.OfCompare.Ref.class, new ByPreset.OfCompare());
        add.setting(WeightParameters.EXTENT, ByPreset.OfThoroughness.Ref.class, new ByPreset.OfThoroughness());
        add.setting(WeightParameters.ALONE, ByPreset.OfCompareAlone.Ref.class, new ByPreset.OfCompareAlone());
        add.setting(TrainingParameters.MEMBERS, ByPreset.OfMembers.Ref.class, new ByPreset.OfMembers());
        add.setting(TrainingParameters.SIMPLE, ByPreset.OfFurther.Ref.class, new ByPreset.OfFurther());
        add.setting(WeightDetailParameters.FLOOR, ByPreset.OfFloor.Ref.class, new ByPreset.OfFloor());
        add.setting(WeightDetailParameters.ESTIMATE, ByPreset.OfEstimate.Ref.class, new ByPreset.OfEstimate());
        add.setting(WeightDetailParameters.UPDATE, ByPreset.OfUpdate.Ref.class, new ByPreset.OfUpdate());
        add.setting(WeightDetailParameters.SMOOTHING, ByPreset.OfSmoothing.Ref.class, new ByPreset.OfSmoothing());
        add.setting(WeightDetailParameters.OWN, ByPreset.OfOwn.Ref.class, new ByPreset.OfOwn());
    }

    /** Adds settings that the message follows. */
    private final class Settings {

        private final StateProviderInitializer initializer;

        Settings(StateProviderInitializer initializer) {
            this.initializer = initializer;
        }

        <T> void setting(String title, Class<? extends ParameterReference<T>> reference, ByPreset<T> start) {
            m_settings.add(new Setting<>(title, initializer.computeFromValueSupplier(reference), start));
        }
    }

    @Override
    public Optional<Message> computeState(NodeParametersInput input) {
        StartingPoint start = new StartingPoint(m_preset.get(), m_method.get());
        List<String> changed = m_settings.stream()
                .filter(setting -> setting.isChanged(start))
                .map(Setting::title)
                .toList();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Message(
                        "Not all settings are those of " + start.name(),
                        "Changed under the advanced settings: '" + String.join("', '", changed)
                                + "'. To have them back, choose another start, and then this one again.",
                        MessageType.INFO));
    }
}
