package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.multimodalbtw.engine.storage.HashingStream;

/**
 * The bytes of a {@link FrozenFile}. Its last ones come only if all are those of the hash, so that nobody gets the whole of a file that was
 * exchanged after it was verified.
 */
final class FrozenStream extends InputStream {

    private final FrozenFile file;
    private final HashingStream in;
    private final long length;
    private long left;

    /**
     * @param file opened; closed with this
     * @throws org.multimodalbtw.engine.InputException if it is empty
     * @throws IOException if it cannot be read
     */
    FrozenStream(FrozenFile file) throws IOException {
        this.file = file;
        length = Files.size(file.path());
        left = length;
        file.require(length > 0);
        in = new HashingStream(Files.newInputStream(file.path()));
    }

    /** @return how many bytes there are, or an exception in their place */
    long length() {
        return length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** @throws org.multimodalbtw.engine.InputException before the last byte, if the file is not the one of the hash */
    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (left == 0 || count == 0) {
            return left == 0 ? -1 : 0;
        }
        int more = in.read(target, offset, (int) Math.min(count, left));
        left -= Math.max(more, 0);
        if (more < 0 || left == 0) {
            file.require(more > 0 && in.read() < 0 && in.sha256().equals(file.sha256()));
        }
        return more;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
