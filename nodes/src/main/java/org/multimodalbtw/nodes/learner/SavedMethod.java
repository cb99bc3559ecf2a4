package org.multimodalbtw.nodes.learner;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.multimodalbtw.nodes.run.SavedChoice;

/** Nodes that were saved before the choice existed have a preset that says it. */
final class SavedMethod extends SavedChoice<WeightMethod> {

    private static final String KEY = "weightMethod";

    SavedMethod() {
        super(KEY, "Weights follow", WeightMethod.OURS);
    }

    @Override
    public WeightMethod load(NodeSettingsRO settings) throws InvalidSettingsException {
        boolean isPublished =
                !settings.containsKey(KEY) && SavedPreset.PUBLISHED.equals(settings.getString(SavedPreset.KEY, null));
        return isPublished ? WeightMethod.PUBLISHED : super.load(settings);
    }
}
