package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** A model's content to read from. */
public interface ModelContentRO extends ConfigRO {
    ModelContentRO getModelContent(String key) throws InvalidSettingsException;
}
