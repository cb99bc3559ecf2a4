package org.knime.core.node;

/** A Swing view of a node; the stand-in opens none. */
public abstract class NodeView<T extends NodeModel> extends AbstractNodeView<T> {
    NodeView() {}
}
