package org.knime.core.node;

/** A view of a node in a window of its own; the stand-in opens none. */
public abstract class AbstractNodeView<T extends AbstractNodeView.ViewableModel> {
    AbstractNodeView() {}

    /** What such a view shows. */
    public interface ViewableModel {}
}
