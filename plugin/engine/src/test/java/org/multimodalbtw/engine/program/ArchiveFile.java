package org.multimodalbtw.engine.program;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** TorchScript files of any content, as a person with bad intentions writes them. */
final class ArchiveFile {

    private static final String MODULE =
            "\u0080\u0002c__torch__\nOps\n)\u0081}(X\u0008\u0000\u0000\u0000training\u0089ub.";

    private final Map<String, byte[]> files = new TreeMap<>();

    private ArchiveFile() {}

    /** A module without parameters whose methods are given as they stand in the file, indented by two blanks. */
    static ArchiveFile ofMethods(String methods) {
        return new ArchiveFile()
                .with(
                        "code/__torch__.py",
                        "class Ops(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n" + methods)
                .with("data.pkl", MODULE)
                .with("constants.pkl", "\u0080\u0002).")
                .with("version", "10\n");
    }

    /** A module that takes pixels, and whose method forward is given in lines. */
    static ArchiveFile ofForward(String... lines) {
        return ofMethods(
                "  def forward(self: __torch__.Ops, x: Tensor) -> Tensor:\n    " + String.join("\n    ", lines) + "\n");
    }

    /** A file that torch wrote. */
    static ArchiveFile read(byte[] archive) throws IOException {
        ArchiveFile read = new ArchiveFile();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                read.files.put(entry.getName().split("/", 2)[1], zip.readAllBytes());
            }
        }
        return read;
    }

    Map<String, byte[]> files() {
        return files;
    }

    ArchiveFile with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    ArchiveFile with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    Path write(Path path) throws IOException {
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(file.getValue());
                ZipEntry entry = new ZipEntry("ops/" + file.getKey());
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return path;
    }
}
