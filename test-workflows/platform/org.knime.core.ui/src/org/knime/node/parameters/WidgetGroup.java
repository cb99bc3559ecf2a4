package org.knime.node.parameters;

/** A group of fields of a dialog. */
public interface WidgetGroup {}
