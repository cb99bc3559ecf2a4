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
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG and JPEG files. The header is read first, so that an image whose size would not fit into memory is refused before it is
 * decoded.
 */
final class PictureReader {

    /** Largest file. */
    static final int MOST_BYTES = 256 << 20;

    /** Largest image. */
    static final long MOST_PIXELS = 100_000_000;

    /** Larger sides are read with fewer pixels. */
    private static final int ENOUGH = 2048;

    private static final int PNG = 0x89504E47;
    private static final int JPEG_START = 0xFFD8;

    private final ImageReaderSpi jpeg;

    PictureReader() {
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        // finds the JDK's own reader, on which it is built; it is not registered, so that nothing outside changes
        provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
        jpeg = provider;
    }

    /** Why an image cannot be used, for a person. */
    static final class UnusableException extends IOException {

        private static final long serialVersionUID = 1L;

        UnusableException(String reason) {
            super(reason);
        }
    }

    /**
     * @param in the file; read to its end and not closed
     * @return the image
     * @throws UnusableException if it is empty, truncated, too large, or of another format
     */
    Picture read(InputStream in) throws UnusableException {
        byte[] bytes;
        try {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException failure) {
            throw new UnusableException("cannot be read: " + failure.getMessage());
        }
        if (bytes.length == 0) {
            throw new UnusableException("is empty");
        }
        if (bytes.length > MOST_BYTES) {
            throw new UnusableException("has more than " + (MOST_BYTES >> 20) + " MB");
        }
        boolean isJpeg = bytes.length > 2 && (first(bytes) >>> 16) == JPEG_START;
        if (!isJpeg && first(bytes) != PNG) {
            throw new UnusableException("is neither PNG nor JPEG");
        }
        try {
            return decode(bytes, isJpeg);
        } catch (UnusableException failure) {
            throw failure;
        } catch (IOException | RuntimeException failure) {
            throw new UnusableException("is damaged");
        }
    }

    private Picture decode(byte[] bytes, boolean isJpeg) throws IOException {
        ImageReader reader = isJpeg ? jpeg.createReaderInstance(null) : png();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_PIXELS) {
                throw new UnusableException(
                        "has %d x %d pixels, more than the %d that are allowed".formatted(width, height, MOST_PIXELS));
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            int every = (int) Math.max(1, Math.min(width, height) / ENOUGH);
            parameters.setSourceSubsampling(every, every, 0, 0);
            BufferedImage image = reader.read(0, parameters);
            return Picture.of(image, isJpeg ? orientation(bytes) : 1);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader png() throws UnusableException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        if (!readers.hasNext()) {
            throw new UnusableException("is a PNG file, which this Java cannot read");
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
