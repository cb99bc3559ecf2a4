package org.multimodalbtw.nodes.fusion;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.MissingToken;
import org.multimodalbtw.engine.network.Routing;
import org.multimodalbtw.nodes.bounds.AtMostNineTenths;
import org.multimodalbtw.nodes.bounds.AtMostTen;
import org.multimodalbtw.nodes.run.EngineWork;

/** The shape of the fusion network. */
final class MoeFusionParameters implements NodeParameters {

    private static final FusionSettings DEFAULTS = FusionSettings.defaults();

    @Section(title = "Experts", description = "Small networks that all modalities share; a router picks some for each.")
    interface ExpertSection {}

    @Section(title = "Regularisation", description = "What keeps the network from learning the training rows by heart.")
    @After(ExpertSection.class)
    @Advanced
    interface RegularisationSection {}

    @Widget(
            title = "Number of experts",
            description =
                    "How many expert networks there are, 1 to 64."
                            + " 4 as a rule; 8 or more with ten thousands of rows or many modalities. Each takes memory and time.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMost64.class)
    @Layout(ExpertSection.class)
    int m_experts = DEFAULTS.experts().count();

    @Widget(
            title = "Experts per token",
            description = "How many experts see each modality of a row. At most the number of experts."
                    + " 2 as a rule. With 1, training is quicker and less even; all experts make a dense network.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMost64.class)
    @Layout(ExpertSection.class)
    int m_topK = DEFAULTS.experts().topK();

    @Widget(
            title = "Token width",
            description =
                    "How many numbers describe a modality of a row inside the network, 1 to 4096. More can express more, "
                            + "but needs more rows."
                            + " 64 as a rule; 128 or more with ten thousands of rows, 32 with fewer than a hundred.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMost4096.class)
    @Layout(ExpertSection.class)
    int m_width = DEFAULTS.width();

    @Widget(
            title = "Expert width",
            description = "The hidden size of an expert, 1 to 16384."
                    + " 64 as a rule; raise it together with the token width.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMost16384.class)
    @Layout(ExpertSection.class)
    @Advanced
    int m_expertWidth = DEFAULTS.experts().width();

    @Widget(title = "Router", description = "How the router scores an expert for a modality of a row.")
    @ValueSwitchWidget
    @Layout(ExpertSection.class)
    @Advanced
    Router m_router = Router.SOFTMAX;

    @Widget(
            title = "Routers",
            description =
                    "Which routers and experts a modality meets. No form was better than another in our comparisons.")
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(ExpertSection.class)
    @Advanced
    Routers m_routers = Routers.PER_MODALITY;

    @Widget(
            title = "Attention between modalities",
            description =
                    "Whether the modalities of a row attend to each other before the experts see them, so that one can be read in the "
                            + "light of another. Off unless you have thousands of rows.")
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(ExpertSection.class)
    @Advanced
    boolean m_attention;

    @Widget(
            title = "Missing modality",
            description =
                    "What stands for a modality that a row lacks. Choose Learnt where being missing tells something, for example "
                            + "that no X-ray was thought necessary."
                            + " Zeros as a rule.")
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(ExpertSection.class)
    @Advanced
    Missing m_missing = Missing.ZERO;

    @Widget(
            title = "Input dropout",
            description = "Share of input values that are hidden in training, 0 to 0.9."
                    + " 0.1 as a rule; more where there are many inputs and few rows.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostNineTenths.class)
    @Layout(RegularisationSection.class)
    double m_inputDropout = DEFAULTS.dropout().input();

    @Widget(
            title = "Hidden dropout",
            description =
                    "Share of hidden values of the modality encoders that are dropped in training, 0 to 0.9."
                            + " 0.3 as a rule; more where the validation loss rises while the training loss falls, less with many rows.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostNineTenths.class)
    @Layout(RegularisationSection.class)
    double m_hiddenDropout = DEFAULTS.dropout().hidden();

    @Widget(
            title = "Head dropout",
            description = "Share of values dropped inside the experts and before the prediction in training, 0 to 0.9."
                    + " 0.2 as a rule; change it together with the hidden dropout.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostNineTenths.class)
    @Layout(RegularisationSection.class)
    double m_headDropout = DEFAULTS.dropout().head();

    @Widget(
            title = "Router noise",
            description =
                    "Noise on the router's scores in training, so that all experts are tried, 0 to 10 times one over the "
                            + "number of experts."
                            + " 1 as a rule; 0 where training is to be free of it.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostTen.class)
    @Layout(RegularisationSection.class)
    double m_gateNoise = DEFAULTS.experts().gateNoise();

    @Widget(
            title = "Load-balance factor",
            description =
                    "How strongly training asks for experts that are used equally often, 0 to 10."
                            + " 0.01 as a rule; raise it where the view of the Weight Inspector shows experts that are never used.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostTen.class)
    @Layout(RegularisationSection.class)
    double m_balance = DEFAULTS.experts().balance();

    /** How the router scores experts. */
    enum Router {
        @Label(value = "Softmax", description = "Inner product with the expert's key. The usual router.")
        SOFTMAX(Gate.SOFTMAX),
        @Label(value = "Laplace", description = "Distance to the expert's key, as in the published code of BTW.")
        LAPLACE(Gate.LAPLACE),
        @Label(value = "Gaussian", description = "Square of the distance to the expert's key.")
        GAUSSIAN(Gate.GAUSSIAN),
        @Label(value = "Layered", description = "Two layers, and experts' answers of one length (FindRec-style).")
        LAYERED(Gate.LAYERED);

        private final Gate gate;

        Router(Gate gate) {
            this.gate = gate;
        }
    }

    /** Which routers and experts there are. */
    enum Routers {
        @Label(value = "One a modality", description = "Each modality has a router; all share the experts.")
        PER_MODALITY(Routing.PER_MODALITY),
        @Label(value = "One for all", description = "One router sees all modalities of a row at once.")
        JOINT(Routing.JOINT),
        @Label(value = "Own experts", description = "Each modality has a router and experts of its own.")
        DISJOINT(Routing.DISJOINT);

        private final Routing routing;

        Routers(Routing routing) {
            this.routing = routing;
        }
    }

    /** What stands for a missing modality. */
    enum Missing {
        @Label(value = "Zeros", description = "The prediction reads nothing in its place.")
        ZERO(MissingToken.ZERO),
        @Label(value = "Learnt", description = "The prediction reads a vector that is learnt for the modality.")
        LEARNED(MissingToken.LEARNED);

        private final MissingToken missing;

        Missing(MissingToken missing) {
            this.missing = missing;
        }
    }

    static final class AtMost64 extends MaxValidation {
        @Override
        protected double getMax() {
            return 64;
        }
    }

    static final class AtMost4096 extends MaxValidation {
        @Override
        protected double getMax() {
            return 4096;
        }
    }

    static final class AtMost16384 extends MaxValidation {
        @Override
        protected double getMax() {
            return 16384;
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, this::settings);
    }

    /** @return the network's shape */
    FusionSettings settings() {
        return new FusionSettings(
                m_width,
                new ExpertSettings(
                        m_experts, m_topK, m_expertWidth, m_router.gate, m_gateNoise, m_balance, m_routers.routing),
                new DropoutRates(m_inputDropout, m_hiddenDropout, m_headDropout),
                m_attention,
                m_missing.missing);
    }
}
