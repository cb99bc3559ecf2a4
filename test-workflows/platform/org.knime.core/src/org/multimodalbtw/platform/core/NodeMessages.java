package org.multimodalbtw.platform.core;

import java.util.Optional;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.NodeMessage.Type;

/** What is shown at a node after it was configured or executed. */
public final class NodeMessages {
    private static final NodeLogger LOGGER = NodeLogger.getLogger(NodeMessages.class);

    private NodeMessages() {}

    /** @param inputs the node's data inputs, null in configure */
    public static Optional<NodeMessage> ofWarning(final Message warning, final PortObject[] inputs) {
        return rendered(warning, inputs).map(message -> message.toNodeMessage(Type.WARNING));
    }

    /** An invalid setting is a warning, all else an error. */
    public static NodeMessage ofFailedConfigure(final Throwable failure) {
        if (failure instanceof InvalidSettingsException) {
            return knimeMessage(failure)
                    .map(message -> message.toNodeMessage(Type.WARNING))
                    .orElseGet(() -> NodeMessage.newWarning(failure.getMessage()));
        }
        return NodeMessage.newError(
                "Configure failed (" + failure.getClass().getSimpleName() + "): " + failure.getMessage());
    }

    /**
     * @param cancelled whether the user has cancelled, which then is the only thing to be shown
     * @param inputs the node's data inputs
     * @return nothing where the message names a cell that does not exist
     */
    public static Optional<NodeMessage> ofFailedExecute(
            final Throwable failure, final boolean cancelled, final PortObject[] inputs) {
        if (cancelled || failure instanceof CanceledExecutionException) {
            return Optional.of(NodeMessage.newWarning("Execution canceled"));
        }
        Optional<Message> message = knimeMessage(failure);
        if (message.isPresent()) {
            return rendered(message.get(), inputs).map(full -> full.toNodeMessage(Type.ERROR));
        }
        return Optional.of(NodeMessage.newError("Execute failed: " + failure.getMessage()));
    }

    private static Optional<Message> knimeMessage(final Throwable failure) {
        if (failure instanceof KNIMEException) {
            return Optional.of(((KNIMEException) failure).getKNIMEMessage());
        }
        if (failure instanceof KNIMEException.KNIMERuntimeException) {
            return Optional.of(((KNIMEException.KNIMERuntimeException) failure).getKNIMEMessage());
        }
        return failure instanceof InvalidSettingsException && failure.getCause() instanceof KNIMEException
                ? knimeMessage(failure.getCause())
                : Optional.empty();
    }

    private static Optional<Message> rendered(final Message message, final PortObject[] inputs) {
        if (message == null || inputs == null) {
            return Optional.ofNullable(message);
        }
        try {
            return Optional.of(message.renderIssueDetails(inputs));
        } catch (IndexOutOfBoundsException | ClassCastException | NullPointerException e) {
            LOGGER.error("The message \"" + message.getSummary() + "\" names a cell that does not exist.", e);
            return Optional.empty();
        }
    }
}
