package org.multimodalbtw.engine.program;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.function.IntFunction;

/** Receives messages, each in the same memory, which grows with the longest of them. */
final class WireReader {

    private static final int USUAL_BYTES = 1 << 16;

    private final Source in;
    private final IntFunction<ByteBuffer> memory;
    private final ByteBuffer head;
    private ByteBuffer content;

    /** Some bytes at a time, or -1. */
    private interface Source {
        int read(ByteBuffer into) throws IOException;
    }

    private WireReader(Source in, IntFunction<ByteBuffer> memory) {
        this.in = in;
        this.memory = memory;
        head = buffer(Wire.HEAD);
        content = buffer(USUAL_BYTES);
    }

    /** @param in of another program */
    WireReader(InputStream in) {
        this(into -> read(in, into), ByteBuffer::allocate);
    }

    /** @param in of another program; what it sends is in memory that libtorch can use */
    WireReader(FileChannel in) {
        this(in::read, ByteBuffer::allocateDirect);
    }

    private static int read(InputStream in, ByteBuffer into) throws IOException {
        int count = in.read(into.array(), into.position(), into.remaining());
        if (count > 0) {
            into.position(into.position() + count);
        }
        return count;
    }

    /**
     * @return the next message, which is gone when another one is received
     * @throws IOException if the other program ended, or sends something else
     */
    Wire.Message receive() throws IOException {
        fill(head.clear());
        int kind = head.getInt();
        int length = head.getInt();
        Wire.require(kind, length);
        content(length);
        return new Wire.Message(kind, content);
    }

    /** Memory is taken as bytes arrive, and not for a length that is only claimed. */
    private void content(int length) throws IOException {
        fill(content.clear().limit(Math.min(length, content.capacity())));
        while (content.limit() < length) {
            ByteBuffer larger = buffer((int) Math.min(length, 4L * content.capacity()));
            larger.put(content);
            content = larger;
            fill(content);
        }
    }

    private ByteBuffer buffer(int bytes) {
        return memory.apply(bytes).order(ByteOrder.nativeOrder());
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (in.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        buffer.flip();
    }
}
