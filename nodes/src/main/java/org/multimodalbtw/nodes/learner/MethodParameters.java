package org.multimodalbtw.nodes.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.method.AlternatingTraining;
import org.multimodalbtw.engine.method.BalancedMixup;
import org.multimodalbtw.engine.method.CoralAlignment;
import org.multimodalbtw.engine.method.Curriculum;
import org.multimodalbtw.engine.method.EpochRange;
import org.multimodalbtw.engine.method.GradientModulation;
import org.multimodalbtw.engine.method.MethodPurpose;
import org.multimodalbtw.engine.method.MultimodalMixup;
import org.multimodalbtw.engine.method.OfferedMethod;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.PredictionModulation;
import org.multimodalbtw.engine.method.SteinAlignment;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.nodes.bounds.AtMostNineTenths;
import org.multimodalbtw.nodes.bounds.AtMostOne;
import org.multimodalbtw.nodes.bounds.AtMostTen;

/** Which published training methods the BTW Learner uses: at most one for each purpose, and as a rule none. */
abstract class MethodParameters extends FusionMethodParameters {

    @Widget(
            title = "Balance modalities",
            description =
                    "By which method no modality learns at the cost of others; none as a rule. OGM: modalities that lead"
                            + " make smaller steps. GE: with noise. OPM: they are hidden in some rows. Alternating"
                            + " (our formulas): trained in turns, the weakest first; takes longer.")
    @ChoicesProvider(MethodChoices.ForBalance.class)
    @ValueReference(MethodChoices.BalanceRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    String m_modalityBalance = "";

    @Widget(
            title = "Strength of gradient modulation",
            description =
                    "How much smaller the steps of a leading modality become (alpha), 0 to 10. 0.3 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostTen.class)
    @Effect(predicate = MethodChoices.IsGradientModulation.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    double m_modulationStrength = GradientModulation.STANDARD.alpha();

    @Widget(
            title = "Steps shrink smoothly",
            description =
                    "Whether the steps of a modality shrink from nothing on as its lead grows. Off as published: they"
                            + " jump as soon as it leads.")
    @Effect(predicate = MethodChoices.IsGradientModulation.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    boolean m_modulationSmooth = GradientModulation.STANDARD.smooth();

    @Widget(
            title = "Share of prediction modulation",
            description = "In which share of the rows a leading modality is hidden, 0 to 0.9; up to half as often again"
                    + " where it leads by far. 0.5 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostNineTenths.class)
    @Effect(predicate = MethodChoices.IsPredictionModulation.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    double m_modulationShare = PredictionModulation.STANDARD.share();

    @Widget(title = "Modulation from epoch", description = "The first epoch in which it acts, at least 1. 1 as a rule.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = MethodChoices.IsModulation.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    int m_modulationFirst = EpochRange.ALL.first();

    @Widget(title = "Modulation to epoch", description = "The last epoch in which it acts. 0 as a rule: to the end.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = MethodChoices.IsModulation.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    int m_modulationLast = 0;

    @Widget(
            title = "Epochs between new orders",
            description =
                    "After how many epochs it is settled anew which modality is the weakest, at least 1. 1 as a rule.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = MethodChoices.IsAlternating.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    int m_alternatingEpochs = AlternatingTraining.STANDARD.everyEpochs();

    @Widget(
            title = "Mix rows",
            description = "Learns from mixtures of two rows with the same modalities. None as a rule; try one"
                    + " where there are few rows. Multimodal mixup: all modalities and the target are mixed by one"
                    + " share. Balanced mixup (B-MM-style: our formula): modalities that lead are mixed harder.")
    @ChoicesProvider(MethodChoices.ForMixing.class)
    @ValueReference(MethodChoices.MixingRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    String m_rowMixing = "";

    @Widget(
            title = "How much is mixed",
            description =
                    "The parameter of the beta distribution that shares are drawn from (alpha), above 0 up to 10: the"
                            + " smaller, the less is mixed. 1 to start from.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostTen.class)
    @Effect(predicate = MethodChoices.IsMixing.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    double m_mixingAlpha = MultimodalMixup.STANDARD.alpha();

    @Widget(
            title = "Strength of balanced mixup",
            description = "How much harder a leading modality is mixed, 0 to 1. 0 mixes all alike; 0.5 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = MethodChoices.IsBalancedMixing.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    double m_mixingStrength = BalancedMixup.STANDARD.strength();

    @Widget(
            title = "Order of learning",
            description =
                    "What is learnt from first. None as a rule; try the curriculum where outcomes or values are partly wrong."
                            + " Curriculum (DynCIM-style: our formulas): easy patients count more at first, and modalities that add"
                            + " little are hidden at first.")
    @ChoicesProvider(MethodChoices.ForOrder.class)
    @ValueReference(MethodChoices.OrderRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    String m_learningOrder = "";

    @Widget(
            title = "Strength of the curriculum",
            description = "How much less hard patients count at first, 0 to 10. 0 counts all alike; 2 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostTen.class)
    @Effect(predicate = MethodChoices.IsOrdered.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    double m_curriculumStrength = Curriculum.STANDARD.strength();

    @Widget(
            title = "Hide modalities below",
            description =
                    "A modality that adds less than this share of what the best one adds is hidden at first, 0 to 0.9. 0 hides none;"
                            + " 0.2 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostNineTenths.class)
    @Effect(predicate = MethodChoices.IsOrdered.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    double m_curriculumThreshold = Curriculum.STANDARD.threshold();

    @Widget(
            title = "Epochs of the curriculum",
            description =
                    "After how many epochs all patients count alike and no modality is hidden, at least 1. 20 to start from.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = MethodChoices.IsOrdered.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    int m_curriculumEpochs = Curriculum.STANDARD.epochs();

    @Widget(
            title = "Align modalities",
            description =
                    "A published method by which the modalities' inner representations become alike. None as a rule."
                            + " CORAL: they vary alike. Stein discrepancy (FindRec-style: our formula after a published"
                            + " idea): they are spread as those of the modality that predicts best alone.")
    @ChoicesProvider(MethodChoices.ForAlignment.class)
    @ValueReference(MethodChoices.AlignmentRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    String m_modalityAlignment = "";

    @Widget(
            title = "Strength of alignment",
            description =
                    "How much the difference of the modalities counts in the loss, 0 to 10. 0.1 to 1 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostTen.class)
    @Effect(predicate = MethodChoices.IsAlignment.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    double m_alignmentStrength = CoralAlignment.STANDARD.factor();

    @Widget(
            title = "Use the training method only where it gains",
            description =
                    "Trains without the method, or the pre-trained network, as well, with the same rows and seed, and"
                            + " leaves it out unless it lowers the loss on held-out rows by more than one standard error."
                            + " Takes one network more. On as a rule; off to study it.")
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    boolean m_methodGuarded = true;

    MethodParameters() {}

    MethodParameters(NodeParametersInput input) {
        super(input);
    }

    /** The chosen training methods with their settings, none as a rule. */
    final List<TrainingMethod> chosenMethods() {
        List<TrainingMethod> methods = new ArrayList<>();
        chosen(methods, MethodPurpose.BALANCE, m_modalityBalance);
        chosen(methods, MethodPurpose.MIX, m_rowMixing);
        chosen(methods, MethodPurpose.ORDER, m_learningOrder);
        chosen(methods, MethodPurpose.ALIGN, m_modalityAlignment);
        chosen(methods, MethodPurpose.FUSE, m_modalityFusion);
        chosen(methods, MethodPurpose.LACK, m_missingModalities);
        if (!methods.isEmpty() && !m_methodGuarded) {
            methods.add(new UsedRegardless());
        }
        return methods;
    }

    private void chosen(List<TrainingMethod> methods, MethodPurpose purpose, String name) {
        if (name == null || name.isEmpty()) {
            return;
        }
        OfferedMethod method = OfferedMethods.named(name);
        if (method.purpose() != purpose) {
            throw new InputException(
                    "The training method '" + name + "' is not for '" + purpose.title() + "'.",
                    "Choose it under '" + method.purpose().title() + "'.");
        }
        methods.add(configured(method.standard()));
    }

    /** A method with the settings of the dialog. */
    private TrainingMethod configured(TrainingMethod standard) {
        if (standard instanceof GradientModulation modulation) {
            return new GradientModulation(m_modulationStrength, epochs(), m_modulationSmooth, modulation.noise());
        }
        if (standard instanceof PredictionModulation) {
            return new PredictionModulation(m_modulationShare, epochs());
        }
        if (standard instanceof AlternatingTraining alternating) {
            return new AlternatingTraining(m_alternatingEpochs, alternating.memory());
        }
        if (standard instanceof MultimodalMixup) {
            return new MultimodalMixup(m_mixingAlpha);
        }
        if (standard instanceof BalancedMixup mixup) {
            return new BalancedMixup(m_mixingAlpha, m_mixingStrength, mixup.warmUpEpochs());
        }
        if (standard instanceof Curriculum) {
            return new Curriculum(m_curriculumStrength, m_curriculumThreshold, m_curriculumEpochs);
        }
        if (standard instanceof CoralAlignment) {
            return new CoralAlignment(m_alignmentStrength);
        }
        return standard instanceof SteinAlignment ? new SteinAlignment(m_alignmentStrength) : fusing(standard);
    }

    private EpochRange epochs() {
        return new EpochRange(
                m_modulationFirst, m_modulationLast == 0 ? OptionalInt.empty() : OptionalInt.of(m_modulationLast));
    }
}
