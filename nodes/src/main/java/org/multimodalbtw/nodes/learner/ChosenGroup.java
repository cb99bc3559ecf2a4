package org.multimodalbtw.nodes.learner;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.persistence.NodeParametersPersistor;

/** Reads settings of 0.1.0 too, in which a switch beside the column said whether it counts. */
final class ChosenGroup implements NodeParametersPersistor<String> {

    private static final String SWITCH = "grouped";
    private static final String COLUMN = "groupColumn";

    @Override
    public String load(NodeSettingsRO settings) {
        return settings.getBoolean(SWITCH, true) ? settings.getString(COLUMN, "") : "";
    }

    @Override
    public void save(String column, NodeSettingsWO settings) {
        settings.addString(COLUMN, column);
    }

    @Override
    public String[][] getConfigPaths() {
        return new String[][] {{COLUMN}};
    }
}
