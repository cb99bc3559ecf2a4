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
        schema.columns().forEach(column -> columns.add(new Column(column, capacity)));
    }

    boolean isEmpty() {
        return rows == 0;
    }

    boolean isFull() {
        return rows == capacity || rowIds.size() >= BATCH_BYTES;
    }

    /**
     * @param rowId the row's id in UTF-8
     * @param values one array a column, of whole items up to the column's size, or {@code null}
     */
    void add(byte[] rowId, List<float[]> values) {
        rowIds.write(rowId, 0, rowId.length);
        rowIdOffsets.putInt(rowIds.size());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(rows, values.get(i));
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
     * A part of the body.
     *
     * @param bytes unpadded
     * @param isStructure whether it says where values are and whose; otherwise it holds values
     */
    record Part(ByteBuffer bytes, boolean isStructure) {

        static Part structure(ByteBuffer bytes) {
            return new Part(bytes, true);
        }

        static Part values(ByteBuffer bytes) {
            return new Part(bytes, false);
        }
    }

    /** @return the body: validity, offsets and texts of the row ids; then the parts of each column */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.structure(ALL_PRESENT));
        parts.add(Part.structure(rowIdOffsets.duplicate().flip()));
        parts.add(Part.structure(ByteBuffer.wrap(rowIds.toByteArray())));
        columns.forEach(column -> column.addTo(parts, rows));
        return parts;
    }

    /**
     * @param parts the batch's body
     * @return the Arrow message that describes it
     */
    ByteBuffer message(List<Part> parts) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        // flatbuffers are built back to front
        RecordBatch.startNodesVector(
                builder, 1 + columns.stream().mapToInt(Column::nodes).sum());
        for (int i = columns.size() - 1; i >= 0; i--) {
            columns.get(i).describe(builder, rows);
        }
        FieldNode.createFieldNode(builder, rows, 0);
        int nodes = builder.endVector();
        long bodyLength = parts.stream().mapToLong(part -> padded(part.bytes())).sum();
        long offset = bodyLength;
        RecordBatch.startBuffersVector(builder, parts.size());
        for (int i = parts.size() - 1; i >= 0; i--) {
            offset -= padded(parts.get(i).bytes());
            Buffer.createBuffer(builder, offset, parts.get(i).bytes().remaining());
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
        private final boolean ragged;
        private final int size;
        private final int itemSize;
        private final ByteBuffer values;
        private final FloatBuffer floats;
        private final ByteBuffer offsets;
        private final float[] zeros;
        private final byte[] validity;
        private int nulls;

        Column(TensorColumn column, int capacity) {
            this.ragged = column.ragged();
            this.size = column.size();
            this.itemSize = column.itemSize();
            this.values = littleEndian(ByteBuffer.allocateDirect(Math.multiplyExact(capacity, size * Float.BYTES)));
            this.floats = values.asFloatBuffer();
            this.offsets = littleEndian(ByteBuffer.allocate(ragged ? (capacity + 1) * Integer.BYTES : 0));
            this.zeros = new float[ragged ? 0 : size];
            this.validity = new byte[(capacity + 7) / 8];
            clear();
        }

        void add(int row, float[] rowValues) {
            floats.put(rowValues == null ? zeros : rowValues);
            if (ragged) {
                offsets.putInt(items());
            }
            if (rowValues == null) {
                nulls++;
            } else {
                validity[row >> 3] |= (byte) (1 << (row & 7));
            }
        }

        void addTo(List<Part> parts, int rows) {
            parts.add(Part.structure(nulls == 0 ? ALL_PRESENT : ByteBuffer.wrap(validity, 0, (rows + 7) / 8)));
            if (ragged) {
                parts.add(Part.structure(offsets.duplicate().flip()));
                parts.add(Part.structure(ALL_PRESENT));
            }
            parts.add(Part.structure(ALL_PRESENT));
            parts.add(Part.values(values.slice(0, floats.position() * Float.BYTES)));
        }

        /** How many nodes describe it. */
        int nodes() {
            return ragged ? 3 : 2;
        }

        /** Adds the nodes, the last first. */
        void describe(FlatBufferBuilder builder, int rows) {
            FieldNode.createFieldNode(builder, floats.position(), 0);
            if (ragged) {
                FieldNode.createFieldNode(builder, items(), 0);
            }
            FieldNode.createFieldNode(builder, rows, nulls);
        }

        void clear() {
            nulls = 0;
            Arrays.fill(validity, (byte) 0);
            floats.clear();
            offsets.clear();
            if (ragged) {
                offsets.putInt(0);
            }
        }

        private int items() {
            return floats.position() / itemSize;
        }
    }
}
