package org.knime.core.node.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is shown at a node: how bad it is, what is wrong, where, and what to do. */
public final class NodeMessage {
    public static final NodeMessage NONE = new NodeMessage(Type.RESET, "");

    private final Type type;
    private final String message;
    private final String issue;
    private final List<String> resolutions;

    public NodeMessage(final Type type, final String message) {
        this(type, message, null, List.of());
    }

    public NodeMessage(final Type type, final String message, final String issue, final List<String> resolutions) {
        this.type = Objects.requireNonNull(type);
        this.message = message == null ? "" : message;
        this.issue = issue;
        this.resolutions = List.copyOf(resolutions);
    }

    public static final NodeMessage newError(final String message) {
        return new NodeMessage(Type.ERROR, message);
    }

    public static final NodeMessage newWarning(final String message) {
        return new NodeMessage(Type.WARNING, message);
    }

    public Type getMessageType() {
        return type;
    }

    public String getMessage() {
        return message;
    }

    public Optional<String> getIssue() {
        return Optional.ofNullable(issue);
    }

    public List<String> getResolutions() {
        return resolutions;
    }

    @Override
    public boolean equals(final Object object) {
        if (!(object instanceof NodeMessage)) {
            return false;
        }
        NodeMessage other = (NodeMessage) object;
        return type == other.type
                && message.equals(other.message)
                && Objects.equals(issue, other.issue)
                && resolutions.equals(other.resolutions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, message, issue, resolutions);
    }

    @Override
    public String toString() {
        return type + ": " + message;
    }

    public String toStringWithDetails() {
        StringBuilder text = new StringBuilder(toString());
        if (issue != null) {
            text.append('\n').append(issue);
        }
        resolutions.forEach(r -> text.append("\n- ").append(r));
        return text.toString();
    }

    /** How bad it is; RESET stands for no message. */
    public enum Type {
        RESET,
        WARNING,
        ERROR
    }
}
