package org.multimodalbtw.engine.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.multimodalbtw.engine.InputException;

/**
 * Finds the batches of a tensor file and checks every statement of the file about itself before anything is read
 * through it. The file's layout is https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format.
 */
final class TensorFileReader {

    private static final int CONTINUATION = -1;
    /** The magic and two bytes of padding. */
    private static final int HEADER = 8;
    /** The footer's length and the magic. */
    private static final int TRAILER = 10;
    /** A message of length 0. */
    private static final int END_MARK = 8;

    private final MappedFile file;
    private final TensorFileFault fault;
    private final FileChecksum checksum = new FileChecksum();
    private final List<String> rowIds = new ArrayList<>();
    private final List<TensorBatch> batches = new ArrayList<>();
    private TensorLayout layout;
    private BatchChecksums values;

    /**
     * @param file stays open as long as the batches are used
     * @param fault says what is wrong with it
     */
    TensorFileReader(MappedFile file, TensorFileFault fault) {
        this.file = file;
        this.fault = fault;
    }

    /** @throws InputException if the file is not a complete tensor file */
    void read() throws IOException {
        try {
            readFile();
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) {
            // flatbuffers are read without verification: a damaged offset shows as an exception of one kind or another
            throw fault.damaged("its description cannot be read", e);
        } catch (InternalError unreadable) {
            throw fault.changed(file.lengthNow(), file.size(), unreadable);
        }
    }

    TensorSchema schema() {
        return layout.schema();
    }

    List<String> rowIds() {
        return rowIds;
    }

    List<TensorBatch> batches() {
        return batches;
    }

