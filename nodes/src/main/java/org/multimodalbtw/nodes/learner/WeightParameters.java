package org.multimodalbtw.nodes.learner;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.Advanced;
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
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.message.TextMessage;
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

    static final String WEIGHTING = "What sets the weights";
    static final String CONTRADICTION = "A modality that contradicts the others";
    static final String STRENGTH = "Strength of the weights";
    static final String WARM_UP = "Epochs before weights count";
    static final String COMPARE = "Compare with a network without weights";
    static final String EXTENT = "Extent of the comparison";
    static final String ALONE = "Compare with the best modality alone";
    static final String GUARD = "Use weights only where they gain";
    static final String TYPICALITY = "Unusual data count less";

    @Section(title = "Training")
    @After(RowSection.class)
    interface TrainingSection {}

    @Section(
            title = "Weights",
            description =
                    "How much each modality of each row counts. The weights of the modalities that a row has are 1 on average.")
    @After(TrainingSection.class)
    @Advanced
    interface WeightSection {}

    @Section(title = "Comparison", description = "What is trained besides the model, to say how good it is.")
    @After(WeightSection.class)
    @Advanced
    interface ComparisonSection {}

    @Widget(
            title = "Start from",
            description =
                    "How much is trained. Fills in the advanced settings, which may then be changed: they count, not the start.")
    @RadioButtonsWidget
    @ValueReference(ByPreset.PresetRef.class)
    @Persistor(SavedPreset.class)
    @Layout(TrainingSection.class)
    Preset m_preset = Preset.STANDARD;

    @TextMessage(ChangedSettings.class)
    @Layout(TrainingSection.class)
    Void m_changed;

    @TextMessage(ThoroughTime.class)
    @Effect(predicate = IsThorough.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    Void m_thoroughTime;

    @Widget(
            title = "Weights follow",
            description = "Whose formulas. Fills in the settings of the weights, which may then be changed.")
    @RadioButtonsWidget
    @ValueReference(ByPreset.MethodRef.class)
    @Persistor(SavedMethod.class)
    @Layout(WeightSection.class)
    WeightMethod m_weightMethod = WeightMethod.OURS;

    @Widget(title = WEIGHTING, description = "What a modality's weight is made of.")
    @RadioButtonsWidget
    @ValueProvider(ByPreset.OfWeighting.class)
    @ValueReference(ByPreset.OfWeighting.Ref.class)
    @Layout(WeightSection.class)
    Weighting m_weighting = Weighting.KL_MI;

    @Widget(
            title = CONTRADICTION,
            description =
                    "What happens to its weight where its own prediction is far from that of all together (a large divergence).")
    @ValueSwitchWidget
    @Effect(predicate = UsesDivergence.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfContradiction.class)
    @ValueReference(ByPreset.OfContradiction.Ref.class)
    @Layout(WeightSection.class)
    Contradiction m_contradiction = Contradiction.COUNTS_LESS;

    @Widget(
            title = STRENGTH,
            description =
                    "How strongly weights count, 0 to 1. 0.5 as a rule: halfway between no weights and their full influence, which is 1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfBlend.class)
    @ValueReference(ByPreset.OfBlend.Ref.class)
    @Layout(WeightSection.class)
    double m_blend = DEFAULTS.weights().blend();

    @Widget(
            title = WARM_UP,
            description =
                    "At least 1: the first predictions are too poor to compare. 2 as a rule; more where training begins slowly.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfWarmUp.class)
    @ValueReference(ByPreset.OfWarmUp.Ref.class)
    @Layout(WeightSection.class)
    int m_warmUpEpochs = DEFAULTS.weights().updates().warmUpEpochs();

    @Widget(
            title = COMPARE,
            description =
                    "Trains the same network without weights, and compares both on the same rows. Takes twice the time. On as a rule: without it "
                            + "nothing shows whether weights helped.")
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueReference(ByPreset.OfCompare.Ref.class)
    @ValueProvider(ByPreset.OfCompare.class)
    @Layout(ComparisonSection.class)
    boolean m_compare = DEFAULTS.comparison().unweighted();

    @Widget(title = EXTENT, description = "How much is trained for the comparison.")
    @ValueSwitchWidget
    @ValueReference(ByPreset.OfThoroughness.Ref.class)
    @Effect(predicate = IsCompared.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @ValueProvider(ByPreset.OfThoroughness.class)
    @Layout(ComparisonSection.class)
    Thoroughness m_comparison = Thoroughness.QUICK;

    @Widget(
            title = "Repeats of the comparison",
            description =
                    "With how many seeds the thorough comparison trains everything, 2 to 20. 5 as a rule; more make the intervals narrower. Time "
                            + "goes with their number.")
    @NumberInputWidget(minValidation = AtLeastTwo.class, maxValidation = AtMost20.class)
    @Effect(predicate = IsThorough.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(ComparisonSection.class)
    int m_comparisonSeeds = Preset.SEEDS;

    @Widget(
            title = ALONE,
            description =
                    "Trains a network on each of the two best modalities alone, and compares the better one with all together: is it worth it to "
                            + "have several? Takes about a third of the time more. The model stays the same. On as a rule.")
    @Persistor(OfCompareAlone.class)
    @ValueProvider(ByPreset.OfCompareAlone.class)
    @ValueReference(ByPreset.OfCompareAlone.Ref.class)
    @Layout(ComparisonSection.class)
    boolean m_compareAlone = true;

    /** Learners that were saved before the choice existed train no modality alone. */
    static final class OfCompareAlone extends SavedLater<Boolean> {
        OfCompareAlone() {
            super("compareAlone", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }

    @Widget(
            title = GUARD,
            description =
                    "Keeps weights out of the model unless they lower the loss on held-out rows by more than one standard error. They are shown in "
                            + "any case. On as a rule; off to study what weights do.")
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfGuard.class)
    @ValueReference(ByPreset.OfGuard.Ref.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(WeightSection.class)
    boolean m_guarded = DEFAULTS.weights().guarded();

    @Widget(
            title = TYPICALITY,
            description =
                    "A modality counts less in a row where its data are unlike anything in held-out rows, such as noise or a stuck sensor. Needs no "
                            + "label. On as a rule; off where unusual patients are those that matter.")
    @Migrate(loadDefaultIfAbsent = true)
    @ValueProvider(ByPreset.OfTypicality.class)
    @ValueReference(ByPreset.OfTypicality.Ref.class)
    @Layout(WeightSection.class)
    boolean m_typicality = DEFAULTS.combination().typicality();

    static final class IsWeighted implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(ByPreset.OfWeighting.Ref.class)
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
            return initializer.getEnum(ByPreset.OfWeighting.Ref.class).isOneOf(Weighting.KL, Weighting.KL_MI);
        }
    }

    static final class UsesInformation implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(ByPreset.OfWeighting.Ref.class)
                    .isOneOf(Weighting.MI, Weighting.KL_MI, Weighting.LABEL_MI);
        }
    }

    static final class IsCompared implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(IsWeighted.class)
                    .and(initializer.getBoolean(ByPreset.OfCompare.Ref.class).isTrue());
        }
    }

    static final class IsThorough implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(IsCompared.class)
                    .and(initializer.getEnum(ByPreset.OfThoroughness.Ref.class).isOneOf(Thoroughness.THOROUGH));
        }
    }

    WeightParameters() {}

    WeightParameters(NodeParametersInput input) {
        super(input);
    }
}
