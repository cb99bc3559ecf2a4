package org.multimodalbtw.engine.encode.image;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.multimodalbtw.engine.dicom.JpegDecoder;

/** Decodes the JPEG files in DICOM files with the library that reads all other JPEG files: of 8 bits, or without loss. */
final class EmbeddedJpeg implements JpegDecoder {

    private static final int EIGHT_BITS = 8;

    private final ImageReaderSpi jpeg;

    /** @param jpeg makes readers of JPEG files */
    EmbeddedJpeg(ImageReaderSpi jpeg) {
        this.jpeg = jpeg;
    }

    @Override
    public Decoded decode(byte[] bytes, int width, int height) throws IOException {
        JpegHeader header = JpegHeader.of(bytes);
        if (header.bits() > EIGHT_BITS && !header.isLossless()) {
            throw new DeepException();
        }
        if (!JpegSegments.areComplete(bytes)) {
            throw new IOException("The end is lacking");
        }
        ImageReader reader = jpeg.createReaderInstance(null);
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
                throw new IOException("Another size");
            }
            Raster samples = reader.readRaster(0, null);
            if (samples.getWidth() != width || samples.getHeight() != height) {
                throw new IOException("Another size");
            }
            return new Decoded(samples, header.colours());
        } finally {
            reader.dispose();
        }
    }
}
