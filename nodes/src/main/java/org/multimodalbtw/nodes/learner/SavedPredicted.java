package org.multimodalbtw.nodes.learner;

import java.util.Arrays;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.persistence.NodeParametersPersistor;

/** Nodes that were saved before the choice existed predict one column by its type. */
final class SavedPredicted implements NodeParametersPersistor<Predicted> {

    private static final String KEY = "predicted";

    @Override
    public Predicted load(NodeSettingsRO settings) throws InvalidSettingsException {
        String name = settings.containsKey(KEY) ? settings.getString(KEY) : Predicted.COLUMN.name();
        return Arrays.stream(Predicted.values())
                .filter(predicted -> predicted.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingsException(
                        "'Target is' is '" + name + "': choose AUTOMATIC, CLASS, NUMBER, COLUMN or LABELS."));
    }

    @Override
    public void save(Predicted predicted, NodeSettingsWO settings) {
        settings.addString(KEY, (predicted == null ? Predicted.COLUMN : predicted).name());
    }

    @Override
    public String[][] getConfigPaths() {
        return new String[][] {{KEY}};
    }
}
