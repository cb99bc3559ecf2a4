package org.multimodalbtw.engine.program;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** What two programs send each other: a kind, a number of bytes, and these. Numbers have the highest byte first. */
final class Wire {

    /** A request: int64 numbers of tokens. */
    static final byte TOKENS = 1;
    /** A request: float32 pixels. */
    static final byte PIXELS = 2;
    /** An answer: float32 numbers; none once a model is loaded. */
    static final byte VECTOR = 3;
    /** An answer: why there is none, UTF-8. */
    static final byte FAILURE = 4;
    /** A request: a tokenizer for the texts that follow, UTF-8; answered by no numbers. */
    static final byte TOKENIZER = 5;
    /** A request: a text, UTF-8. */
    static final byte TEXT = 6;
    /** An answer: int64, the numbers of a text's tokens, and then for each whether it is a special one. */
    static final byte PIECES = 7;

    private static final int MOST_BYTES = 1 << 30;
    private static final int LONGEST_TEXT = 10_000;

    private Wire() {}

    /** A request or an answer. */
    record Message(byte kind, ByteBuffer content) {

        static Message tokens(long[] tokens) {
            return longs(TOKENS, tokens);
        }

        static Message pieces(TextPieces pieces) {
            return longs(PIECES, pieces.numbers(), pieces.special());
        }

        private static Message longs(byte kind, long[]... parts) {
            ByteBuffer content = ByteBuffer.allocate(
                    Stream.of(parts).mapToInt(part -> part.length).sum() * Long.BYTES);
            LongBuffer numbers = content.asLongBuffer();
            Stream.of(parts).forEach(numbers::put);
            return new Message(kind, content);
        }

        static Message numbers(byte kind, float[] numbers) {
            ByteBuffer content = ByteBuffer.allocate(numbers.length * Float.BYTES);
            content.asFloatBuffer().put(numbers);
            return new Message(kind, content);
        }

        static Message failure(String reason) {
            return text(FAILURE, reason.length() > LONGEST_TEXT ? reason.substring(0, LONGEST_TEXT) : reason);
        }

        static Message text(byte kind, String text) {
            return new Message(kind, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }

        long[] tokens() {
            long[] tokens = new long[content.capacity() / Long.BYTES];
            content.asLongBuffer().get(tokens);
            return tokens;
        }

        TextPieces pieces() {
            long[] both = tokens();
            int count = both.length / 2;
            return new TextPieces(Arrays.copyOf(both, count), Arrays.copyOfRange(both, count, 2 * count));
        }

        float[] numbers() {
            float[] numbers = new float[content.capacity() / Float.BYTES];
            content.asFloatBuffer().get(numbers);
            return numbers;
        }

        String text() {
            return new String(content.array(), StandardCharsets.UTF_8);
        }
    }

    static void send(DataOutputStream out, Message message) throws IOException {
        out.writeByte(message.kind());
        out.writeInt(message.content().capacity());
        out.write(message.content().array());
        out.flush();
    }

    /**
     * @throws IOException if the other program ended, or sends something else
     */
    static Message receive(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        int length = in.readInt();
        int unit =
                switch (kind) {
                    case TOKENS -> Long.BYTES;
                    case PIECES -> 2 * Long.BYTES;
                    case PIXELS, VECTOR -> Float.BYTES;
                    case FAILURE, TOKENIZER, TEXT -> 1;
                    default -> throw new IOException("An unknown message " + kind);
                };
        if (length < 0 || length > MOST_BYTES || length % unit != 0) {
            throw new IOException("A message of " + length + " bytes");
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new IOException("A message that is cut off");
        }
        return new Message(kind, ByteBuffer.wrap(content));
    }
}
