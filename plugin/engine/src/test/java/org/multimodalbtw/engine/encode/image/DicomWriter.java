package org.multimodalbtw.engine.encode.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes small DICOM files, with the low byte first. */
final class DicomWriter {

    static final String PATIENT = "Secretperson^Anna";

    private static final Set<String> LONG = Set.of("OB", "OW", "SQ", "UN");

    private record Value(String vr, byte[] bytes) {}

    private final Map<Integer, Value> elements = new TreeMap<>();
    private boolean isBare;
    private boolean isImplicit;
    private String syntax = "";

    DicomWriter() {
        text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2");
        text(0x00080018, "UI", "1.2.3.4");
        text(0x00100010, "PN", PATIENT);
    }

    /** Without header and mark. */
    DicomWriter bare() {
        isBare = true;
        return this;
    }

    /** Without value representations. */
    DicomWriter implicit() {
        isImplicit = true;
        return this;
    }

    /** What the header says. */
    DicomWriter syntax(String uid) {
        syntax = uid;
        return this;
    }

    DicomWriter text(int tag, String vr, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        elements.put(tag, new Value(vr, Arrays.copyOf(bytes, bytes.length + bytes.length % 2)));
        return this;
    }

    DicomWriter words(int tag, int... words) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            buffer.putShort((short) word);
        }
        elements.put(tag, new Value("US", buffer.array()));
        return this;
    }

    DicomWriter bytes(int tag, String vr, byte[] bytes) {
        elements.put(tag, new Value(vr, bytes));
        return this;
    }

    DicomWriter without(int tag) {
        elements.remove(tag);
        return this;
    }

    /** A grey picture of 8 or 16 bits. */
    DicomWriter grey(int bits, int columns, int rows, byte... pixels) {
        return words(0x00280002, 1)
                .text(0x00280004, "CS", "MONOCHROME2")
                .words(0x00280010, rows)
                .words(0x00280011, columns)
                .words(0x00280100, bits)
                .words(0x00280101, bits)
                .words(0x00280102, bits - 1)
                .words(0x00280103, 0)
                .bytes(0x7FE00010, bits == 8 ? "OB" : "OW", pixels);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!isBare) {
            out.writeBytes(new byte[128]);
            out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
            String uid = !syntax.isEmpty() ? syntax : isImplicit ? "1.2.840.10008.1.2" : "1.2.840.10008.1.2.1";
            byte[] name = uid.getBytes(StandardCharsets.US_ASCII);
            write(out, 0x00020010, new Value("UI", Arrays.copyOf(name, name.length + name.length % 2)), false);
        }
        elements.forEach((tag, value) -> write(out, tag, value, isImplicit));
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int tag, Value value, boolean isImplicit) {
        ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) (tag >>> 16)).putShort((short) tag);
        if (isImplicit) {
            header.putInt(value.bytes().length);
        } else {
            header.put(value.vr().getBytes(StandardCharsets.US_ASCII));
            if (LONG.contains(value.vr())) {
                header.putShort((short) 0).putInt(value.bytes().length);
            } else {
                header.putShort((short) value.bytes().length);
            }
        }
        out.write(header.array(), 0, header.position());
        out.writeBytes(value.bytes());
    }
}
