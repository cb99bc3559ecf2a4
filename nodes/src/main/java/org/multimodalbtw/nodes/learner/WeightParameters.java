package org.multimodalbtw.nodes.learner;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.nodes.bounds.AtLeastTwo;
import org.multimodalbtw.nodes.bounds.AtMost20;
import org.multimodalbtw.nodes.bounds.AtMostOne;
import org.multimodalbtw.nodes.run.SavedLater;

/** How the BTW Learner weights, by a preset or by hand, and what it compares the weights with. */
abstract class WeightParameters extends TargetParameters {

    static final long SEED = 1;
    static final TrainingSettings DEFAULTS = TrainingSettings.defaults(SEED);

    @Section(
            title = "Preset",
            description =
                    "Settings to start from. Choosing one fills in the settings below, which may then be changed.")
    @After(PredictionSection.class)
    interface PresetSection {}

    @Section(
            title = "Weights",
            description =
                    "How much each modality of each row counts. The weights of the present modalities of a row have the "
                            + "mean 1.")
    @After(PresetSection.class)
    interface WeightSection {}

    @Widget(
            title = "Start from",
            description =
                    "Fills in how weights are computed, how many networks are trained and how they are compared. The settings count, "
                            + "not the preset: what you change afterwards stays changed.")
    @RadioButtonsWidget
    @ValueReference(ByPreset.Ref.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(PresetSection.class)
    Preset m_preset = Preset.STANDARD;

    @Widget(title = "Weighting", description = "What sets a modality's weight.")
    @RadioButtonsWidget
    @ValueProvider(ByPreset.OfWeighting.class)
    @ValueReference(WeightingRef.class)
    @Layout(WeightSection.class)
    Weighting m_weighting = Weighting.KL_MI;

    @Widget(
            title = "A modality that contradicts the fused prediction",
            description =
                    "What a large divergence between a modality's own prediction and the fused one does to its weight.")
    @ValueSwitchWidget
    @Effect(predicate = UsesDivergence.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfContradiction.class)
    @Layout(WeightSection.class)
    Contradiction m_contradiction = Contradiction.COUNTS_LESS;

    @Widget(
            title = "Share of the new weight",
            description =
                    "How strongly the weights count, 0 to 1: the weight used is this share of the new weight, and of 1 for "
                            + "the rest."
                            + " 0.5 as a rule; 1 gives the weights their full influence, less makes them milder.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfBlend.class)
    @Layout(WeightSection.class)
    double m_blend = DEFAULTS.weights().blend();

    @Widget(
            title = "Warm-up epochs",
            description =
                    "Epochs without weights at the start, at least 1: the first predictions are too poor to compare."
                            + " 2 as a rule; more where training begins slowly.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfWarmUp.class)
    @Layout(WeightSection.class)
    int m_warmUpEpochs = DEFAULTS.weights().updates().warmUpEpochs();

    @Widget(
            title = "Compare with an unweighted network",
            description =
                    "Trains an unweighted network beside the weighted one and compares both on the same rows. Takes twice "
                            + "the time. Without it nothing shows whether the weights helped."
                            + " On as a rule; turn it off only to save time.")
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueReference(CompareRef.class)
    @ValueProvider(ByPreset.OfCompare.class)
    @Layout(WeightSection.class)
    boolean m_compare = DEFAULTS.comparison().unweighted();

    @Widget(title = "Comparison", description = "How much is trained for the comparison.")
    @ValueSwitchWidget
    @ValueReference(ThoroughnessRef.class)
    @Effect(predicate = IsCompared.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @ValueProvider(ByPreset.OfThoroughness.class)
    @Layout(WeightSection.class)
    Thoroughness m_comparison = Thoroughness.QUICK;

    @Widget(
            title = "Seeds of the comparison",
            description =
                    "How often the thorough comparison trains everything, 2 to 20. With the same number of modalities and rows, the "
                            + "time is about this number times the number of modalities plus three, and times six below 1,000 rows."
                            + " 5 as a rule; more make the intervals narrower.")
    @NumberInputWidget(minValidation = AtLeastTwo.class, maxValidation = AtMost20.class)
    @Effect(predicate = IsThorough.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(WeightSection.class)
    int m_comparisonSeeds = Preset.SEEDS;

    @Widget(
            title = "Compare with the best modality alone",
            description =
                    "Trains two more networks, each on one modality alone: the two whose own predictions are the best on held-out rows. The "
                            + "better one of these on held-out rows is compared with all together on the same rows, so that the result says "
                            + "whether it is worth it to have several modalities. Takes about a third of the time more. The model stays the same."
                            + " On as a rule; turn it off only to save time.")
    @Persistor(OfCompareAlone.class)
    @ValueProvider(ByPreset.OfCompareAlone.class)
    @Layout(WeightSection.class)
    boolean m_compareAlone = true;

    /** Learners that were saved before the choice existed train no modality alone. */
    static final class OfCompareAlone extends SavedLater<Boolean> {
        OfCompareAlone() {
            super("compareAlone", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }

    @Widget(
            title = "Use weights only where they gain",
            description =
                    "Trains an unweighted network too and keeps the weights out of the network unless they lower the loss on held-out "
                            + "rows by more than one standard error. The weights are shown in any case. Without this, weights "
                            + "that do harm are used."
                            + " On as a rule; off to study what weights do.")
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfGuard.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(WeightSection.class)
    boolean m_guarded = DEFAULTS.weights().guarded();

    @Widget(
            title = "Unusual data count less",
            description =
                    "Whether a modality of a row counts less where its values are unlike those of held-out rows, such as noise or a "
                            + "sensor that is stuck, or where its own prediction is unusually far from that of the row's other "
                            + "modalities. It needs no label and leaves usual rows as they are. It cannot tell another "
                            + "patient's data from the patient's own."
                            + " On as a rule; turn it off where unusual patients are just those that matter.")
    @Migrate(loadDefaultIfAbsent = true)
    @ValueProvider(ByPreset.OfTypicality.class)
    @Layout(WeightSection.class)
    boolean m_typicality = DEFAULTS.typicality();

    static final class WeightingRef implements ParameterReference<Weighting> {}

    static final class CompareRef implements ParameterReference<Boolean> {}

    static final class ThoroughnessRef implements ParameterReference<Thoroughness> {}

    static final class IsWeighted implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(WeightingRef.class)
                    .isOneOf(
                            Weighting.KL,
                            Weighting.MI,
                            Weighting.KL_MI,
                            Weighting.INVERSE_VARIANCE,
                            Weighting.LABEL_MI);
        }
    }

    static final class UsesDivergence implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(WeightingRef.class).isOneOf(Weighting.KL, Weighting.KL_MI);
        }
    }

    static final class UsesInformation implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(WeightingRef.class).isOneOf(Weighting.MI, Weighting.KL_MI, Weighting.LABEL_MI);
        }
    }

    static final class IsCompared implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(IsWeighted.class)
                    .and(initializer.getBoolean(CompareRef.class).isTrue());
        }
    }

    static final class IsThorough implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(IsCompared.class)
                    .and(initializer.getEnum(ThoroughnessRef.class).isOneOf(Thoroughness.THOROUGH));
        }
    }

    WeightParameters() {}

    WeightParameters(NodeParametersInput input) {
        super(input);
    }
}
