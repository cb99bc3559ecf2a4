package org.multimodalbtw.nodes.learner;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.multimodalbtw.nodes.run.SavedChoice;

/** Reads settings, too, in which the published weights were one of the presets. */
final class SavedPreset extends SavedChoice<Preset> {

    static final String KEY = "preset";

    /** What the preset of the published weights was called. */
    static final String PUBLISHED = "PUBLISHED";

    SavedPreset() {
        super(KEY, "Start from", Preset.STANDARD);
    }

    @Override
    public Preset load(NodeSettingsRO settings) throws InvalidSettingsException {
        return PUBLISHED.equals(settings.getString(KEY, null)) ? Preset.STANDARD : super.load(settings);
    }
}
