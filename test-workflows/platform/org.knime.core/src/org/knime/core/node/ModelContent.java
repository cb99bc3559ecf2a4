package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.node.config.Config;

/** A model's content: how port objects and their specs are stored. */
public final class ModelContent extends Config implements ModelContentRO, ModelContentWO {
    public ModelContent(final String key) {
        super(key);
    }

    @Override
    public Config getInstance(final String key) {
        return new ModelContent(key);
    }

    @Override
    public ModelContentWO addModelContent(final String key) {
        return (ModelContent) addConfig(key);
    }

    @Override
    public void addModelContent(final ModelContent content) {
        addConfig(content);
    }

    @Override
    public ModelContent getModelContent(final String key) throws InvalidSettingsException {
        return (ModelContent) getConfig(key);
    }

    /** Reads a content, closing the stream. */
    public static synchronized ModelContentRO loadFromXML(final InputStream in) throws IOException {
        try (in) {
            return (ModelContent) loadFromXML(new ModelContent("model"), in);
        }
    }
}
