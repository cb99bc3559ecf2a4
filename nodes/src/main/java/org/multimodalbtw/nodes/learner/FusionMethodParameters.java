package org.multimodalbtw.nodes.learner;

import java.util.List;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.method.PairedModalities;
import org.multimodalbtw.engine.method.PresenceAdapters;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.UnimodalFirst;
import org.multimodalbtw.nodes.bounds.AtMost256;
import org.multimodalbtw.nodes.bounds.AtMost64;
import org.multimodalbtw.nodes.bounds.AtMost8;
import org.multimodalbtw.nodes.bounds.AtMostOne;
import org.multimodalbtw.nodes.bounds.AtMostTen;

/** Training methods of the BTW Learner that change how modalities become one prediction. */
abstract class FusionMethodParameters extends DecisionParameters {

    @Section(title = "Training method")
    @After(DetailSection.class)
    @Advanced
    interface MethodSection {}

    @Widget(
            title = "Fuse modalities",
            description =
                    "In which other way the modalities become one prediction. None as a rule. Single modalities first (MMLoRA):"
                            + " each is trained alone, and then all together with few parameters. Pairs (BBFN): each is fused with a"
                            + " main one, and their items attend to each other.")
    @ChoicesProvider(MethodChoices.ForFusion.class)
    @ValueReference(MethodChoices.FusionRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    String m_modalityFusion = "";

    @Widget(
            title = "Rank of the joint training",
            description =
                    "How many dimensions the factors have that are trained beside each layer of the encoders, 1 to 256. 4 to start from.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMost256.class)
    @Effect(predicate = MethodChoices.IsUnimodalFirst.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    int m_jointRank = UnimodalFirst.STANDARD.rank();

    @Widget(
            title = "Epochs of single modalities",
            description =
                    "How many epochs each modality is trained alone before all are trained together, at least 1. 20 to start from.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = MethodChoices.IsUnimodalFirst.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    int m_singleEpochs = UnimodalFirst.STANDARD.epochs();

    @Widget(
            title = "Main modality",
            description =
                    "The modality that each other one is paired with. Chosen by the training rows as a rule: the one that says most of the target.")
    @ChoicesProvider(MethodChoices.MainModalities.class)
    @Effect(predicate = MethodChoices.IsPaired.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    String m_pairMain = PairedModalities.STANDARD.main();

    @Widget(
            title = "Layers of pairs",
            description =
                    "How often the items of a pair attend to each other, 1 to 8. 2 to start from; more takes more memory and time.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMost8.class)
    @Effect(predicate = MethodChoices.IsPaired.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    int m_pairLayers = PairedModalities.STANDARD.layers();

    @Widget(
            title = "Separation of pairs",
            description =
                    "How much it counts in the loss that the two modalities of a pair stay different inside, 0 to 10. 0.1 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostTen.class)
    @Effect(predicate = MethodChoices.IsPaired.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    double m_pairSeparation = PairedModalities.STANDARD.separation();

    @Widget(
            title = "Missing modalities",
            description =
                    "What is done for rows that lack modalities, as a new ward may. None as a rule. Adapters (MCULoRA): rows that have"
                            + " the same modalities share small adapters, and some rows are shown with fewer modalities than they have.")
    @ChoicesProvider(MethodChoices.ForMissing.class)
    @ValueReference(MethodChoices.MissingRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    String m_missingModalities = "";

    @Widget(
            title = "Rank of the adapters",
            description = "How many dimensions each adapter has, 1 to 64. 4 to start from.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMost64.class)
    @Effect(predicate = MethodChoices.IsPresenceAdapters.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    int m_adapterRank = PresenceAdapters.STANDARD.rank();

    @Widget(
            title = "Rows shown with fewer modalities",
            description =
                    "In which share of the training rows modalities are hidden, 0 to 1. 0 hides none, and only what rows lack"
                            + " by themselves is learnt; 0.5 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = MethodChoices.IsPresenceAdapters.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    double m_adapterHidden = PresenceAdapters.STANDARD.hidden();

    @Widget(
            title = "Epochs before adapters",
            description =
                    "For how many epochs the network is trained without adapters, before it stays as it is and they alone learn. 0 as a rule:"
                            + " all learn at once.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = MethodChoices.IsPresenceAdapters.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    int m_adapterBaseEpochs = PresenceAdapters.STANDARD.baseEpochs();

    @Widget(
            title = "Show more of what gains least",
            description =
                    "Whether sets of modalities whose held-out predictions gained least in an epoch are shown more often in the next one;"
                            + " an epoch takes longer. On as a rule.")
    @Effect(predicate = MethodChoices.IsPresenceAdapters.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MethodSection.class)
    boolean m_adapterAdaptive = PresenceAdapters.STANDARD.adaptive();

    FusionMethodParameters() {}

    FusionMethodParameters(NodeParametersInput input) {
        super(input);
    }

    /** A method with the settings of the dialog, where it is one of these. */
    final TrainingMethod fusing(TrainingMethod standard) {
        if (standard instanceof PairedModalities) {
            String main = m_pairMain == null ? "" : m_pairMain;
            return new PairedModalities(main, m_pairLayers, m_pairSeparation);
        }
        if (standard instanceof PresenceAdapters) {
            return new PresenceAdapters(
                    m_adapterRank, m_adapterHidden, m_adapterBaseEpochs, m_adapterAdaptive, List.of());
        }
        return standard instanceof UnimodalFirst ? new UnimodalFirst(m_jointRank, m_singleEpochs) : standard;
    }
}
