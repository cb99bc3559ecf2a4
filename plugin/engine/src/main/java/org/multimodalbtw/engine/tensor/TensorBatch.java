package org.multimodalbtw.engine.tensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;

/**
 * Some consecutive rows of a tensor table, as they lie in the file.
 *
 * @param firstRow the table's row that is this batch's row 0
 * @param rows how many rows it has
 * @param columns one a modality
 * @param check whether its values are those that were written
 */
record TensorBatch(int firstRow, int rows, List<Column> columns, Check check) {

    /** Says whether values can be trusted. */
    interface Check {

        /** Of a file that says nothing of its values. */
        Check NONE = () -> {};

        /** @throws org.multimodalbtw.engine.InputException if the values are not those that were written */
        void require();
    }

    /** The values of one modality. */
    sealed interface Column permits Fixed, Ragged {

        boolean isPresent(int row);

        /** How many values a row has that is present. */
        int length(int row);

        /** Copies a row's values to a buffer's position and moves the position behind them. */
        void copy(int row, FloatBuffer destination);
    }

    /**
     * Rows of one fixed size.
     *
     * @param size how many values a row has
     * @param validity one bit a row, least significant first, 1 = present; {@code null} if all rows are present
     * @param chunks the values, row after row, cut between rows into buffers below 2 GiB
     * @param rowsPerChunk how many rows each chunk has, the last one perhaps fewer
     */
    record Fixed(int size, ByteBuffer validity, List<FloatBuffer> chunks, int rowsPerChunk) implements Column {

        @Override
        public boolean isPresent(int row) {
            return isSet(validity, row);
        }

        @Override
        public int length(int row) {
            return size;
        }

        @Override
        public void copy(int row, FloatBuffer destination) {
            append(destination, chunks.get(row / rowsPerChunk), row % rowsPerChunk * size, size);
        }
    }

    /**
     * Rows with any number of items.
     *
     * @param itemSize how many values an item has
     * @param validity as of {@link Fixed}
     * @param offsets where each row's items start, counted in items, and behind them where the last row's end
     * @param values the items, row after row
     */
    record Ragged(int itemSize, ByteBuffer validity, IntBuffer offsets, FloatBuffer values) implements Column {

        @Override
        public boolean isPresent(int row) {
            return isSet(validity, row);
        }

        @Override
        public int length(int row) {
            return (offsets.get(row + 1) - offsets.get(row)) * itemSize;
        }

        @Override
        public void copy(int row, FloatBuffer destination) {
            append(destination, values, offsets.get(row) * itemSize, length(row));
        }
    }

    private static boolean isSet(ByteBuffer validity, int row) {
        return validity == null || (validity.get(row >> 3) >> (row & 7) & 1) != 0;
    }

    private static void append(FloatBuffer destination, FloatBuffer source, int from, int count) {
        int position = destination.position();
        // absolute on both sides: what lies in the file is shared between threads
        destination.put(position, source, from, count);
        destination.position(position + count);
    }
}
