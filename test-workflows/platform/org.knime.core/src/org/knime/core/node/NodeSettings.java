package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigWO;

/** A node's settings: what stands in its settings.xml. */
public final class NodeSettings extends Config implements NodeSettingsRO, NodeSettingsWO {
    public NodeSettings(final String key) {
        super(key);
    }

    @Override
    public Config getInstance(final String key) {
        return new NodeSettings(key);
    }

    @Override
    public NodeSettingsWO addNodeSettings(final String key) {
        return (NodeSettings) addConfig(key);
    }

    @Override
    public void addNodeSettings(final NodeSettings settings) {
        addConfig(settings);
    }

    @Override
    public NodeSettings getNodeSettings(final String key) throws InvalidSettingsException {
        return (NodeSettings) getConfig(key);
    }

    @Override
    public void copyTo(final ConfigWO target) {
        super.copyTo(target);
    }

    /** Reads settings, closing the stream. */
    public static NodeSettingsRO loadFromXML(final InputStream in) throws IOException {
        try (in) {
            return (NodeSettings) loadFromXML(new NodeSettings("settings"), in);
        }
    }
}
