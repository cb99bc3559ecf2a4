package org.multimodalbtw.engine.encode.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.multimodalbtw.engine.dicom.DicomFile;

/** What the first and the last bytes of a file say of the picture in it, which is not decoded. */
public final class PictureGlance {

    private static final int START = 1024;
    private static final int END = 64;
    private static final String CUT = "a PNG or JPEG file without its end";

    private PictureGlance() {}

    /**
     * @param file that exists
     * @return what it is, for a person, if the Image Encoder will not read it; empty if nothing speaks against it, also where
     *     it cannot be opened
     */
    public static Optional<String> fault(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of("a folder and no file");
            }
            return faultOf(file);
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    private static Optional<String> faultOf(Path file) throws IOException {
        byte[] start = first(file, START);
        PictureFormat format = PictureFormat.of(start);
        if (start.length == 0) {
            return Optional.of("an empty file");
        }
        if (format.isRead()) {
            return isCut(file, format) ? Optional.of(CUT) : Optional.empty();
        }
        boolean isDicom = format == PictureFormat.DICOM
                || format == PictureFormat.OTHER && DicomFile.isOne(first(file, PictureReader.START));
        return isDicom ? Optional.empty() : Optional.of(format.foreign().words());
    }

    private static byte[] first(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    /** Only a file whose last bytes do not show its end is read to find whether something follows it. */
    private static boolean isCut(Path file, PictureFormat format) throws IOException {
        boolean hasEnd = format != PictureFormat.PNG && format != PictureFormat.JPEG || endsWhole(file, format);
        return !hasEnd
                && Files.size(file) <= PictureReader.MOST_BYTES
                && PictureReader.isCut(Files.readAllBytes(file), format);
    }

    private static boolean endsWhole(Path file, PictureFormat format) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(END, in.length())];
            in.seek(in.length() - end.length);
            in.readFully(end);
            return format == PictureFormat.PNG ? PictureReader.hasLastChunk(end) : JpegSegments.endsWhole(end);
        }
    }
}
