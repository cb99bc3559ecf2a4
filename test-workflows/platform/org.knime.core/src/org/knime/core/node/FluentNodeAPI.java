package org.knime.core.node;

/** Marks a part of a node's definition that is built step by step. */
public interface FluentNodeAPI {}
