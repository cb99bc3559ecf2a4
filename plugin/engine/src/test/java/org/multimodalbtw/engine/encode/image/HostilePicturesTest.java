package org.multimodalbtw.engine.encode.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures as a person with bad intentions writes them: refused at once, or read as what they are. */
class HostilePicturesTest {

    private static final String DAMAGED = "is damaged";

    /** Width, height, bits, compression, how colours are meant, where the pixels are, numbers of a pixel, rows and bytes of a strip. */
    private static final int[][] ENTRIES = {
        {256, 4, 1, 3},
        {257, 4, 1, 3},
        {258, 3, 1, 8},
        {259, 3, 1, 1},
        {262, 3, 1, 1},
        {273, 4, 1, 130},
        {277, 3, 1, 1},
        {278, 4, 1, 3},
        {279, 4, 1, 9}
    };

    private final PictureReader reader = new PictureReader(ImageEncoderSettings.CURRENT);

    private Picture read(byte[] file) throws IOException {
        Picture[] taken = new Picture[1];
        reader.read(new ByteArrayInputStream(file), "a", new PictureReader.Sink() {
            @Override
            public void take(Picture picture) {
                taken[0] = picture;
            }

            @Override
            public void refuse(PictureReader.UnusableException reason) {
                throw new AssertionError(reason);
            }
        });
        return taken[0];
    }

    private void refused(String part, byte[] file) {
        String reason = assertThrows(PictureReader.UnusableException.class, () -> read(file))
                .getMessage();
        assertTrue(reason.contains(part), reason);
    }

    private static byte[] png(int width, int height, int bits, int colours) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(pixels)) {
            deflated.write(new byte[40_000]);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) bits)
                        .put((byte) colours)
                        .array());
        chunk(out, "IDAT", pixels.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) throws IOException {
        byte[] both = (type + new String(content, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(both);
        out.write(ByteBuffer.allocate(4).putInt(content.length).array());
        out.write(both);
        out.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /** A grey picture of 3 x 3 pixels, changed: another number, for an entry by its tag. */
    private static byte[] tiff(int next, ByteOrder order, int... changes) {
        ByteBuffer file = ByteBuffer.allocate(256).order(order);
        file.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.ISO_8859_1));
        file.putShort((short) 42).putInt(8).putShort((short) ENTRIES.length);
        for (int[] entry : ENTRIES) {
            int value = entry[3];
            for (int i = 0; i < changes.length; i += 2) {
                value = changes[i] == entry[0] ? changes[i + 1] : value;
            }
            file.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]);
            int end = file.position() + Integer.BYTES;
            if (entry[1] == 3) {
                file.putShort((short) value);
            } else {
                file.putInt(value);
            }
            file.position(end);
        }
        file.putInt(next);
        Arrays.fill(file.array(), 130, 139, (byte) 200);
        return file.array();
    }

    private static byte[] tiff(int... changes) {
        return tiff(0, ByteOrder.LITTLE_ENDIAN, changes);
    }

    @Test
    void sidesAreBounded() throws IOException {
        refused("has 1 x 2147483647 pixels, more than the 100000000", png(1, Integer.MAX_VALUE, 8, 0));
        refused("has 1 x 100000000 pixels, more than the 300000 that a side may have", png(1, 100_000_000, 8, 0));
        refused("has 100000000 x 1 pixels, more than the 300000 that a side may have", png(100_000_000, 1, 16, 6));
        refused("more than the 100000000", tiff(256, Integer.MAX_VALUE));
        assertEquals(300_000, read(png(300_000, 1, 1, 0)).width());
    }

    @Test
    void headersThatCannotBeAreDamage() throws IOException {
        refused(DAMAGED, png(-1, 5, 8, 0));
        refused(DAMAGED, png(3, 3, 255, 0));
        refused(DAMAGED, png(3, 3, 8, 3));
        refused(DAMAGED, tiff(277, 65535));
        refused(DAMAGED, tiff(278, 0));
        refused(DAMAGED, tiff(256, 10_000, 257, 10_000, 278, 10_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 6, 7, 8, 32946, 34712})
    void pixelsOfAnotherKindThanTheHeaderSaysAreDamage(int compression) {
        refused(DAMAGED, tiff(259, compression));
    }

    /** Java's reader would look for the last of the pictures for ever. */
    private List<String> ofSeveral() {
        return reader.warnings().stream()
                .filter(sentence -> sentence.contains("several pictures"))
                .toList();
    }

    @Test
    void aTiffFileWhosePicturesGoInACircleIsReadOnce() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (int next : new int[] {0, 8, 0x7ffffff0, -1}) {
                assertEquals(3, read(tiff(next, order)).width());
            }
        }
        assertEquals(List.of(), ofSeveral(), "one picture each");
        read(tiff(200, ByteOrder.BIG_ENDIAN));
        assertEquals(1, ofSeveral().size(), "another one is named");
    }

    @Test
    void headersOfBitmapsAndAnimationsAreNotBelieved() {
        ByteBuffer bitmap = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        bitmap.put((byte) 'B').put((byte) 'M').putInt(200).putInt(0).putInt(54).putInt(40);
        refused(DAMAGED, bitmap.putInt(18, 5000).putInt(22, -2_000_000_000).array());
        refused(
                DAMAGED,
                bitmap.putInt(18, 9000)
                        .putInt(22, 9000)
                        .putShort(28, (short) 24)
                        .array());
        refused(
                DAMAGED,
                bitmap.putShort(28, (short) 8).putInt(46, Integer.MAX_VALUE).array());
        refused(DAMAGED, bitmap.putInt(14, Integer.MAX_VALUE).array());
        ByteBuffer animation = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
        animation
                .put("GIF89a".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(0x50005)
                .put((byte) 0x80);
        animation.position(19);
        animation
                .put((byte) 0x2C)
                .putInt(0)
                .putInt(0x23282328)
                .put((byte) 0)
                .put((byte) 2)
                .put((byte) 0);
        refused(DAMAGED, animation.put((byte) 0x3B).array());
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC2, 0xC3, 0xC5})
    void aJpegFileOfAnotherKindThanItSaysIsDamage(int kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpg", out);
        byte[] file = out.toByteArray();
        int frame = 0;
        while ((file[frame] & 0xFF) != 0xFF || (file[frame + 1] & 0xFF) != 0xC0) {
            frame++;
        }
        assertEquals(64, read(file).width());
        byte[] other = file.clone();
        other[frame + 1] = (byte) kind;
        refused(DAMAGED, other);
        byte[] flat = file.clone();
        flat[frame + 5] = 0;
        flat[frame + 6] = 0;
        refused(DAMAGED, flat);
        byte[] many = file.clone();
        many[frame + 9] = (byte) 200;
        refused(DAMAGED, many);
    }
}
