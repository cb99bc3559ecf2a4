package org.knime.core.webui.node.dialog;

/** Marks a node factory whose nodes have a dialog. */
public interface NodeDialogFactory {

    default boolean hasNodeDialog() {
        return true;
    }
}
