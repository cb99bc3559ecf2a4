package org.knime.core.node;

/** A Swing dialog of a node; the stand-in opens none. */
public abstract class NodeDialogPane {
    NodeDialogPane() {}
}
