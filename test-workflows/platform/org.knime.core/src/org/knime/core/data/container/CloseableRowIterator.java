package org.knime.core.data.container;

import java.io.Closeable;
import java.util.Collections;
import java.util.Iterator;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowIterator;
import org.multimodalbtw.platform.core.RowIterators;

/** Goes through the rows of a table and holds a resource, such as an open file, until it is closed. */
public abstract class CloseableRowIterator extends RowIterator implements Closeable {
    public CloseableRowIterator() {}

    @Override
    public abstract void close();

    public static CloseableRowIterator empty() {
        return from(Collections.emptyIterator());
    }

    public static CloseableRowIterator from(final Iterator<? extends DataRow> rows) {
        return from(rows, () -> {});
    }

    public static CloseableRowIterator from(final Iterator<? extends DataRow> rows, final AutoCloseable resource) {
        return RowIterators.of(rows, resource);
    }
}
