package org.multimodalbtw.engine.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent arrives, however long it is, and what is no message is told from one. */
class WireTest {

    private static final int PIECE = 1 << 14;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final WireWriter writer = new WireWriter(sent);

    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i * .5f - 7;
        }
        return numbers;
    }

    private WireReader ofStream() {
        return new WireReader(new ByteArrayInputStream(sent.toByteArray()));
    }

    /** Shorter and longer than what is sent at once, and than what a reader has memory for. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 3, PIECE - 2, PIECE - 1, PIECE, 2 * PIECE, 10 * PIECE + 5})
    void numbersArriveWhateverTheirCount(int count) throws IOException {
        writer.send(Wire.PIXELS, numbers(count));
        writer.send(Wire.Message.vector(numbers(count)));
        writer.send(Wire.PIXELS, numbers(3));
        Path file = Files.write(folder.resolve("sent"), sent.toByteArray());
        try (FileChannel channel = FileChannel.open(file)) {
            for (WireReader reader : new WireReader[] {ofStream(), new WireReader(channel)}) {
                Wire.Message pixels = reader.receive();
                assertEquals(Wire.PIXELS, pixels.kind());
                assertArrayEquals(numbers(count), pixels.numbers());
                Wire.Message vector = reader.receive();
                assertEquals(Wire.VECTOR, vector.kind());
                assertArrayEquals(numbers(count), vector.numbers());
                assertArrayEquals(numbers(3), reader.receive().numbers());
                assertThrows(EOFException.class, reader::receive);
            }
        }
    }

    @Test
    void textsAndTokensArrive() throws IOException {
        String text = "größe \uD83D\uDE00 ".repeat(20_000);
        long[] tokens = {5, -4, Long.MAX_VALUE};
        writer.send(Wire.Message.text(Wire.TEXT, text));
        writer.send(Wire.Message.text(Wire.TEXT, ""));
        writer.send(Wire.Message.tokens(tokens));
        writer.send(Wire.Message.pieces(new TextPieces(new long[] {7, 8}, new long[] {1, 0})));
        WireReader reader = ofStream();
        assertEquals(text, reader.receive().text());
        assertEquals("", reader.receive().text());
        assertArrayEquals(tokens, reader.receive().tokens());
        TextPieces pieces = reader.receive().pieces();
        assertArrayEquals(new long[] {7, 8}, pieces.numbers());
        assertArrayEquals(new long[] {1, 0}, pieces.special());
    }

    @Test
    void severalMessagesArriveAsOne() throws IOException {
        List<Wire.Message> parts = List.of(
                Wire.Message.text(Wire.TEXT, "größe"),
                Wire.Message.text(Wire.TEXT, ""),
                Wire.Message.tokens(new long[] {7, -8}),
                Wire.Message.pixels(numbers(2 * PIECE)),
                Wire.Message.failure("why"));
        writer.send(Wire.Message.several(parts));
        writer.send(Wire.Message.several(List.of()));
        Path file = Files.write(folder.resolve("sent"), sent.toByteArray());
        try (FileChannel channel = FileChannel.open(file)) {
            for (WireReader reader : new WireReader[] {ofStream(), new WireReader(channel)}) {
                Wire.Message message = reader.receive();
                assertEquals(Wire.SEVERAL, message.kind());
                List<Wire.Message> received = message.parts();
                assertEquals(
                        parts.stream().map(Wire.Message::kind).toList(),
                        received.stream().map(Wire.Message::kind).toList());
                assertEquals("größe", received.get(0).text());
                assertEquals("", received.get(1).text());
                assertArrayEquals(new long[] {7, -8}, received.get(2).tokens());
                assertArrayEquals(numbers(2 * PIECE), received.get(3).numbers());
                assertEquals("why", received.get(4).text());
                assertEquals(List.of(), reader.receive().parts());
            }
        }
    }

    @Test
    void whatIsNotMadeOfMessagesIsRefused() throws IOException {
        Wire.Message inner = Wire.Message.text(Wire.TEXT, "text");
        Wire.Message nested = Wire.Message.several(List.of(Wire.Message.several(List.of(inner))));
        assertThrows(IOException.class, nested::parts);
        ByteBuffer whole = Wire.Message.several(List.of(inner, inner)).content();
        for (int length = 1; length < whole.remaining(); length++) {
            Wire.Message cut = new Wire.Message(Wire.SEVERAL, whole.duplicate().limit(length));
            if (length == Wire.HEAD + 4) {
                assertEquals(1, cut.parts().size());
            } else {
                assertThrows(IOException.class, cut::parts, length + " bytes");
            }
        }
    }

    @Test
    void whatIsCutOffIsNoMessage() throws IOException {
        writer.send(Wire.PIXELS, numbers(2 * PIECE));
        byte[] whole = sent.toByteArray();
        for (int length : new int[] {0, 3, Wire.HEAD, Wire.HEAD + 1, whole.length / 2, whole.length - 1}) {
            WireReader reader = new WireReader(new ByteArrayInputStream(Arrays.copyOf(whole, length)));
            assertThrows(EOFException.class, reader::receive, length + " bytes");
        }
    }

    @Test
    void aHeadThatFitsNoKindIsRefused() {
        int[][] heads = {
            {0, 0}, {99, 8}, {Wire.PIXELS, -4}, {Wire.PIXELS, 6}, {Wire.TOKENS, 12}, {Wire.TEXT, 1 << 30 | 1}
        };
        for (int[] head : heads) {
            byte[] bytes = ByteBuffer.allocate(100)
                    .order(ByteOrder.nativeOrder())
                    .putInt(head[0])
                    .putInt(head[1])
                    .array();
            IOException refused =
                    assertThrows(IOException.class, () -> new WireReader(new ByteArrayInputStream(bytes)).receive());
            assertTrue(refused.getMessage() != null && refused.getMessage().contains("message"), refused.toString());
        }
    }
}
