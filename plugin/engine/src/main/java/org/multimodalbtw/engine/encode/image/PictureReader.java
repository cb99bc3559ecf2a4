package org.multimodalbtw.engine.encode.image;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.multimodalbtw.engine.dicom.DicomFile;

/**
 * Reads PNG and JPEG files, from the second generation on BMP, GIF and TIFF, too, and from the third on DICOM. The header is read first, so
 * that an image whose size would not fit into memory is refused before it is decoded.
 */
final class PictureReader {

    /** Largest file. */
    static final int MOST_BYTES = 256 << 20;

    /** So many bytes say of which kind a file is; a DICOM file without its mark shows where the second element begins. */
    static final int START = 1 << 17;

    /** Largest image. */
    static final long MOST_PIXELS = 100_000_000;

    /** Longest side: decoders take their time for each row, however short it is. */
    static final int MOST_SIDE = 300_000;

    /** Larger sides are read with fewer pixels. */
    static final int ENOUGH = 2048;

    private static final int PNG = 0x89504E47;
    private static final int JPEG_START = 0xFFD8;

    private static final int CHECKSUM = 4;
    private static final byte[] LAST_CHUNK = {'I', 'E', 'N', 'D'};

    private final ImageReaderSpi jpeg;
    private final boolean isFirst;
    private final boolean readsDicom;
    private final boolean choosesGround;
    private final DicomPictures dicom;
    private final PictureGrounds grounds;
    private final PlainPictures plain = new PlainPictures();
    private long several;

    /** Takes the pictures of a file. */
    interface Sink {

        void take(Picture picture);

        /** @param reason why one of several pictures of a file cannot be used */
        void refuse(UnusableException reason);
    }

    /** @param generation as in {@link ImageEncoderSettings} */
    PictureReader(int generation) {
        isFirst = generation == ImageEncoderSettings.FIRST;
        readsDicom = generation >= ImageEncoderSettings.DICOM;
        choosesGround = generation >= ImageEncoderSettings.CURRENT;
        grounds = new PictureGrounds(choosesGround);
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        // finds the JDK's own reader, on which it is built; it is not registered, so that nothing outside changes
        provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
        jpeg = provider;
        dicom = new DicomPictures(new EmbeddedJpeg(provider));
    }

