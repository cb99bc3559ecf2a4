package org.multimodalbtw.nodes.tensortotable;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.multimodalbtw.nodes.run.EngineWork;

/** How a tensor becomes columns. */
final class TensorToTableParameters implements NodeParameters {

    @Widget(title = "Columns", description = "How the values of a modality are laid out.")
    @ValueSwitchWidget
    ColumnLayout m_columns = ColumnLayout.LISTS;

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> {});
    }

    /** How the values of a modality are laid out. */
    enum ColumnLayout {
        @Label(
                value = "One list for each modality",
                description = "One column with a list of numbers for each modality. Right for many values.")
        LISTS,
        @Label(
                value = "One column for each value",
                description = "One column of numbers for each value of each modality, named after the feature.")
        VALUES
    }
}
