package org.multimodalbtw.engine.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sends messages, a piece at a time that stays in the processor's cache: of a picture's numbers no other copy is made. */
final class WireWriter {

    private static final int PIECE = 1 << 16;

    private final OutputStream out;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.nativeOrder());

    /** @param out to the other program, without a buffer or with one that large writes pass by */
    WireWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * @param message anything
     * @throws IOException if the other program ended
     */
    void send(Wire.Message message) throws IOException {
        ByteBuffer content = message.content().duplicate();
        begin(message.kind(), content.remaining());
        while (content.hasRemaining()) {
            int count = Math.min(content.remaining(), room(1));
            piece.put(content.slice(content.position(), count));
            content.position(content.position() + count);
        }
        write();
        out.flush();
    }

    /**
     * @param kind of a message of float32 numbers
     * @param numbers its content
     * @throws IOException if the other program ended
     */
    void send(int kind, float[] numbers) throws IOException {
        begin(kind, Math.multiplyExact(numbers.length, Float.BYTES));
        for (int from = 0; from < numbers.length; ) {
            int count = Math.min(numbers.length - from, room(Float.BYTES) / Float.BYTES);
            piece.asFloatBuffer().put(numbers, from, count);
            piece.position(piece.position() + count * Float.BYTES);
            from += count;
        }
        write();
        out.flush();
    }

    private void begin(int kind, int length) {
        piece.clear().putInt(kind).putInt(length);
    }

    /** Bytes that fit into the piece, which is written where there is no room for one more number. */
    private int room(int least) throws IOException {
        if (piece.remaining() < least) {
            write();
        }
        return piece.remaining();
    }

    private void write() throws IOException {
        out.write(piece.array(), 0, piece.position());
        piece.clear();
    }
}