    /** @return sentences on files with several pictures, on names in pictures, on transparent ones, and on those that show nothing */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(dicom.warnings());
        if (several > 0) {
            warnings.add(several + (several == 1 ? " file has" : " files have")
                    + " several pictures, of which the first is read. To read all, write each to a file of its own.");
        }
        warnings.addAll(grounds.warnings());
        warnings.addAll(plain.warnings());
        return warnings;
    }

    /** Why an image cannot be used, for a person. */
    static final class UnusableException extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient ForeignKind foreign;

        UnusableException(String reason) {
            this(reason, null);
        }

        UnusableException(String reason, ForeignKind foreign) {
            super(reason);
            this.foreign = foreign;
        }

        /** @return of what kind the file is, if it is of one that is not read */
        Optional<ForeignKind> foreign() {
            return Optional.ofNullable(foreign);
        }
    }

    /**
     * @param in the file; read to its end and not closed
     * @param where it is named, for a person
     * @param sink takes its pictures: of a DICOM file all, of others the first
     * @throws UnusableException if it is empty, truncated, too large, or of another format
     */
    void read(InputStream in, String where, Sink sink) throws UnusableException {
        byte[] start = bytes(in, START);
        if (start.length == 0) {
            throw new UnusableException("is empty");
        }
        PictureFormat format = isFirst ? firstFormat(start) : PictureFormat.of(start);
        boolean mayBeDicom = format == PictureFormat.DICOM || format == PictureFormat.OTHER;
        boolean isDicom = readsDicom && mayBeDicom && DicomFile.isOne(start);
        if (!isDicom && !format.isRead()) {
            throw new UnusableException("is " + format.foreign().words(), format.foreign());
        }
        byte[] bytes = whole(start, in);
        if (isDicom) {
            dicom.read(bytes, where, sink);
        } else if (!isFirst && isCut(bytes, format)) {
            throw new UnusableException("is damaged: its end is lacking");
        } else {
            Picture picture = picture(bytes, format);
            grounds.add(picture, where);
            plain.add(picture, where);
            sink.take(picture);
        }
    }

    private static byte[] whole(byte[] start, InputStream in) throws UnusableException {
        byte[] rest = bytes(in, MOST_BYTES + 1 - start.length);
        byte[] bytes = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, bytes, start.length, rest.length);
        if (bytes.length > MOST_BYTES) {
            throw new UnusableException("has more than " + (MOST_BYTES >> 20) + " MB");
        }
        return bytes;
    }

    private Picture picture(byte[] bytes, PictureFormat format) throws UnusableException {
        try {
            return decode(bytes, format);
        } catch (UnusableException failure) {
            throw failure;
        } catch (IOException | RuntimeException failure) {
            throw new UnusableException("is damaged");
        }
    }

    private static byte[] bytes(InputStream in, int most) throws UnusableException {
        try {
            return in.readNBytes(most);
        } catch (IOException failure) {
            throw new UnusableException("cannot be read: " + failure.getMessage());
        }
    }

    private static PictureFormat firstFormat(byte[] bytes) throws UnusableException {
        boolean isJpeg = bytes.length > 2 && (first(bytes) >>> 16) == JPEG_START;
        if (!isJpeg && first(bytes) != PNG) {
            throw new UnusableException("is neither PNG nor JPEG");
        }
        return isJpeg ? PictureFormat.JPEG : PictureFormat.PNG;
    }

    /** Decoders fill in what lacks at the end of a file, with grey or black. */
    static boolean isCut(byte[] bytes, PictureFormat format) {
        return switch (format) {
            case JPEG -> !JpegSegments.areComplete(bytes);
            case PNG -> !hasLastChunk(bytes);
            default -> false;
        };
    }

    static boolean hasLastChunk(byte[] bytes) {
        for (int i = bytes.length - LAST_CHUNK.length - CHECKSUM; i >= 0; i--) {
            if (Arrays.equals(bytes, i, i + LAST_CHUNK.length, LAST_CHUNK, 0, LAST_CHUNK.length)) {
                return true;
            }
        }
        return false;
    }

    private Picture decode(byte[] bytes, PictureFormat format) throws IOException {
        boolean isJpeg = format == PictureFormat.JPEG;
        ImageReader reader = isJpeg ? jpeg.createReaderInstance(null) : reader(format);
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            boolean mayHaveSeveral = format == PictureFormat.TIFF || format == PictureFormat.GIF;
            reader.setInput(stream, !mayHaveSeveral, true);
            if (format == PictureFormat.TIFF
                    ? TiffPages.areSeveral(bytes)
                    : mayHaveSeveral && reader.getNumImages(true) > 1) {
                several++;
            }
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_PIXELS) {
                throw new UnusableException(
                        "has %d x %d pixels, more than the %d that are allowed".formatted(width, height, MOST_PIXELS));
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            if (Math.max(width, height) > MOST_SIDE) {
                throw new UnusableException("has %d x %d pixels, more than the %d that a side may have"
                        .formatted(width, height, MOST_SIDE));
            }
            int every = (int) Math.max(1, Math.min(width, height) / ENOUGH);
            parameters.setSourceSubsampling(every, every, 0, 0);
            BufferedImage image = reader.read(0, parameters);
            int orientation = isJpeg ? orientation(bytes) : 1;
            return isFirst ? Picture.of(image, orientation) : Picture.asSeen(image, orientation, choosesGround);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(PictureFormat format) throws UnusableException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.reader());
        if (!readers.hasNext()) {
            throw new UnusableException("is a " + format + " file, which this Java cannot read");
        }
        return readers.next();
    }

    private static int orientation(byte[] bytes) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            for (JPEGSegment segment : JPEGSegmentUtil.readSegments(stream, JPEG.APP1, "Exif")) {
                InputStream data = segment.data();
                data.skipNBytes(1); // padding behind the identifier
                try (ImageInputStream exif = new MemoryCacheImageInputStream(data)) {
                    Directory directory = new TIFFReader().read(exif);
                    Entry entry = directory.getEntryById(TIFF.TAG_ORIENTATION);
                    return entry == null ? 1 : ((Number) entry.getValue()).intValue();
                }
            }
        } catch (IOException | RuntimeException damaged) {
            // the image is still an image
        }
        return 1;
    }

    private static int first(byte[] bytes) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | (i < bytes.length ? bytes[i] & 0xFF : 0);
        }
        return value;
    }
}
