package org.multimodalbtw.engine.program;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The directory of a zip archive, read so strictly that no reader can find anything else in it: each file has one entry and one local header,
 * which agree; the files lie behind each other without a gap up to the directory, and the directory ends the archive.
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;

    private static final int END_LENGTH = 22;
    private static final int END_64_LENGTH = 56;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;

    private static final int MOST_FILES = 20_000;
    private static final int LONGEST_DIRECTORY = 16 << 20;
    private static final int LONGEST_NAME = 1000;
    private static final long SEE_64 = 0xFFFFFFFFL;
    private static final int ZIP_64 = 1;

    private static final int WITH_DESCRIPTOR = 1 << 3;
    /** How hard the compressor tried, and that names are UTF-8. */
    private static final int HARMLESS_FLAGS = 1 << 1 | 1 << 2 | 1 << 11;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final FileChannel file;
    private final long length;
    private final Map<String, ZipRecord> records = new LinkedHashMap<>();
    private final Map<String, Boolean> described = new LinkedHashMap<>();

    private ZipDirectory(FileChannel file) throws IOException {
        this.file = file;
        length = file.size();
    }

    /**
     * @param file a zip archive
     * @return its files by name
     * @throws Refused if it is anything else, or is damaged
     * @throws IOException if it cannot be read
     */
    static Map<String, ZipRecord> read(FileChannel file) throws IOException {
        ZipDirectory directory = new ZipDirectory(file);
        directory.read();
        return directory.records;
    }

    private void read() throws IOException {
        if (length < LOCAL_LENGTH || bytes(0, Integer.BYTES).getInt() != LOCAL) {
            throw Refused.unreadable("");
        }
        ByteBuffer end = bytes(length - END_LENGTH, END_LENGTH);
        if (end.getInt() != END || end.getInt() != 0 || end.getShort(20) != 0) {
            throw Refused.unreadable("it does not end as a zip archive does");
        }
        long count = Short.toUnsignedLong(end.getShort(10));
        long size = Integer.toUnsignedLong(end.getInt(12));
        long start = Integer.toUnsignedLong(end.getInt(16));
        long directoryEnd = length - END_LENGTH;
        if (directoryEnd >= LOCATOR_64_LENGTH + END_64_LENGTH
                && bytes(directoryEnd - LOCATOR_64_LENGTH, LOCATOR_64_LENGTH).getInt() == LOCATOR_64) {
            ByteBuffer locator = bytes(directoryEnd - LOCATOR_64_LENGTH, LOCATOR_64_LENGTH);
            directoryEnd -= LOCATOR_64_LENGTH + END_64_LENGTH;
            ByteBuffer large = bytes(directoryEnd, END_64_LENGTH);
            require(large.getInt() == END_64 && locator.getLong(8) == directoryEnd, "its two ends do not agree");
            require(large.getLong() == END_64_LENGTH - 12, "its end has an unknown length");
            count = same(count, 0xFFFF, large.getLong(32));
            size = same(size, SEE_64, large.getLong(40));
            start = same(start, SEE_64, large.getLong(48));
        }
        require(
                count >= 1 && count <= MOST_FILES && size <= LONGEST_DIRECTORY && start >= 0 && size >= 0,
                "its directory has an impossible size");
        require(start + size == directoryEnd, "its directory does not lie at its end");
        entries(bytes(start, (int) size), (int) count);
        withoutGaps(start);
    }

    private static long same(long small, long unknown, long large) {
        require(small == unknown || small == large, "its two ends do not agree");
        return large;
    }

    private void entries(ByteBuffer directory, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            require(
                    directory.remaining() >= ENTRY_LENGTH && directory.getInt(directory.position()) == ENTRY,
                    "its directory is damaged");
            ByteBuffer entry =
                    directory.slice(directory.position(), ENTRY_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            directory.position(directory.position() + ENTRY_LENGTH);
            String name = name(part(directory, entry.getShort(28)));
            ByteBuffer extra = part(directory, entry.getShort(30));
            require(
                    entry.getShort(32) == 0 && entry.getShort(34) == 0,
                    "its directory has comments or more than one disk");
            Sizes sizes = new Sizes(entry.getInt(24), entry.getInt(20), entry.getInt(42)).with(extra);
            ZipRecord record = record(name, entry, sizes);
            require(records.putIfAbsent(name, record) == null, "the file '" + name + "' is in it twice");
        }
        require(!directory.hasRemaining(), "its directory is damaged");
    }

    private static ByteBuffer part(ByteBuffer buffer, short size) {
        int bytes = Short.toUnsignedInt(size);
        require(bytes <= buffer.remaining(), "its directory is damaged");
        ByteBuffer part = buffer.slice(buffer.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(buffer.position() + bytes);
        return part;
    }

    /** Sizes and place of a file; those that do not fit 32 bits stand in an extra field. */
    private record Sizes(long size, long stored, long header) {

        Sizes(int size, int stored, int header) {
            this(Integer.toUnsignedLong(size), Integer.toUnsignedLong(stored), Integer.toUnsignedLong(header));
        }

        Sizes with(ByteBuffer extra) {
            long[] values = {size, stored, header};
            boolean found = false;
            while (extra.remaining() >= 4) {
                int kind = Short.toUnsignedInt(extra.getShort());
                ByteBuffer field = part(extra, extra.getShort());
                if (kind == ZIP_64) {
                    require(!found, "a file has two sizes");
                    found = true;
                    for (int i = 0; i < values.length && field.remaining() >= Long.BYTES; i++) {
                        values[i] = values[i] == SEE_64 ? field.getLong() : values[i];
                    }
                }
            }
            return new Sizes(values[0], values[1], values[2]);
        }
    }

    private ZipRecord record(String name, ByteBuffer entry, Sizes sizes) throws IOException {
        int flags = Short.toUnsignedInt(entry.getShort(8));
        int method = Short.toUnsignedInt(entry.getShort(10));
        require((flags & ~(WITH_DESCRIPTOR | HARMLESS_FLAGS)) == 0, "the file '" + name + "' is encrypted");
        require(method == STORED || method == DEFLATED, "the file '" + name + "' is compressed in an unknown way");
        require(
                sizes.header >= 0 && sizes.stored >= 0 && sizes.size >= 0 && sizes.stored <= length,
                "the file '" + name + "' has an impossible size");
        require(method == DEFLATED || sizes.size == sizes.stored, "the file '" + name + "' has two sizes");
        ByteBuffer local = bytes(sizes.header, LOCAL_LENGTH);
        int nameLength = Short.toUnsignedInt(local.getShort(26));
        int extraLength = Short.toUnsignedInt(local.getShort(28));
        String differs = "the file '" + name + "' is described in two ways";
        require(
                local.getInt(0) == LOCAL
                        && local.getShort(6) == entry.getShort(8)
                        && local.getShort(8) == entry.getShort(10)
                        && nameLength <= LONGEST_NAME
                        && name.equals(name(bytes(sizes.header + LOCAL_LENGTH, nameLength))),
                differs);
        Sizes own = new Sizes(local.getInt(22), local.getInt(18), 0)
                .with(bytes(sizes.header + LOCAL_LENGTH + nameLength, extraLength));
        boolean later = (flags & WITH_DESCRIPTOR) != 0 && own.size == 0 && own.stored == 0 && local.getInt(14) == 0;
        require(
                later || own.size == sizes.size && own.stored == sizes.stored && local.getInt(14) == entry.getInt(16),
                differs);
        described.put(name, (flags & WITH_DESCRIPTOR) != 0);
        long data = sizes.header + LOCAL_LENGTH + nameLength + extraLength;
        return new ZipRecord(name, method == DEFLATED, sizes.header, data, sizes.stored, sizes.size, entry.getInt(16));
    }

    private void withoutGaps(long directory) throws IOException {
        List<ZipRecord> inOrder = records.values().stream()
                .sorted(Comparator.comparingLong(ZipRecord::header))
                .toList();
        require(inOrder.get(0).header() == 0, "something lies before its first file");
        for (int i = 0; i < inOrder.size(); i++) {
            ZipRecord record = inOrder.get(i);
            long next = i + 1 < inOrder.size() ? inOrder.get(i + 1).header() : directory;
            long gap = next - record.data() - record.stored();
            require(
                    gap == 0 || described.get(record.name()) && isDescriptor(record, gap),
                    "its files overlap, or something lies between them, at '" + record.name() + "'");
        }
    }

    /** Sizes may be repeated behind a file, with a signature or without, in 32 or 64 bits. */
    private boolean isDescriptor(ZipRecord record, long gap) throws IOException {
        if (gap != 12 && gap != 16 && gap != 20 && gap != 24) {
            return false;
        }
        ByteBuffer descriptor = bytes(record.data() + record.stored(), (int) gap);
        if (gap == 16 || gap == 24) {
            require(descriptor.getInt() == DESCRIPTOR, "the file '" + record.name() + "' ends in an unknown way");
        }
        int crc = descriptor.getInt();
        boolean large = descriptor.remaining() == 2 * Long.BYTES;
        long stored = large ? descriptor.getLong() : Integer.toUnsignedLong(descriptor.getInt());
        long size = large ? descriptor.getLong() : Integer.toUnsignedLong(descriptor.getInt());
        return crc == record.crc() && stored == record.stored() && size == record.size();
    }

    private static String name(ByteBuffer bytes) {
        try {
            String name = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            boolean fine = !name.isEmpty()
                    && name.length() <= LONGEST_NAME
                    && name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == 0x7F)
                    && List.of(name.split("/", -1)).stream()
                            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
            require(fine, "it has a file with an unusual name");
            return name;
        } catch (CharacterCodingException otherwise) {
            throw Refused.unreadable("it has a file with an unusual name");
        }
    }

    private ByteBuffer bytes(long offset, int count) throws IOException {
        require(offset >= 0 && count >= 0 && offset <= length - count, "it is cut off or damaged");
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            require(file.read(buffer, offset + buffer.position()) >= 0, "it is cut off");
        }
        return buffer.flip();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refused.unreadable(otherwise);
        }
    }
}
