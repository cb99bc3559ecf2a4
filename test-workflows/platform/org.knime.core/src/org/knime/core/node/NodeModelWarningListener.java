package org.knime.core.node;

import java.util.EventListener;
import org.knime.core.node.message.Message;

/** Is told when a node's warning changes. */
public interface NodeModelWarningListener extends EventListener {
    /** @param warning the new warning, null where there is none any more */
    void warningChanged(Message warning);
}
