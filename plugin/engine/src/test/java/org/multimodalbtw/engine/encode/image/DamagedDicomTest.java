package org.multimodalbtw.engine.encode.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.multimodalbtw.engine.Thorough;

/** Damaged DICOM files give pictures or are refused with a reason, whatever is wrong with them. */
class DamagedDicomTest {

    private static final int FILES = Thorough.times(300, 10_000);
    private static final int HEADER = 700;
    private static final int[] EXTREMES = {
        0,
        1,
        -1,
        2,
        7,
        8,
        16,
        255,
        4096,
        0x7FFF,
        0x8000,
        1 << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0xFFFEE000,
        0xFFFEE00D
    };

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void giveAPictureOrAReason() throws IOException {
        List<String> names = DicomPicturesTest.names().toList();
        Random random = new Random(Thorough.seed(5));
        Outcomes outcomes = new Outcomes();
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = DicomPicturesTest.resource(names.get(i % names.size()) + ".dcm");
            for (int change = 0; change <= random.nextInt(4); change++) {
                bytes = changed(bytes, random);
            }
            outcomes.read(bytes);
        }
        assertTrue(outcomes.refused > FILES / 10, "only " + outcomes.refused + " refused");
        assertTrue(outcomes.pictures > FILES / 10, "only " + outcomes.pictures + " pictures");
    }

    @Test
    void giveAPictureOrAReasonWhereverTheyAreCut() throws IOException {
        byte[] whole = DicomPicturesTest.resource("groups.dcm");
        Outcomes outcomes = new Outcomes();
        for (int length = 0; length < whole.length; length += Thorough.times(13, 1)) {
            outcomes.read(Arrays.copyOf(whole, length));
        }
        assertTrue(outcomes.pictures == 0, "a file that is cut has no picture");
    }

    private static final class Outcomes implements PictureReader.Sink {

        private final PictureReader reader = new PictureReader(ImageEncoderSettings.CURRENT);
        private int pictures;
        private int refused;

        void read(byte[] bytes) {
            try {
                reader.read(new ByteArrayInputStream(bytes), "here", this);
            } catch (PictureReader.UnusableException reason) {
                refuse(reason);
            }
        }

        @Override
        public void take(Picture picture) {
            assertTrue(picture.width() > 0 && picture.square(8, 1).length == 64);
            pictures++;
        }

        @Override
        public void refuse(PictureReader.UnusableException reason) {
            String said = reason.getMessage();
            assertTrue(said.matches("(frame \\d+ )?(is|has) .*"), said);
            assertTrue(!said.contains("Secret") && !said.contains("SECRET"), said);
            refused++;
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        if (bytes.length < 200) {
            return bytes;
        }
        int at = random.nextInt(5) == 0
                ? random.nextInt(bytes.length)
                : 128 + random.nextInt(Math.min(HEADER, bytes.length - 140));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, at, random);
            case 1 -> overwritten(bytes, at, random, Integer.BYTES);
            case 2, 3 -> overwritten(bytes, at, random, Short.BYTES);
            case 4 -> shifted(bytes, at, 1 + random.nextInt(40));
            default -> random.nextBoolean() ? Arrays.copyOf(bytes, at) : flipped(bytes, at, random);
        };
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private static byte[] overwritten(byte[] bytes, int at, Random random, int size) {
        byte[] changed = bytes.clone();
        int value = EXTREMES[random.nextInt(EXTREMES.length)];
        ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        int place = Math.min(at & ~1, changed.length - size);
        if (size == Short.BYTES) {
            buffer.putShort(place, (short) value);
        } else {
            buffer.putInt(place, value);
        }
        return changed;
    }

    /** Bytes are left out, or come twice. */
    private static byte[] shifted(byte[] bytes, int at, int shift) {
        boolean isLonger = shift % 2 == 0;
        int from = isLonger ? at : Math.min(bytes.length, at + shift);
        byte[] changed = new byte[at + (bytes.length - from) + (isLonger ? shift : 0)];
        System.arraycopy(bytes, 0, changed, 0, at);
        System.arraycopy(bytes, from, changed, changed.length - (bytes.length - from), bytes.length - from);
        return changed;
    }
}
