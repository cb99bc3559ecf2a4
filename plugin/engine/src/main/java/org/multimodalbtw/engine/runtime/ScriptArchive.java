package org.multimodalbtw.engine.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The archive in which libtorch expects a TorchScript module: an uncompressed zip with the code, and two tiny pickles that say
 * that the module has no state. Written here, byte for byte; no pickle is ever read.
 */
final class ScriptArchive {

    /** Protocol 2: an object of class {@code __torch__.Ops} with the one attribute {@code training = False}. */
    private static final byte[] OBJECT =
            pickle("\u0080\u0002c__torch__\nOps\n)\u0081}(X\u0008\u0000\u0000\u0000training\u0089ub.");

    private static final byte[] NO_CONSTANTS = pickle("\u0080\u0002).");

    private ScriptArchive() {}

    static byte[] of(String code) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, "ops/data.pkl", OBJECT);
            add(zip, "ops/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            add(zip, "ops/constants.pkl", NO_CONSTANTS);
            add(zip, "ops/version", "10\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] pickle(String opcodes) {
        return opcodes.getBytes(StandardCharsets.ISO_8859_1);
    }
}
