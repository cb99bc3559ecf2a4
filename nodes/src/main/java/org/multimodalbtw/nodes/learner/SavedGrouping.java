package org.multimodalbtw.nodes.learner;

import java.util.Arrays;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.persistence.NodeParametersPersistor;

/** Nodes that were saved before the choice existed have intervals that count rows. */
final class SavedGrouping implements NodeParametersPersistor<Grouping> {

    private static final String KEY = "grouping";

    @Override
    public Grouping load(NodeSettingsRO settings) throws InvalidSettingsException {
        String name = settings.containsKey(KEY) ? settings.getString(KEY) : Grouping.ROWS_COUNT.name();
        return Arrays.stream(Grouping.values())
                .filter(grouping -> grouping.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingsException(
                        "'Groups' is '" + name + "': choose AUTOMATIC, CHOSEN or ROWS_COUNT."));
    }

    @Override
    public void save(Grouping grouping, NodeSettingsWO settings) {
        settings.addString(KEY, (grouping == null ? Grouping.ROWS_COUNT : grouping).name());
    }

    @Override
    public String[][] getConfigPaths() {
        return new String[][] {{KEY}};
    }
}
