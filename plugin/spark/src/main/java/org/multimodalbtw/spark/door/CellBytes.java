package org.multimodalbtw.spark.door;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The cells of rows as {@link CellWriter} wrote them: of each cell what it is in one byte, then, but for empty ones, its content. */
public final class CellBytes {

    static final byte EMPTY = 0;
    static final byte TEXT = 1;
    static final byte NUMBER = 2;
    static final byte VECTOR = 3;
    static final byte BYTES = 4;

    private final ByteBuffer in;
    private final int columns;

    /**
     * @param rows the rows
     * @param columns how many cells each has
     */
    public CellBytes(byte[] rows, int columns) {
        in = ByteBuffer.wrap(rows);
        this.columns = columns;
    }

    /** @return the cells of the next row, each a text, a number, a {@code double[]}, a {@code byte[]} or {@code null} */
    public Object[] next() {
        Object[] cells = new Object[columns];
        for (int cell = 0; cell < columns; cell++) {
            cells[cell] = cell();
        }
        return cells;
    }

    private Object cell() {
        byte kind = in.get();
        return switch (kind) {
            case EMPTY -> null;
            case TEXT -> new String(content(), StandardCharsets.UTF_8);
            case NUMBER -> in.getDouble();
            case VECTOR -> {
                double[] vector = new double[in.getInt()];
                for (int element = 0; element < vector.length; element++) {
                    vector[element] = in.getDouble();
                }
                yield vector;
            }
            case BYTES -> content();
            default -> throw new IllegalArgumentException("A cell of kind " + kind);
        };
    }

    private byte[] content() {
        byte[] content = new byte[in.getInt()];
        in.get(content);
        return content;
    }
}
