package org.multimodalbtw.engine.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/** Reads one record batch: walks its nodes and buffers in the order of the fields and checks each against the body. */
final class BatchReader {

    private static final int CHUNK_BYTES = 1 << 30;

    private final MappedFile file;
    private final long bodyStart;
    private final long bodyLength;
    private final RecordBatch batch;
    private final FileChecksum checksum;
    private final TensorFileFault fault;
    private final int rows;
    private int nextNode;
    private int nextBuffer;

    /**
     * @param file the file
     * @param bodyStart where the batch's body starts in the file
     * @param bodyLength how long it is; the body lies in the file
     * @param batch the batch's description, not trusted
     * @param checksum takes in what is read apart from values
     * @param fault says what is wrong
     */
    BatchReader(
            MappedFile file,
            long bodyStart,
            long bodyLength,
            RecordBatch batch,
            FileChecksum checksum,
            TensorFileFault fault) {
        this.file = file;
        this.bodyStart = bodyStart;
        this.bodyLength = bodyLength;
        this.batch = batch;
        this.checksum = checksum;
        this.fault = fault;
        this.rows = Math.toIntExact(batch.length());
    }

    int rows() {
        return rows;
    }

    /**
     * @param layout the file's columns
     * @param rowIds where the batch's row ids are added
     * @return the modalities' values
     */
    List<TensorBatch.Column> read(TensorLayout layout, List<String> rowIds) throws IOException {
        List<TensorColumn> columns = layout.schema().columns();
        // a text has one node and three buffers; a list of numbers has two nodes and three buffers, a list of lists
        // three and five
        int ragged = (int) columns.stream().filter(TensorColumn::ragged).count();
        require(
                batch.nodesLength() == 1 + 2 * columns.size() + ragged
                        && batch.buffersLength() == 3 + 3 * columns.size() + 2 * ragged,
                "a batch has other columns than the file");
        List<TensorBatch.Column> values = new ArrayList<>();
        for (int field = 0; field <= columns.size(); field++) {
            if (field == layout.rowIdField()) {
                readRowIds(layout.wideOffsets(), rowIds);
            } else {
                TensorColumn column = columns.get(values.size());
                values.add(column.ragged() ? readRagged(column) : readFixed(column));
            }
        }
        return List.copyOf(values);
    }

    private void readRowIds(boolean wideOffsets, List<String> rowIds) throws IOException {
        long nulls = nextNode(rows);
        ByteBuffer validity = nextValidity(rows, nulls);
        if (validity != null) {
            throw fault.unusable("a row has no row id", "Give every row its own row id.");
        }
        Range offsets = nextRange();
        Range texts = nextRange();
        if (rows == 0) {
            return;
        }
        int width = wideOffsets ? Long.BYTES : Integer.BYTES;
        ByteBuffer offsetBytes = bytes(offsets, (rows + 1L) * width);
        ByteBuffer textBytes = bytes(texts, texts.length);
        checksum.add(offsetBytes);
        checksum.add(textBytes);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        long start = offset(offsetBytes, 0, wideOffsets);
        for (int row = 0; row < rows; row++) {
            long end = offset(offsetBytes, row + 1, wideOffsets);
            require(start >= 0 && start <= end && end <= texts.length, "the row ids' offsets are wrong");
            try {
                rowIds.add(decoder.decode(textBytes.slice((int) start, (int) (end - start)))
                        .toString());
            } catch (CharacterCodingException e) {
                throw fault.damaged("a row id is not valid text", e);
            }
            start = end;
        }
    }

    private static long offset(ByteBuffer offsets, int index, boolean wide) {
        return wide ? offsets.getLong(index * Long.BYTES) : offsets.getInt(index * Integer.BYTES);
    }

    private TensorBatch.Column readRagged(TensorColumn column) throws IOException {
        ByteBuffer validity = nextValidity(rows, nextNode(rows));
        Range starts = nextRange();
        if (rows == 0) {
            nextNode(0);
            nextNode(0);
            nextRange();
            nextRange();
            nextRange();
            return new TensorBatch.Ragged(column.itemSize(), null, IntBuffer.allocate(1), FloatBuffer.allocate(0));
        }
        ByteBuffer offsets = bytes(starts, (rows + 1L) * Integer.BYTES);
        checksum.add(offsets);
        TensorBatch.Ragged read = ragged(column, validity, copy(offsets).asIntBuffer());
        for (int row = 0; row < rows; row++) {
            int length = read.length(row);
            require(length >= 0 && length <= column.size(), "the items of '" + column.name() + "' are miscounted");
            if (read.isPresent(row) && length == 0) {
                throw fault.unusable(
                        "its column '" + column.name() + "' has a row without items", "Leave the row's list empty.");
            }
        }
        return read;
    }

