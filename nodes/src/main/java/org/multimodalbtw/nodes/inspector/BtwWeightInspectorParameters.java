package org.multimodalbtw.nodes.inspector;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistor;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.SavedLater;

/** Which rows the BTW Weight Inspector takes for one patient. */
final class BtwWeightInspectorParameters implements NodeParameters {

    @Widget(
            title = "Group column",
            description =
                    "The column of the labels, or without labels of the predictions, that says which rows are of one patient. Intervals count "
                            + "patients, not rows. Empty: a column that is called patient or the like and has the same value in several rows.")
    @Migrate(loadDefaultIfAbsent = true)
    String m_groupColumn = "";

    @Widget(
            title = "Each row is for itself",
            description = "Whether no column of patients is looked for. Off as a rule.")
    @Persistor(OfRowsAlone.class)
    boolean m_rowsAlone;

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> {});
    }

    /** Nodes that were saved before the choice existed have intervals that count rows. */
    static final class OfRowsAlone extends SavedLater<Boolean> {
        OfRowsAlone() {
            super("rowsAlone", true, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
        }
    }
}
