package org.multimodalbtw.engine.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.storage.Draft;

/**
 * Writes a tensor file row by row. It is written under another name beside its place and moved there by
 * {@link #commit()}; until then, and if it is closed without, the place stays as it was. In memory are one batch (at
 * most 4096 rows and about 16 MB) and the row ids. For one thread.
 */
public final class TensorTableWriter implements AutoCloseable {

    private static final int CONTINUATION = -1;

    private final Draft draft;
    private final FileChannel channel;
    private final TensorSchema schema;
    private final Schema arrowSchema;
    private final PendingBatch batch;
    private final List<ArrowBlock> blocks = new ArrayList<>();
    private final FileChecksum checksum = new FileChecksum();
    private final List<String> valueChecksums = new ArrayList<>();
    private final Set<String> rowIds = new HashSet<>();
    private boolean open = true;

    private TensorTableWriter(Path target, TensorSchema schema) throws IOException {
        this.schema = schema;
        this.arrowSchema = TensorFormat.arrowSchema(schema);
        this.draft = Draft.of(target);
        this.batch = new PendingBatch(schema);
        try {
            this.channel = FileChannel.open(draft.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException | RuntimeException e) {
            try (draft) {
                batch.close();
            }
            throw e;
        }
    }

    /**
     * @param file the file to write; replaced at {@link #commit()} if it exists
     * @param schema the modalities; none may be called {@code row_id}
     * @return a writer; close it in any case
     * @throws InputException if a modality's name or size is impossible
     * @throws IOException if the folder cannot be written to
     */
    public static TensorTableWriter create(Path file, TensorSchema schema) throws IOException {
        for (TensorColumn column : schema.columns()) {
            checkColumn(column);
        }
        TensorTableWriter writer = new TensorTableWriter(file, schema);
        try {
            writer.writeHeader();
            return writer;
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private static void checkColumn(TensorColumn column) {
        if (column.name().equals(TensorFormat.ROW_ID)) {
            throw new InputException(
                    "A modality is called '" + TensorFormat.ROW_ID + "', which is the name of the row ids' column.",
                    "Give the modality another name.");
        }
        if ((long) column.size() * Float.BYTES > Integer.MAX_VALUE) {
            throw new InputException(
                    "Modality '" + column.name() + "' has " + column.size() + " numbers a row; at most "
                            + Integer.MAX_VALUE / Float.BYTES + " are possible.",
                    "Reduce the number of features.");
        }
    }

    /**
     * Appends a row.
     *
     * @param rowId the row's id, not used before
     * @param values of each column in order its numbers in row-major order, all finite, or {@code null} where the
     *     modality is missing; of a ragged column at least one item; copied
     * @throws InputException if the row id was used before, a length is wrong or a number is not finite
     * @throws IOException if the file cannot be written
     */
    public void write(String rowId, List<float[]> values) throws IOException {
        requireOpen();
        check(rowId, values);
        byte[] id = utf8(rowId);
        if (!rowIds.add(rowId)) {
            throw new InputException("Row id '" + rowId + "' occurs twice.", "Give every row its own row id.");
        }
        batch.add(id, values);
        if (batch.isFull()) {
            writeBatch();
        }
    }

    private static byte[] utf8(String rowId) {
        byte[] bytes = rowId.getBytes(StandardCharsets.UTF_8);
        if (!new String(bytes, StandardCharsets.UTF_8).equals(rowId)) {
            // half a surrogate pair would become '?', and two row ids could become one
            throw new InputException("Row id '" + rowId + "' is not valid text.", "Change the row id.");
        }
        return bytes;
    }

    private void check(String rowId, List<float[]> values) {
        if (values.size() != schema.columns().size()) {
            throw new IllegalArgumentException(values.size() + " values for " + schema.modalities());
        }
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                check(rowId, schema.columns().get(i), values.get(i));
            }
        }
    }

    private static void check(String rowId, TensorColumn column, float[] values) {
        checkLength(rowId, column, values.length);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new InputException(
                        "Row '" + rowId + "', modality '" + column.name() + "', " + column.feature(i) + " is "
                                + values[i] + ".",
                        "Replace NaN and infinite numbers, or make the whole cell empty.");
            }
        }
    }

    private static void checkLength(String rowId, TensorColumn column, int length) {
        if (column.ragged()) {
            boolean whole = length > 0 && length <= column.size() && length % column.itemSize() == 0;
            if (!whole) {
                throw new InputException(
                        "Row '" + rowId + "' has " + length + " numbers of modality '" + column.name()
                                + "', where 1 to " + column.shape().get(0) + " items of " + column.itemSize()
                                + " are expected.",
                        "Leave a row without items empty, and raise the largest number of items.");
            }
        } else if (length != column.size()) {
            throw new InputException(
                    "Row '" + rowId + "' has " + length + " numbers of modality '" + column.name() + "', where "
                            + column.size() + " are expected.",
                    "Give every row the same number of values.");
        }
    }

    /**
     * Finishes the file and moves it to its place. Nothing can be written afterwards.
     *
     * @throws IOException if the file cannot be written or moved
     */
    public void commit() throws IOException {
        requireOpen();
        if (!batch.isEmpty()) {
            writeBatch();
        }
        writeFooter();
        channel.close();
        draft.commit();
        open = false;
        try (draft) {
            batch.close();
        }
    }

    /** Gives up what was not committed. */
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            batch.close();
            try (draft) {
                channel.close();
            }
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("The tensor writer is committed or closed");
        }
    }

    private void writeHeader() throws IOException {
        writeChecked(ByteBuffer.wrap((TensorFormat.MAGIC + "\0\0").getBytes(StandardCharsets.US_ASCII)));
        writeChecked(framed(MessageSerializer.serializeMetadata(arrowSchema, IpcOption.DEFAULT)));
    }

    private void writeBatch() throws IOException {
        List<PendingBatch.Part> parts = batch.parts();
        ByteBuffer message = framed(batch.message(parts));
        long start = channel.position();
        int messageLength = message.remaining();
        writeChecked(message);
        long bodyStart = channel.position();
        CRC32C body = new CRC32C();
        for (PendingBatch.Part part : parts) {
            body.update(part.bytes().duplicate());
            if (part.isStructure()) {
                checksum.add(part.bytes());
            }
            int padding =
                    (int) (PendingBatch.padded(part.bytes()) - part.bytes().remaining());
            write(part.bytes());
            body.update(ByteBuffer.allocate(padding));
            write(ByteBuffer.allocate(padding));
        }
        valueChecksums.add(FileChecksum.text(body));
        blocks.add(new ArrowBlock(start, messageLength, channel.position() - bodyStart));
        batch.clear();
    }

    private void writeFooter() throws IOException {
        ByteBuffer endOfStream = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        writeChecked(endOfStream.putInt(CONTINUATION).putInt(0).flip());
        Map<String, String> metadata = Map.of(TensorFormat.VALUES_KEY, String.join("", valueChecksums));
        ByteBuffer footer = WriteChannel.serialize(new ArrowFooter(arrowSchema, List.of(), blocks, metadata));
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        length.putInt(footer.remaining()).flip();
        List<ByteBuffer> end =
                List.of(footer, length, ByteBuffer.wrap(TensorFormat.MAGIC.getBytes(StandardCharsets.US_ASCII)));
        end.forEach(checksum::add);
        // between the mark that ends the batches and the footer, where no reader of Arrow files looks
        write(ByteBuffer.wrap(checksum.text().getBytes(StandardCharsets.US_ASCII)));
        for (ByteBuffer part : end) {
            write(part);
        }
    }

    private void writeChecked(ByteBuffer bytes) throws IOException {
        checksum.add(bytes);
        write(bytes);
    }

    /** @return a message with its marker and length before it and padding behind */
    private static ByteBuffer framed(ByteBuffer message) {
        int length = (int) PendingBatch.padded(message);
        ByteBuffer framed = ByteBuffer.allocate(2 * Integer.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        framed.putInt(CONTINUATION).putInt(length).put(message);
        return framed.rewind();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
