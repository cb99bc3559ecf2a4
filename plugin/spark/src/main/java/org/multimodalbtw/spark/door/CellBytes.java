package org.multimodalbtw.spark.door;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The cells of a row as bytes: of each cell what it is in one byte, then, but for empty ones, its content. */
public final class CellBytes {

    private static final int EMPTY = 0;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;
    private static final int VECTOR = 3;
    private static final int BYTES = 4;

    private CellBytes() {}

    /**
     * @param cells each a text, a number, a {@code double[]}, a {@code byte[]} or {@code null}
     * @return them as bytes
     */
    public static byte[] write(Object[] cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Object cell : cells) {
                write(cell, out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Object cell, DataOutputStream out) throws IOException {
        if (cell == null) {
            out.writeByte(EMPTY);
        } else if (cell instanceof String text) {
            out.writeByte(TEXT);
            write(text.getBytes(StandardCharsets.UTF_8), out);
        } else if (cell instanceof Double number) {
            out.writeByte(NUMBER);
            out.writeDouble(number);
        } else if (cell instanceof double[] vector) {
            out.writeByte(VECTOR);
            out.writeInt(vector.length);
            for (double element : vector) {
                out.writeDouble(element);
            }
        } else if (cell instanceof byte[] content) {
            out.writeByte(BYTES);
            write(content, out);
        } else {
            throw new IllegalArgumentException("A cell of " + cell.getClass());
        }
    }

    private static void write(byte[] content, DataOutputStream out) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    /**
     * @param bytes what {@link #write} gave
     * @param count how many cells there are
     * @return the same cells
     */
    public static Object[] read(byte[] bytes, int count) {
        Object[] cells = new Object[count];
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (int cell = 0; cell < count; cell++) {
            cells[cell] = read(in);
        }
        return cells;
    }

    private static Object read(ByteBuffer in) {
        int kind = in.get();
        return switch (kind) {
            case EMPTY -> null;
            case TEXT -> new String(content(in), StandardCharsets.UTF_8);
            case NUMBER -> in.getDouble();
            case VECTOR -> {
                double[] vector = new double[in.getInt()];
                for (int element = 0; element < vector.length; element++) {
                    vector[element] = in.getDouble();
                }
                yield vector;
            }
            case BYTES -> content(in);
            default -> throw new IllegalArgumentException("A cell of kind " + kind);
        };
    }

    private static byte[] content(ByteBuffer in) {
        byte[] content = new byte[in.getInt()];
        in.get(content);
        return content;
    }
}
