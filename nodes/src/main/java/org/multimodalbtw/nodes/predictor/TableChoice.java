package org.multimodalbtw.nodes.predictor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;

/** The table of one modality, where a model's own encoders read raw tables. */
public final class TableChoice implements NodeParameters {

    @Widget(title = "Modality", description = "The modality, as it was named in its encoder.")
    @ChoicesProvider(EncodedModalities.class)
    String m_modality = "";

    @Widget(title = "Table", description = "Which of the node's tables it is read from; the first one is 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_table = 1;

    /**
     * @param choices of a node
     * @return the positions of the tables that the user names, by modality
     * @throws InputException if one is incomplete, or a modality is named twice
     */
    public static Map<String, Integer> named(TableChoice[] choices) {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (TableChoice choice : choices) {
            if (choice.m_modality == null || choice.m_modality.isBlank()) {
                throw new InputException(
                        "No modality is chosen for table " + choice.m_table + ".",
                        "Choose it under 'Modalities of tables', or remove the entry.");
            }
            Limits.atLeast("Table", choice.m_table, 1);
            if (named.put(choice.m_modality, choice.m_table - 1) != null) {
                throw new InputException(
                        "'" + choice.m_modality + "' is to be read from two tables.",
                        "Name one table for each modality.");
            }
        }
        return named;
    }

    /** The modalities of the model at the first port that have an encoder. */
    static final class EncodedModalities implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput input) {
            return input.getInPortSpec(0)
                    .filter(MultimodalModelPortObjectSpec.class::isInstance)
                    .map(MultimodalModelPortObjectSpec.class::cast)
                    .map(model -> model.encoders().stream()
                            .map(encoder -> encoder.modality().name())
                            .toList())
                    .orElse(List.of());
        }
    }
}
