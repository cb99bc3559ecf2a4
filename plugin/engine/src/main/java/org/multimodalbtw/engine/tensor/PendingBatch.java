package org.multimodalbtw.engine.tensor;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;

/** The rows of the batch that is being filled, as the buffers of an Arrow record batch. Values are off the heap. */
final class PendingBatch implements AutoCloseable {

    static final int ALIGNMENT = 8;

    private static final int MOST_ROWS = 4096;
    private static final int BATCH_BYTES = 16 << 20;
    private static final ByteBuffer ALL_PRESENT = ByteBuffer.allocate(0);

    private final int capacity;
    private final List<Column> columns = new ArrayList<>();
    private final ByteArrayOutputStream rowIds = new ByteArrayOutputStream();
    private final ByteBuffer rowIdOffsets;
    private int rows;

    PendingBatch(TensorSchema schema) {
        long rowBytes = schema.columns().stream()
                .mapToLong(column -> (long) column.size() * Float.BYTES)
                .sum();
        capacity = (int) Math.max(1, Math.min(MOST_ROWS, BATCH_BYTES / rowBytes));
        rowIdOffsets = littleEndian(ByteBuffer.allocate((capacity + 1) * Integer.BYTES));
        rowIdOffsets.putInt(0);
        schema.columns().forEach(column -> columns.add(new Column(column.size(), capacity)));
    }

    boolean isEmpty() {
        return rows == 0;
    }

    boolean isFull() {
        return rows == capacity || rowIds.size() >= BATCH_BYTES;
    }

    /**
     * @param rowId the row's id in UTF-8
     * @param values one array a column, of the column's size, or {@code null}
     */
    void add(byte[] rowId, List<float[]> values) {
        rowIds.write(rowId, 0, rowId.length);
        rowIdOffsets.putInt(rowIds.size());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).set(rows, values.get(i));
        }
        rows++;
    }

    void clear() {
        rows = 0;
        rowIds.reset();
        rowIdOffsets.clear().putInt(0);
        columns.forEach(Column::clear);
    }

    /**
     * @return the buffers of the body, unpadded: validity, offsets and texts of the row ids; then of each column
     *     validity, the numbers' validity, and values
     */
    List<ByteBuffer> buffers() {
        List<ByteBuffer> buffers = new ArrayList<>();
        buffers.add(ALL_PRESENT);
        buffers.add(rowIdOffsets.duplicate().flip());
        buffers.add(ByteBuffer.wrap(rowIds.toByteArray()));
        for (Column column : columns) {
            buffers.add(column.nulls == 0 ? ALL_PRESENT : ByteBuffer.wrap(column.validity, 0, (rows + 7) / 8));
            buffers.add(ALL_PRESENT);
            buffers.add(column.values.slice(0, rows * column.size * Float.BYTES));
        }
        return buffers;
    }

    /**
     * @return whether a buffer, by its place in {@link #buffers()}, belongs to the structure; otherwise it holds values
     */
    static boolean isStructure(int buffer) {
        return buffer < 3 || buffer % 3 != 2;
    }

    /**
     * @param buffers the batch's buffers
     * @return the Arrow message that describes them
     */
    ByteBuffer message(List<ByteBuffer> buffers) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        // flatbuffers are built back to front
        RecordBatch.startNodesVector(builder, 1 + 2 * columns.size());
        for (int i = columns.size() - 1; i >= 0; i--) {
            FieldNode.createFieldNode(builder, (long) rows * columns.get(i).size, 0);
            FieldNode.createFieldNode(builder, rows, columns.get(i).nulls);
        }
        FieldNode.createFieldNode(builder, rows, 0);
        int nodes = builder.endVector();
        long bodyLength = buffers.stream().mapToLong(PendingBatch::padded).sum();
        long offset = bodyLength;
        RecordBatch.startBuffersVector(builder, buffers.size());
        for (int i = buffers.size() - 1; i >= 0; i--) {
            offset -= padded(buffers.get(i));
            Buffer.createBuffer(builder, offset, buffers.get(i).remaining());
        }
        int places = builder.endVector();
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, rows);
        RecordBatch.addNodes(builder, nodes);
        RecordBatch.addBuffers(builder, places);
        int batch = RecordBatch.endRecordBatch(builder);
        return MessageSerializer.serializeMessage(
                builder, MessageHeader.RecordBatch, batch, bodyLength, IpcOption.DEFAULT);
    }

    /** @return a buffer's length with the padding that Arrow wants after it */
    static long padded(ByteBuffer buffer) {
        return (buffer.remaining() + ALIGNMENT - 1L) / ALIGNMENT * ALIGNMENT;
    }

    @Override
    public void close() {
        columns.forEach(column -> DirectMemory.free(column.values));
        columns.clear();
    }

    private static ByteBuffer littleEndian(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The values of one modality. */
    private static final class Column {
        private final int size;
        private final ByteBuffer values;
        private final FloatBuffer floats;
        private final float[] zeros;
        private final byte[] validity;
        private int nulls;

        Column(int size, int capacity) {
            this.size = size;
            this.values = littleEndian(ByteBuffer.allocateDirect(Math.multiplyExact(capacity, size * Float.BYTES)));
            this.floats = values.asFloatBuffer();
            this.zeros = new float[size];
            this.validity = new byte[(capacity + 7) / 8];
        }

        void set(int row, float[] rowValues) {
            floats.put(row * size, rowValues == null ? zeros : rowValues);
            if (rowValues == null) {
                nulls++;
            } else {
                validity[row >> 3] |= (byte) (1 << (row & 7));
            }
        }

        void clear() {
            nulls = 0;
            Arrays.fill(validity, (byte) 0);
        }
    }
}
