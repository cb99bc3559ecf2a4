package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.nodes.bounds.AtMostOne;

/** How the BTW Learner weights, in detail. */
abstract class WeightDetailParameters extends TrainingParameters {

    static final String FLOOR = "Least mutual information";
    static final String ESTIMATE = "Mutual information";
    static final String UPDATE = "Update weights";
    static final String SMOOTHING = "Smoothing";
    static final String OWN = "Own predictions of training rows";

    @Widget(
            title = FLOOR,
            description =
                    "A modality counts as if its mutual information were at least this share of the mean, 0 to 1, so that "
                            + "an uncertain estimate does not switch it off."
                            + " 0.05 as a rule; 0 lets a modality that tells nothing be switched off.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = UsesInformation.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfFloor.class)
    @ValueReference(ByPreset.OfFloor.Ref.class)
    @Layout(DetailSection.class)
    double m_informationFloor = DEFAULTS.weights().information().floor();

    @Widget(title = ESTIMATE, description = "How it is estimated from the predictions of held-out rows.")
    @ValueSwitchWidget
    @Effect(predicate = UsesInformation.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfEstimate.class)
    @ValueReference(ByPreset.OfEstimate.Ref.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    Estimate m_informationEstimate = Estimate.SMOOTH;

    @Widget(
            title = "Largest divergence",
            description =
                    "A divergence counts up to so many nats, above 0. The default cuts only far outliers of a regression."
                            + " 20 as a rule; lower it where a few rows dominate.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = UsesDivergence.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    double m_divergenceCap = DEFAULTS.weights().divergenceCap();

    @Widget(title = UPDATE, description = "After which epochs the weights of the training rows are computed anew.")
    @ValueSwitchWidget
    @ValueReference(ByPreset.OfUpdate.Ref.class)
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfUpdate.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    Update m_update = Update.EPOCHS;

    @Widget(
            title = "Epochs between updates",
            description = "Weights are updated after every so many epochs, at least 1."
                    + " 1 as a rule; more where training is not calm.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsUpdatedByEpochs.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    int m_everyEpochs = DEFAULTS.weights().updates().everyEpochs();

    @Widget(title = SMOOTHING, description = "What the new weight is blended with, by the share of the new weight.")
    @RadioButtonsWidget
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfSmoothing.class)
    @ValueReference(ByPreset.OfSmoothing.Ref.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    Smooth m_smoothing = Smooth.NONE;

    @Widget(title = OWN, description = "Which networks say what a modality of a training row predicts on its own.")
    @ValueSwitchWidget
    @Effect(predicate = IsWeighted.class, type = EffectType.SHOW)
    @ValueProvider(ByPreset.OfOwn.class)
    @ValueReference(ByPreset.OfOwn.Ref.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(DetailSection.class)
    Own m_ownPredictions = Own.HELD_OUT;

    static final class IsUpdatedByEpochs implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(IsWeighted.class)
                    .and(initializer.getEnum(ByPreset.OfUpdate.Ref.class).isOneOf(Update.EPOCHS));
        }
    }

    WeightDetailParameters() {}

    WeightDetailParameters(NodeParametersInput input) {
        super(input);
    }
}
