package org.multimodalbtw.engine.tensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Some consecutive rows of a tensor table, as they lie in the file.
 *
 * @param firstRow the table's row that is this batch's row 0
 * @param rows how many rows it has
 * @param columns one a modality
 */
record TensorBatch(int firstRow, int rows, List<Column> columns) {

    /**
     * The values of one modality.
     *
     * @param size how many values a row has
     * @param validity one bit a row, least significant first, 1 = present; {@code null} if all rows are present
     * @param chunks the values, row after row, cut between rows into buffers below 2 GiB
     * @param rowsPerChunk how many rows each chunk has, the last one perhaps fewer
     */
    record Column(int size, ByteBuffer validity, List<FloatBuffer> chunks, int rowsPerChunk) {

        boolean isPresent(int row) {
            return validity == null || (validity.get(row >> 3) >> (row & 7) & 1) != 0;
        }

        /** Copies a row's values to a buffer's position and moves the position behind them. */
        void copy(int row, FloatBuffer destination) {
            FloatBuffer chunk = chunks.get(row / rowsPerChunk);
            int position = destination.position();
            // absolute on both sides: chunks are shared between threads
            destination.put(position, chunk, row % rowsPerChunk * size, size);
            destination.position(position + size);
        }
    }
}
