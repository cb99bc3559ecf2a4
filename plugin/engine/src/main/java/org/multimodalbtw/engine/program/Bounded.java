package org.multimodalbtw.engine.program;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream, as a stream. */
final class Bounded extends InputStream {

    private final InputStream in;
    private long left;

    Bounded(InputStream in, long length) {
        this.in = in;
        left = length;
    }

    /** @return whether nothing is left */
    boolean isEmpty() {
        return left == 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (left == 0) {
            return -1;
        }
        int more = in.read(target, offset, (int) Math.min(count, left));
        if (more < 0) {
            throw new EOFException();
        }
        left -= more;
        return more;
    }
}
