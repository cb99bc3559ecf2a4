package org.multimodalbtw.platform.core;

import java.io.FilterInputStream;
import java.io.InputStream;

/** A stream that belongs to someone else, for readers that close what they read. */
public final class UnclosedInputStream extends FilterInputStream {
    public UnclosedInputStream(final InputStream in) {
        super(in);
    }

    @Override
    public void close() {
        // left to its owner
    }
}
