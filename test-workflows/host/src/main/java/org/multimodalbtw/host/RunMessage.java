package org.multimodalbtw.host;

import java.util.List;
import java.util.Locale;
import org.knime.core.node.workflow.NodeMessage;

/**
 * What a node has to say to the user.
 *
 * @param node name and id
 * @param issues what exactly is wrong
 * @param resolutions what the user can do
 */
public record RunMessage(String node, Type type, String summary, List<String> issues, List<String> resolutions) {

    /** How bad it is. */
    public enum Type {
        WARNING,
        ERROR
    }

    static RunMessage of(String node, NodeMessage message) {
        return new RunMessage(
                node,
                message.getMessageType() == NodeMessage.Type.ERROR ? Type.ERROR : Type.WARNING,
                message.getMessage(),
                message.getIssue().stream().toList(),
                message.getResolutions());
    }

    /** In lines, for a log. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(node + ": " + type.name().toLowerCase(Locale.ROOT) + ": " + summary);
        issues.forEach(issue -> text.append('\n').append(issue));
        resolutions.forEach(resolution -> text.append("\n- ").append(resolution));
        return text.toString();
    }
}
