package org.knime.core.node.message;

import java.util.List;
import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.workflow.NodeMessage;
import org.multimodalbtw.platform.core.MessageIssue;

/** What to tell the user: a summary, perhaps an issue with its place, and what to do about it. */
public final class Message {
    private final String summary;
    private final MessageIssue issue;
    private final List<String> resolutions;

    Message(final String summary, final MessageIssue issue, final List<String> resolutions) {
        this.summary = Objects.requireNonNull(summary, "A message needs a summary.");
        this.issue = issue;
        this.resolutions = List.copyOf(resolutions);
    }

    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    public static Message fromSummary(final String summary) {
        return new Message(summary, null, List.of());
    }

    public static Message fromSummaryWithResolution(final String summary, final String... resolutions) {
        return new Message(summary, null, List.of(resolutions));
    }

    /**
     * A message about a cell of an input table. An index that does not exist shows only when the message is put
     * together for the user, and destroys it.
     *
     * @param portIndex index among the data inputs, from 0
     * @param rowIndex from 0
     * @param columnIndex from 0
     */
    public static Message fromRowIssue(
            final String summary,
            final int portIndex,
            final long rowIndex,
            final int columnIndex,
            final String description) {
        return new Message(summary, new MessageIssue.Row(portIndex, columnIndex, rowIndex, description), List.of());
    }

    public static String getSummaryFrom(final Message message) {
        return message == null ? null : message.getSummary();
    }

    public MessageBuilder modify() {
        return new MessageBuilder(this);
    }

    public String getSummary() {
        return summary;
    }

    MessageIssue issue() {
        return issue;
    }

    public List<String> getResolutions() {
        return resolutions;
    }

    /** Replaces an issue about a cell by a text with the rows around that cell. */
    public Message renderIssueDetails(final PortObject[] inputs) {
        return issue == null ? this : new Message(summary, new MessageIssue.Text(issue.render(inputs)), resolutions);
    }

    public InvalidSettingsException toInvalidSettingsException() {
        return toInvalidSettingsException(null);
    }

    /** The message travels as the exception's cause. */
    public InvalidSettingsException toInvalidSettingsException(final Throwable cause) {
        return new InvalidSettingsException(summary, toKNIMEException(cause));
    }

    public KNIMEException toKNIMEException() {
        return KNIMEException.of(this);
    }

    public KNIMEException toKNIMEException(final Throwable cause) {
        return KNIMEException.of(this, cause);
    }

    public NodeMessage toNodeMessage(final NodeMessage.Type type) {
        return new NodeMessage(type, summary, issue == null ? null : issue.text(), resolutions);
    }

    public String toLogPrintable() {
        return issue == null ? summary : summary + "\n" + issue.text();
    }

    @Override
    public boolean equals(final Object object) {
        if (!(object instanceof Message)) {
            return false;
        }
        Message other = (Message) object;
        return summary.equals(other.summary)
                && Objects.equals(issue, other.issue)
                && resolutions.equals(other.resolutions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(summary, issue, resolutions);
    }

    @Override
    public String toString() {
        return toLogPrintable();
    }
}
