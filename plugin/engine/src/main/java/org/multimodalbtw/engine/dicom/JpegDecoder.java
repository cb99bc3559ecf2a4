package org.multimodalbtw.engine.dicom;

import java.awt.image.Raster;
import java.io.IOException;

/** Decodes the JPEG files that lie in DICOM files. */
@FunctionalInterface
public interface JpegDecoder {

    /** What the samples of a JPEG file are, as far as it says so itself. */
    enum Colours {
        /** Brightness and two differences of colours. */
        LUMA,
        RGB,
        UNSAID
    }

    /**
     * A decoded file.
     *
     * @param samples as they are stored, not converted
     * @param colours what they are, where there are three for a pixel
     */
    record Decoded(Raster samples, Colours colours) {}

    /**
     * @param jpeg a file
     * @param width how wide it should be
     * @param height how high it should be
     * @return its samples, of the wanted size
     * @throws DeepException if it has samples of more bits than are decoded
     * @throws IOException if it is damaged, or of another size
     */
    Decoded decode(byte[] jpeg, int width, int height) throws IOException;

    /** A JPEG file with more bits than are decoded. */
    final class DeepException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
