package org.multimodalbtw.engine.program;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What two programs on one machine send each other: a kind and a number of bytes, int32 each, and these bytes. All numbers are in the machine's byte order. */
final class Wire {

    /** A request: int64 numbers of tokens. */
    static final int TOKENS = 1;
    /** A request: float32 pixels. */
    static final int PIXELS = 2;
    /** An answer: float32 numbers; none once a model is loaded. */
    static final int VECTOR = 3;
    /** An answer: why there is none, UTF-8. */
    static final int FAILURE = 4;
    /** A request: a tokenizer for the texts that follow, UTF-8; answered by no numbers. */
    static final int TOKENIZER = 5;
    /** A request: a text, UTF-8. */
    static final int TEXT = 6;
    /** An answer: int64, the numbers of a text's tokens, and then for each whether it is a special one. */
    static final int PIECES = 7;

    /** Several requests, or their answers: messages one behind the other, none of them of this kind. */
    static final int SEVERAL = 8;

    /** Bytes of kind and length. */
    static final int HEAD = 2 * Integer.BYTES;

    private static final int LONGEST_TEXT = 10_000;

    private static final int MOST_BYTES = 1 << 30;

    private Wire() {}

    /**
     * @param kind of a message
     * @param length bytes of its content
     * @throws IOException if no message is so
     */
    static void require(int kind, int length) throws IOException {
        int unit =
                switch (kind) {
                    case TOKENS -> Long.BYTES;
                    case PIECES -> 2 * Long.BYTES;
                    case PIXELS, VECTOR -> Float.BYTES;
                    case FAILURE, TOKENIZER, TEXT, SEVERAL -> 1;
                    default -> throw new IOException("An unknown message " + kind);
                };
        if (length < 0 || length > MOST_BYTES || length % unit != 0) {
            throw new IOException("A message of " + length + " bytes");
        }
    }

    /**
     * A request or an answer.
     *
     * @param kind one of this class
     * @param content all that remains in the buffer; one that was received stands there until the next is
     */
    record Message(int kind, ByteBuffer content) {

        static Message tokens(long[] tokens) {
            return longs(TOKENS, tokens);
        }

        static Message pieces(TextPieces pieces) {
            return longs(PIECES, pieces.numbers(), pieces.special());
        }

        private static Message longs(int kind, long[]... parts) {
            ByteBuffer content =
                    buffer(Stream.of(parts).mapToInt(part -> part.length).sum() * Long.BYTES);
            LongBuffer numbers = content.asLongBuffer();
            Stream.of(parts).forEach(numbers::put);
            return new Message(kind, content);
        }

        static Message vector(float[] numbers) {
            return floats(VECTOR, numbers);
        }

        static Message pixels(float[] numbers) {
            return floats(PIXELS, numbers);
        }

        private static Message floats(int kind, float[] numbers) {
            ByteBuffer content = buffer(Math.multiplyExact(numbers.length, Float.BYTES));
            content.asFloatBuffer().put(numbers);
            return new Message(kind, content);
        }

        static Message several(List<Message> parts) {
            ByteBuffer content = buffer(parts.stream()
                    .mapToInt(part -> HEAD + part.content.remaining())
                    .reduce(0, Math::addExact));
            for (Message part : parts) {
                content.putInt(part.kind).putInt(part.content.remaining()).put(part.content.duplicate());
            }
            return new Message(SEVERAL, content.flip());
        }

        /** @throws IOException if these are no messages */
        List<Message> parts() throws IOException {
            List<Message> parts = new ArrayList<>();
            ByteBuffer rest = content.duplicate().order(ByteOrder.nativeOrder());
            while (rest.hasRemaining()) {
                if (rest.remaining() < HEAD) {
                    throw new IOException("A message of " + rest.remaining() + " bytes");
                }
                int kind = rest.getInt();
                int length = rest.getInt();
                require(kind, length);
                if (kind == SEVERAL || length > rest.remaining()) {
                    throw new IOException("A message in a message, or one that is cut off");
                }
                parts.add(new Message(kind, rest.slice(rest.position(), length).order(ByteOrder.nativeOrder())));
                rest.position(rest.position() + length);
            }
            return parts;
        }

        private static ByteBuffer buffer(int bytes) {
            return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        }

        static Message failure(String reason) {
            return text(FAILURE, reason.length() > LONGEST_TEXT ? reason.substring(0, LONGEST_TEXT) : reason);
        }

        static Message text(int kind, String text) {
            return new Message(kind, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }

        long[] tokens() {
            LongBuffer numbers = content.asLongBuffer();
            long[] tokens = new long[numbers.remaining()];
            numbers.get(tokens);
            return tokens;
        }

        TextPieces pieces() {
            long[] both = tokens();
            int count = both.length / 2;
            return new TextPieces(Arrays.copyOf(both, count), Arrays.copyOfRange(both, count, 2 * count));
        }

        float[] numbers() {
            float[] numbers = new float[content.remaining() / Float.BYTES];
            content.asFloatBuffer().get(numbers);
            return numbers;
        }

        String text() {
            return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
        }
    }
}