    private void readFile() throws IOException {
        if (file.size() < HEADER + TRAILER) {
            throw fault.damaged("it has only " + file.size() + " bytes");
        }
        if (!isMagic(0)) {
            throw fault.damaged("it does not start as an Arrow file");
        }
        if (!isMagic(file.size() - TensorFormat.MAGIC.length())) {
            throw fault.damaged("its end is missing");
        }
        int footerLength = file.slice(file.size() - TRAILER, Integer.BYTES).getInt();
        long footerStart = file.size() - TRAILER - footerLength;
        require(footerLength > 0 && footerStart >= HEADER, "its footer does not fit into it");
        Footer footer = Footer.getRootAsFooter(file.slice(footerStart, footerLength));
        checkVersion(footer.version());
        layout = TensorLayout.of(footer.schema(), fault);
        checkOpeningSchema(footerStart);
        if (footer.dictionariesLength() > 0) {
            throw fault.unusable("it uses dictionaries", "Write plain texts and numbers.");
        }
        Map<String, String> metadata = TensorLayout.metadata(footer.customMetadataLength(), footer::customMetadata);
        if (layout.version() > 1) {
            checksum.add(file.slice(0, (int) openingEnd()));
            values = new BatchChecksums(fault.file(), checksums(metadata, footer.recordBatchesLength()));
        }
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            readBatch(footer.recordBatches(i), footerStart);
        }
        if (layout.version() == 1) {
            checkSeamless(footer, footerStart - END_MARK);
            require(checksum.text().equals(metadata.get(TensorFormat.CHECKSUM_KEY)), "its checksum does not match");
        } else if (layout.ours()) {
            long end = footerStart - FileChecksum.BYTES;
            checkSeamless(footer, end - END_MARK);
            checksum.add(file.slice(end - END_MARK, END_MARK));
            checksum.add(file.slice(footerStart, (int) (file.size() - footerStart)));
            String written = StandardCharsets.US_ASCII
                    .decode(file.slice(end, FileChecksum.BYTES))
                    .toString();
            require(checksum.text().equals(written), "its checksum does not match");
        }
    }

    /** The checksum of each batch's values. */
    private String[] checksums(Map<String, String> metadata, int batches) {
        String all = metadata.getOrDefault(TensorFormat.VALUES_KEY, "");
        require(all.length() == (long) batches * FileChecksum.BYTES, "the checksums of its values are missing");
        String[] checksums = new String[batches];
        Arrays.setAll(checksums, i -> all.substring(i * FileChecksum.BYTES, (i + 1) * FileChecksum.BYTES));
        return checksums;
    }

    private long openingEnd() throws IOException {
        int length = file.slice(HEADER + Integer.BYTES, Integer.BYTES).getInt();
        long end = HEADER + 2L * Integer.BYTES + length;
        require(length > 0 && end <= Math.min(Integer.MAX_VALUE, file.size()), "its beginning does not fit into it");
        return end;
    }

    /**
     * Nothing lies between schema, batches and the mark at their end: bytes that were put in or left out would shift values.
     */
    private void checkSeamless(Footer footer, long end) throws IOException {
        long position = openingEnd();
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            Block block = footer.recordBatches(i);
            require(block.offset() == position, "a batch is not where it was written");
            position += block.metaDataLength() + block.bodyLength();
        }
        require(end == position, "its footer is not where it was written");
    }

    private boolean isMagic(long offset) throws IOException {
        ByteBuffer magic = ByteBuffer.wrap(TensorFormat.MAGIC.getBytes(StandardCharsets.US_ASCII));
        return magic.equals(file.slice(offset, magic.remaining()));
    }

    private void checkVersion(short version) {
        require(version == MetadataVersion.V4 || version == MetadataVersion.V5, "its Arrow version is not known");
    }

    /** The schema stands at the beginning too, except in files of Arrow's JavaScript implementation. */
    private void checkOpeningSchema(long footerStart) throws IOException {
        int available = (int) Math.min(footerStart - HEADER, Integer.MAX_VALUE);
        ByteBuffer opening = file.slice(HEADER, available);
        boolean batchless = opening.getInt(0) == CONTINUATION && opening.getInt(Integer.BYTES) == 0;
        Message message = batchless ? null : message(opening);
        if (message != null && message.headerType() == MessageHeader.Schema) {
            TensorLayout first = TensorLayout.of((Schema) message.header(new Schema()), fault);
            require(layout.equals(first), "its beginning and its end describe different columns");
        } else {
            require(!layout.ours(), "it does not start with its columns");
        }
    }

    /** Reads the message at the start of a range; before it stand its length and, since Arrow 0.15, a marker. */
    private Message message(ByteBuffer range) {
        boolean marked = range.getInt(0) == CONTINUATION;
        int prefix = marked ? 2 * Integer.BYTES : Integer.BYTES;
        int length = range.getInt(prefix - Integer.BYTES);
        require(length > 0 && length <= range.limit() - prefix, "a message does not fit into its place");
        Message message = Message.getRootAsMessage(range.slice(prefix, length).order(ByteOrder.LITTLE_ENDIAN));
        checkVersion(message.version());
        return message;
    }

    private void readBatch(Block block, long footerStart) throws IOException {
        long offset = block.offset();
        int metadataLength = block.metaDataLength();
        long bodyLength = block.bodyLength();
        boolean inside = offset >= HEADER
                && offset < footerStart
                && metadataLength >= 2 * Integer.BYTES
                && bodyLength >= 0
                && metadataLength <= footerStart - offset
                && bodyLength <= footerStart - offset - metadataLength;
        require(inside, "a batch does not lie inside it");
        ByteBuffer metadata = file.slice(offset, metadataLength);
        checksum.add(metadata);
        Message message = message(metadata);
        require(
                message.headerType() == MessageHeader.RecordBatch && message.bodyLength() == bodyLength,
                "a batch is not where the footer says");
        RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
        if (batch.compression() != null) {
            throw fault.unusable("it is compressed", "Write it without compression.");
        }
        require(
                batch.length() >= 0 && batch.length() <= Integer.MAX_VALUE - rowIds.size(),
                "a batch has too many rows");
        BatchReader reader = new BatchReader(file, offset + metadataLength, bodyLength, batch, checksum, fault);
        int firstRow = rowIds.size();
        batches.add(new TensorBatch(firstRow, reader.rows(), reader.read(layout, rowIds), check(batches.size())));
        if (values != null) {
            values.add(file.pieces(offset + metadataLength, bodyLength));
        }
    }

    private TensorBatch.Check check(int batch) {
        return values == null ? TensorBatch.Check.NONE : () -> requireAsWritten(batch);
    }

    private void requireAsWritten(int batch) {
        if (!values.matches(batch)) {
            throw file.lengthNow() < file.size()
                    ? fault.changed(file.lengthNow(), file.size(), null)
                    : fault.damaged("the checksum of its values does not match");
        }
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw fault.damaged(otherwise);
        }
    }
}
