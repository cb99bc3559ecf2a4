package org.knime.core.node;

import java.util.Objects;
import org.knime.core.node.message.Message;

/** A failure that a user can understand, with the message that is shown at the node. */
public final class KNIMEException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message message;

    public KNIMEException(final String summary) {
        this(Message.fromSummary(summary), null);
    }

    public KNIMEException(final String summary, final Throwable cause) {
        this(Message.fromSummary(summary), cause);
    }

    private KNIMEException(final Message message, final Throwable cause) {
        super(message.getSummary(), cause);
        this.message = message;
    }

    public static KNIMEException of(final Message message) {
        return of(message, null);
    }

    public static KNIMEException of(final Message message, final Throwable cause) {
        return new KNIMEException(Objects.requireNonNull(message), cause);
    }

    public Message getKNIMEMessage() {
        return message;
    }

    public KNIMERuntimeException toUnchecked() {
        return new KNIMERuntimeException(this);
    }

    /** The same failure where no checked exception may be thrown. */
    public static final class KNIMERuntimeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        KNIMERuntimeException(final KNIMEException cause) {
            super(cause.getMessage(), cause);
        }

        public Message getKNIMEMessage() {
            return getCause().getKNIMEMessage();
        }

        @Override
        public synchronized KNIMEException getCause() {
            return (KNIMEException) super.getCause();
        }
    }
}
