package org.multimodalbtw.engine.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;

class SafetensorsTest {

    @TempDir
    Path folder;

    @Test
    void hasTheBytesThatTheFormatPrescribes() throws IOException {
        Path file = folder.resolve("one.safetensors");
        Safetensors.write(file, Map.of("w", Safetensors.Tensor.of(new float[] {1f, -2f}, 2, 1)), Map.of());
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}}";
        header += " ".repeat((8 - header.length() % 8) % 8);
        ByteBuffer expected = ByteBuffer.allocate(8 + header.length() + 8).order(ByteOrder.LITTLE_ENDIAN);
        expected.putLong(header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .putFloat(1f)
                .putFloat(-2f);
        assertArrayEquals(expected.array(), Files.readAllBytes(file));
    }

    @Test
    void readsBackWhatWasWrittenBitByBit() throws IOException {
        Path file = folder.resolve("some.safetensors");
        float[] floats = {0f, -0f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, 3.25f};
        long[] longs = {Long.MIN_VALUE, -1, 7};
        Map<String, Safetensors.Tensor> tensors = Map.of(
                "größe \"x\"\n", Safetensors.Tensor.of(floats, 2, 3),
                "counts", Safetensors.Tensor.of(longs, 3),
                "precise", Safetensors.Tensor.of(new double[] {Math.PI, -0.0, Double.MAX_VALUE}, 3, 1),
                "scalar", Safetensors.Tensor.of(new float[] {5f}),
                "none", Safetensors.Tensor.of(new float[0], 0, 4));
        Safetensors.write(file, tensors, Map.of("版", "1 \\ \" ü"));
        Safetensors read = Safetensors.read(file);
        assertEquals(tensors.keySet(), read.tensors().keySet());
        assertArrayEquals(bits(floats), bits(read.floats("größe \"x\"\n").toArray()));
        assertEquals(List.of(2L, 3L), read.floats("größe \"x\"\n").shape());
        assertArrayEquals(longs, read.longs("counts").toArray());
        assertArrayEquals(
                new double[] {Math.PI, -0.0, Double.MAX_VALUE},
                read.doubles("precise").toArray());
        assertEquals(List.of(), read.floats("scalar").shape());
        assertEquals(List.of(0L, 4L), read.floats("none").shape());
        assertEquals(Map.of("版", "1 \\ \" ü"), read.metadata());
    }

    @Test
    void writesOnlyWhatLiesBetweenPositionAndLimitOfADirectBuffer() throws IOException {
        Path file = folder.resolve("slice.safetensors");
        int count = 300_000;
        FloatBuffer data = ByteBuffer.allocateDirect(4 * (count + 10))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < data.capacity(); i++) {
            data.put(i, i);
        }
        data.position(3).limit(3 + count);
        Safetensors.write(file, Map.of("x", new Safetensors.Floats(List.of((long) count), data)), Map.of());
        float[] read = Safetensors.read(file).floats("x").toArray();
        assertEquals(count, read.length);
        for (int i = 0; i < count; i++) {
            assertEquals(i + 3f, read[i]);
        }
        assertEquals(3, data.position());
    }

    @Test
    void equalContentGivesEqualBytesInAnyOrder() throws IOException {
        Map<String, Safetensors.Tensor> forwards = new LinkedHashMap<>();
        Map<String, Safetensors.Tensor> backwards = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            forwards.put("t" + i, Safetensors.Tensor.of(new float[] {i}, 1));
            backwards.put("t" + (19 - i), Safetensors.Tensor.of(new float[] {19 - i}, 1));
        }
        Safetensors.write(folder.resolve("a"), forwards, Map.of("x", "1", "y", "2"));
        Safetensors.write(folder.resolve("b"), backwards, Map.of("y", "2", "x", "1"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a")), Files.readAllBytes(folder.resolve("b")));
    }

    @Test
    void refusesEveryCutAndEveryLieOfTheHeader() throws IOException {
        Path file = folder.resolve("whole.safetensors");
        Map<String, Safetensors.Tensor> tensors = Map.of(
                "a", Safetensors.Tensor.of(new float[] {1, 2, 3}, 3), "b", Safetensors.Tensor.of(new long[] {4}, 1));
        Safetensors.write(file, tensors, Map.of());
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            assertDamaged(Arrays.copyOf(whole, length));
        }
        assertDamaged(Arrays.copyOf(whole, whole.length + 1));
        assertDamaged(withHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4));
        assertDamaged(withHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8));
        assertDamaged(withHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[4,0]}}", 4));
        assertDamaged(withHeader("{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4));
        assertDamaged(
                withHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}", 0));
        String entry = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
        assertDamaged(withHeader("{\"a\":" + entry + ",\"a\":" + entry + "}", 4));
        assertDamaged(withHeader("{\"a\":" + entry + ",\"b\":" + entry + "}", 4));
        assertDamaged(withHeader("{\"a\":1}", 0));
        assertDamaged(withHeader("[]", 0));
        assertDamaged(withHeader("", 0));
    }

    @Test
    void flippedBytesNeverEscapeAsAnotherFailure() throws IOException {
        Path file = folder.resolve("whole.safetensors");
        Safetensors.write(file, Map.of("a", Safetensors.Tensor.of(new float[] {1, 2, 3}, 3)), Map.of("k", "v"));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            try {
                Safetensors.read(file);
            } catch (InputException e) {
                refused++;
            }
        }
        assertTrue(refused > 1000, "only " + refused + " refused");
    }

    @Test
    void namesTheTensorThatLacks() throws IOException {
        Path file = folder.resolve("m.safetensors");
        Safetensors.write(file, Map.of("a", Safetensors.Tensor.of(new float[] {1}, 1)), Map.of());
        Safetensors read = Safetensors.read(file);
        assertTrue(assertThrows(InputException.class, () -> read.floats("b"))
                .getMessage()
                .contains("'b'"));
        assertThrows(InputException.class, () -> read.longs("a"));
        assertThrows(InputException.class, () -> Safetensors.read(folder.resolve("nowhere")));
        assertThrows(IllegalArgumentException.class, () -> Safetensors.Tensor.of(new float[] {1}, 2));
    }

    private void assertDamaged(byte[] bytes) throws IOException {
        Path file = folder.resolve("damaged.safetensors");
        Files.write(file, bytes);
        InputException e = assertThrows(InputException.class, () -> Safetensors.read(file));
        assertTrue(e.getMessage().contains("'damaged.safetensors'"), e.getMessage());
    }

    private static byte[] withHeader(String header, int dataBytes) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.putLong(json.length).put(json).array();
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
