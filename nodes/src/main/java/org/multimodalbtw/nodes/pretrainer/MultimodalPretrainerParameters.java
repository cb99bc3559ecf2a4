package org.multimodalbtw.nodes.pretrainer;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.pretrain.Objective;
import org.multimodalbtw.engine.pretrain.PretrainingSettings;
import org.multimodalbtw.nodes.bounds.AtMostNineTenths;
import org.multimodalbtw.nodes.run.Device;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.SavedChoice;
import org.multimodalbtw.nodes.table.SplitColumn;

/** How encoders are pre-trained. */
final class MultimodalPretrainerParameters implements NodeParameters {

    private static final PretrainingSettings USUAL = PretrainingSettings.defaults(Objective.CONSISTENCY, 1);

    @Widget(
            title = "What is learnt",
            description =
                    "From the data of patients, without any label. Neither is known to be better: the BTW Learner says whether it gained.")
    @RadioButtonsWidget
    @Persistor(OfObjective.class)
    Learnt m_objective = Learnt.CONSISTENCY;

    /** Pre-trainers that were saved before there was a choice learnt consistency. */
    static final class OfObjective extends SavedChoice<Learnt> {
        OfObjective() {
            super("objective", "What is learnt", Learnt.CONSISTENCY);
        }
    }

    @Widget(
            title = "Token width",
            description =
                    "How many numbers stand for a modality of a row. It has to be that of the network that starts from"
                            + " this one: 64 as in MoE Fusion, unless you changed it there.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_width = USUAL.width();

    @Widget(
            title = "Split column",
            description =
                    "The column of the second table that says which rows are test rows. They are never learnt from. All"
                            + " other rows are, also such as the table does not have.")
    @ChoicesProvider(SplitChoices.class)
    String m_splitColumn = "";

    @Widget(
            title = "Share of hidden values",
            description =
                    "How many of a row's values are hidden in each view of it, 0 up to 0.9. 0.3 to start from; more where columns say"
                            + " the same.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostNineTenths.class)
    @Advanced
    double m_hidden = USUAL.hidden();

    @Widget(
            title = "Noise",
            description =
                    "Standard deviation of the noise that is added to values in each view, in their own standard deviations. 0.3 to start from.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    double m_noise = USUAL.noise();

    @Widget(title = "Epochs", description = "Passes over the rows. 0 to start from: 200 below 1,000 rows, fewer above.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    int m_epochs;

    @Widget(
            title = "Random seed",
            description = "Any whole number, 1 to start from. The same seed, rows and machine give the same network.")
    @NumberInputWidget
    @Advanced
    long m_seed = USUAL.seed();

    @Widget(title = "Device", description = "Where the network runs. For a few thousand rows the CPU is fast enough.")
    @ValueSwitchWidget
    @Advanced
    Device m_device = Device.AUTO;

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, this::settings);
    }

    /** How the engine pre-trains. */
    PretrainingSettings settings() {
        return new PretrainingSettings(
                m_objective.objective(), m_width, USUAL.members(), m_epochs, m_hidden, m_noise, m_seed);
    }

    /** The column that says which rows are test rows. */
    SplitColumn split(DataTableSpec rows) {
        return TestRows.column(rows, Optional.ofNullable(m_splitColumn).orElse(""));
    }
}
