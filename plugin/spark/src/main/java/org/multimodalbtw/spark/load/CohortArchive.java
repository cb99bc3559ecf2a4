package org.multimodalbtw.spark.load;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.multimodalbtw.spark.door.EngineDoor;

/**
 * A cohort's folder as pieces of bytes, in which it goes to the machines that train on it. There it is unpacked once a program, and deleted
 * with it: unlike a model, it holds what patients have.
 */
public final class CohortArchive implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int PIECE = 64 << 20;

    /** The archive that was unpacked last, which is that of the next training, and where it lies. */
    private static CohortArchive last;

    private static String lastFolder;

    private final ArrayList<byte[]> pieces = new ArrayList<>();

    private CohortArchive() {}

    /**
     * @param folder a cohort
     * @return its files
     * @throws IOException if one cannot be read
     */
    public static CohortArchive of(Path folder) throws IOException {
        CohortArchive archive = new CohortArchive();
        try (OutputStream out = archive.new Pieces()) {
            FolderZip.write(folder, out);
        }
        return archive;
    }

    /**
     * @param engine keeps temporary files
     * @return the folder on this machine
     * @throws IOException if it cannot be written
     */
    public String unpack(EngineDoor engine) throws IOException {
        synchronized (CohortArchive.class) {
            if (last != this) {
                String folder = engine.scratch();
                List<ByteArrayInputStream> streams =
                        pieces.stream().map(ByteArrayInputStream::new).toList();
                FolderZip.extract(new SequenceInputStream(Collections.enumeration(streams)), Path.of(folder));
                last = this;
                lastFolder = folder;
            }
            return lastFolder;
        }
    }

    /** Collects what is written. */
    private final class Pieces extends OutputStream {

        private final ByteArrayOutputStream piece = new ByteArrayOutputStream();

        @Override
        public void write(int each) {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            piece.write(bytes, offset, length);
            if (piece.size() >= PIECE) {
                close();
            }
        }

        @Override
        public void close() {
            pieces.add(piece.toByteArray());
            piece.reset();
        }
    }
}
