package org.multimodalbtw.platform.core;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;

/** Makes iterators over rows. */
public final class RowIterators {
    private RowIterators() {}

    /** @param resource closed once, with the iterator or when the last row has been given out */
    public static CloseableRowIterator of(final Iterator<? extends DataRow> rows, final AutoCloseable resource) {
        return new OverIterator(rows, resource);
    }

    private static final class OverIterator extends CloseableRowIterator {
        private final Iterator<? extends DataRow> rows;
        private final AutoCloseable resource;
        private boolean closed;

        OverIterator(final Iterator<? extends DataRow> rows, final AutoCloseable resource) {
            this.rows = rows;
            this.resource = resource;
        }

        @Override
        public boolean hasNext() {
            if (closed) {
                return false;
            }
            boolean more = rows.hasNext();
            if (!more) {
                close();
            }
            return more;
        }

        @Override
        public DataRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException("There are no more rows, or the iterator has been closed.");
            }
            return rows.next();
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException("The rows cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
