package org.multimodalbtw.spark.door;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the cells of rows, one row behind the other, for {@link CellBytes} to read. Not for use by several threads. */
public final class CellWriter {

    private static final int FIRST_BYTES = 1 << 10;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_BYTES);

    /**
     * @param cells of a row, each a text, a number, a {@code double[]}, a {@code byte[]} or {@code null}
     * @throws IllegalArgumentException if one is none of these
     */
    public void add(Object[] cells) {
        for (Object cell : cells) {
            add(cell);
        }
    }

    private void add(Object cell) {
        if (cell == null) {
            require(Byte.BYTES).put(CellBytes.EMPTY);
        } else if (cell instanceof String text) {
            add(CellBytes.TEXT, text.getBytes(StandardCharsets.UTF_8));
        } else if (cell instanceof Double number) {
            require(Byte.BYTES + Double.BYTES).put(CellBytes.NUMBER).putDouble(number);
        } else if (cell instanceof double[] vector) {
            require(Byte.BYTES + Integer.BYTES + Math.multiplyExact(Double.BYTES, vector.length))
                    .put(CellBytes.VECTOR)
                    .putInt(vector.length);
            for (double element : vector) {
                bytes.putDouble(element);
            }
        } else if (cell instanceof byte[] content) {
            add(CellBytes.BYTES, content);
        } else {
            throw new IllegalArgumentException("A cell of " + cell.getClass());
        }
    }

    private void add(byte kind, byte[] content) {
        require(Byte.BYTES + Integer.BYTES + content.length)
                .put(kind)
                .putInt(content.length)
                .put(content);
    }

    /** The bytes with room for as many more. */
    private ByteBuffer require(int more) {
        if (bytes.remaining() < more) {
            int size = Math.max(Math.addExact(bytes.position(), more), (int)
                    Math.min(2L * bytes.capacity(), Integer.MAX_VALUE - Long.BYTES));
            bytes = ByteBuffer.allocate(size).put(bytes.flip());
        }
        return bytes;
    }

    /** @return how many bytes the rows have that were added */
    public int size() {
        return bytes.position();
    }

    /** @return the rows that were added; the writer has none then */
    public byte[] take() {
        byte[] rows = Arrays.copyOf(bytes.array(), bytes.position());
        bytes.clear();
        return rows;
    }
}
