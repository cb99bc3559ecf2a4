package org.knime.core.node.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.platform.core.MessageIssue;

/** Collects a message. Of several issues the first is shown, with the number of the others. */
public final class MessageBuilder {
    private final List<MessageIssue> issues = new ArrayList<>();
    private final List<String> resolutions = new ArrayList<>();
    private String summary;

    MessageBuilder() {}

    MessageBuilder(final Message message) {
        summary = message.getSummary();
        resolutions.addAll(message.getResolutions());
        if (message.issue() != null) {
            issues.add(message.issue());
        }
    }

    public MessageBuilder withSummary(final String text) {
        summary = text;
        return this;
    }

    public Optional<String> getSummary() {
        return Optional.ofNullable(summary);
    }

    public MessageBuilder addTextIssue(final String text) {
        issues.add(new MessageIssue.Text(text));
        return this;
    }

    /** @param portIndex index among the data inputs, from 0 */
    public MessageBuilder addRowIssue(
            final int portIndex, final int columnIndex, final long rowIndex, final String description) {
        issues.add(new MessageIssue.Row(portIndex, columnIndex, rowIndex, description));
        return this;
    }

    public MessageBuilder addResolutions(final String... texts) {
        resolutions.addAll(List.of(texts));
        return this;
    }

    public long getIssueCount() {
        return issues.size();
    }

    public Optional<String> getFirstIssue() {
        return issues.stream().findFirst().map(MessageIssue::text);
    }

    /** @return nothing without a summary */
    public Optional<Message> build() {
        return getSummary().map(text -> new Message(text, issue(), resolutions));
    }

    private MessageIssue issue() {
        if (issues.isEmpty()) {
            return null;
        }
        return issues.size() == 1 ? issues.get(0) : new MessageIssue.First(issues.get(0), issues.size() - 1);
    }
}