    private TensorBatch.Ragged ragged(TensorColumn column, ByteBuffer validity, IntBuffer offsets) throws IOException {
        int last = offsets.get(rows);
        require(offsets.get(0) >= 0 && last >= offsets.get(0), "the offsets of '" + column.name() + "' are wrong");
        long count = (long) last * column.itemSize();
        boolean empty = nextNode(last) > 0;
        nextRange();
        empty |= nextNode(count) > 0;
        nextRange();
        if (empty) {
            throw fault.unusable(
                    "its column '" + column.name() + "' has an empty number inside a row",
                    "Fill the numbers that are empty, or leave the whole row's list empty.");
        }
        Range values = nextRange();
        require(values.length >= count * Float.BYTES, "values of '" + column.name() + "' are missing");
        if (count * Float.BYTES > Integer.MAX_VALUE) {
            throw fault.unusable(
                    "a batch of its column '" + column.name() + "' exceeds 2 GiB", "Write it in smaller batches.");
        }
        FloatBuffer floats = file.slice(values.start, (int) count * Float.BYTES).asFloatBuffer();
        return new TensorBatch.Ragged(column.itemSize(), validity, offsets, floats);
    }

    private TensorBatch.Column readFixed(TensorColumn column) throws IOException {
        int size = column.size();
        long count = (long) rows * size;
        ByteBuffer validity = nextValidity(rows, nextNode(rows));
        long itemNulls = nextNode(count);
        ItemValidity items = itemNulls == 0 ? skipValidity() : new ItemValidity(nextRange(), count);
        Range values = nextRange();
        require(values.length >= count * Float.BYTES, "values of '" + column.name() + "' are missing");
        int rowsPerChunk = Math.max(1, CHUNK_BYTES / Float.BYTES / size);
        List<FloatBuffer> chunks = new ArrayList<>();
        for (int row = 0; row < rows; row += rowsPerChunk) {
            int length = Math.min(rowsPerChunk, rows - row) * size * Float.BYTES;
            long start = values.start + (long) row * size * Float.BYTES;
            chunks.add(file.slice(start, length).asFloatBuffer());
        }
        TensorBatch.Fixed read = new TensorBatch.Fixed(size, validity, List.copyOf(chunks), rowsPerChunk);
        if (items != null) {
            checkItems(read, items, column.name());
        }
        return read;
    }

    private ItemValidity skipValidity() {
        nextRange();
        return null;
    }

    /** Numbers may be null only inside lists that are null themselves. */
    private void checkItems(TensorBatch.Fixed column, ItemValidity items, String name) throws IOException {
        for (int row = 0; row < rows; row++) {
            if (column.isPresent(row) && !items.allPresent((long) row * column.size(), column.size())) {
                throw fault.unusable(
                        "its column '" + name + "' has an empty number inside a row",
                        "Fill the numbers that are empty, or leave the whole row's list empty.");
            }
        }
    }

    /** @return how many nulls the next node declares */
    private long nextNode(long length) {
        FieldNode node = batch.nodes(nextNode++);
        require(node.length() == length, "a column has another number of values than its batch has rows");
        require(node.nullCount() >= 0 && node.nullCount() <= length, "a column counts more empty cells than rows");
        return node.nullCount();
    }

    /** @return the bits of a column, or {@code null} if it has no nulls */
    private ByteBuffer nextValidity(int length, long nulls) throws IOException {
        Range range = nextRange();
        if (range.length == 0 || length == 0) {
            require(nulls == 0, "a column does not say which cells are empty");
            return null;
        }
        ByteBuffer bits = bytes(range, (length + 7L) / 8);
        checksum.add(bits);
        long present = 0;
        for (int i = 0; i < length; i++) {
            present += bits.get(i >> 3) >> (i & 7) & 1;
        }
        require(length - present == nulls, "a column miscounts its empty cells");
        return nulls == 0 ? null : copy(bits);
    }

    /** What says where values are is kept apart from the file, which may become shorter. */
    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining())
                .put(bytes.duplicate())
                .flip()
                .order(bytes.order());
    }

    private Range nextRange() {
        Buffer buffer = batch.buffers(nextBuffer++);
        long offset = buffer.offset();
        long length = buffer.length();
        require(
                offset >= 0 && length >= 0 && offset <= bodyLength && length <= bodyLength - offset,
                "a column's values do not lie inside its batch");
        return new Range(bodyStart + offset, length);
    }

    private ByteBuffer bytes(Range range, long needed) throws IOException {
        require(range.length >= needed, "a column is cut off");
        require(needed <= Integer.MAX_VALUE, "the texts of a batch exceed 2 GiB");
        return file.slice(range.start, (int) needed);
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw fault.damaged(otherwise);
        }
    }

    /** A range of bytes in the file. */
    private record Range(long start, long length) {}

    /** The validity of single numbers, which may be more than a buffer can index. */
    private final class ItemValidity {
        private final Range range;

        ItemValidity(Range range, long count) {
            this.range = range;
            require(range.length >= (count + 7) / 8, "a column does not say which numbers are empty");
        }

        boolean allPresent(long first, int count) throws IOException {
            int bytes = (int) ((first + count + 7) / 8 - first / 8);
            ByteBuffer bits = file.slice(range.start + first / 8, bytes);
            for (int bit = (int) (first % 8); bit < first % 8 + count; bit++) {
                if ((bits.get(bit >> 3) >> (bit & 7) & 1) == 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
