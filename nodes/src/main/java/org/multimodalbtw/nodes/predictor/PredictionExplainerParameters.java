package org.multimodalbtw.nodes.predictor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.attribution.ExplanationSettings;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.run.Device;
import org.multimodalbtw.nodes.run.EngineWork;

/** What the Prediction Explainer explains. */
final class PredictionExplainerParameters implements NodeParameters {

    @Widget(
            title = "Features of a modality",
            description =
                    "How many features of each modality a row shows by name, the strongest first; the others are added up in one line."
                            + " 10 as a rule; 3 for a page about one patient.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_features = 10;

    @Widget(
            title = "Rows to explain",
            description = "How many rows are explained, the first ones; a warning says so where there are more."
                    + " 1000 as a rule, which takes seconds to minutes. A local model that reads pictures or texts of raw tables runs up"
                    + " to 16 times for each: choose fewer rows.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_rows = 1000;

    @Widget(
            title = "Class to explain",
            description =
                    "Which classes or labels the contributions speak for. Where a row is explained for several, it has lines for each. Not used "
                            + "for numbers.")
    @RadioButtonsWidget
    Explained m_explained = Explained.EVENT;

    @Widget(title = "Name of the class", description = "The class or label, if it is chosen by name.")
    @ChoicesProvider(Classes.class)
    String m_class = "";

    @Widget(title = "Device", description = "Where the network runs. For a thousand rows the CPU is fast enough.")
    @ValueSwitchWidget
    Device m_device = Device.AUTO;

    @Widget(
            title = "Modalities of tables",
            description =
                    "Only for tables instead of a tensor: each modality is read from the table that has its columns. Where several "
                            + "tables have them, say here which one it is.")
    @ArrayWidget(addButtonText = "Add modality", elementTitle = "Modality")
    @Advanced
    TableChoice[] m_tables = {};

    /** Which class is explained, as the dialog offers it. */
    enum Explained {
        @Label(
                value = "Event",
                description =
                        "The class that decisions are about: that which the learner was told, else the rarest. Of labels the most probable one of each row.")
        EVENT(ExplanationSettings.Explained.EVENT),
        @Label(value = "Predicted", description = "The most probable class or label of each row.")
        PREDICTED(ExplanationSettings.Explained.PREDICTED),
        @Label(value = "By name", description = "The class or label that is named.")
        NAMED(ExplanationSettings.Explained.NAMED),
        @Label(
                value = "Probable",
                description =
                        "Each class or label with a probability of at least 0.5; of a row without such the most probable one.")
        PROBABLE(ExplanationSettings.Explained.PROBABLE),
        @Label(value = "Each", description = "Each class or label, which takes as many times longer.")
        EACH(ExplanationSettings.Explained.EACH);

        private final ExplanationSettings.Explained engine;

        Explained(ExplanationSettings.Explained engine) {
            this.engine = engine;
        }
    }

    static final class Classes implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput input) {
            return input.getInPortSpec(0)
                    .filter(MultimodalModelPortObjectSpec.class::isInstance)
                    .map(MultimodalModelPortObjectSpec.class::cast)
                    .map(model -> model.target().classes())
                    .orElse(List.of());
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> {
            settings();
            namedTables();
        });
    }

    ExplanationSettings settings() {
        return new ExplanationSettings(
                m_features, m_rows, m_explained.engine, m_class == null ? "" : m_class, Optional.empty());
    }

    Map<String, Integer> namedTables() {
        return TableChoice.named(m_tables);
    }
}
