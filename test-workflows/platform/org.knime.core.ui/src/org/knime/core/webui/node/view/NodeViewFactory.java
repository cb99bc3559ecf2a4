package org.knime.core.webui.node.view;

import org.knime.core.node.NodeModel;

/**
 * Marks a node factory whose nodes may have a view.
 *
 * @param <T> the model that the view shows
 */
public interface NodeViewFactory<T extends NodeModel> {}
