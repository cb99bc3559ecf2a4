package org.knime.node.parameters.persistence;

/** A group of fields that is stored with the settings. */
public interface Persistable {}
