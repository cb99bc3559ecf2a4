package org.multimodalbtw.host;

import java.util.List;
import java.util.Optional;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.platform.ui.view.NodeView;

/**
 * A node after a run.
 *
 * @param outputs one a data output, empty unless the node is executed
 * @param seconds that its execution took; 0 if there was none
 * @param view of an executed node that has one
 */
public record NodeResult(
        int id,
        String name,
        NodeState state,
        List<RunMessage> messages,
        List<PortObject> outputs,
        double seconds,
        Optional<NodeView> view) {

    public List<String> errors() {
        return summaries(RunMessage.Type.ERROR);
    }

    public List<String> warnings() {
        return summaries(RunMessage.Type.WARNING);
    }

    private List<String> summaries(RunMessage.Type type) {
        return messages.stream()
                .filter(message -> message.type() == type)
                .map(RunMessage::summary)
                .toList();
    }

    /** @throws IllegalStateException if the node is not executed */
    public PortObject output(int index) {
        if (state != NodeState.EXECUTED) {
            throw new IllegalStateException(name + " (#" + id + ") is " + state + ": " + messages);
        }
        return outputs.get(index);
    }
}
