package org.multimodalbtw.engine.encode.image;

import java.awt.color.ColorSpace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** How many bits a grey value has in the file of a picture, which is not decoded. */
public final class GreyDepth {

    private static final int START = 32;
    private static final int PNG_BITS = 24;
    private static final int PNG_COLOURS = 25;
    /** Without or with an alpha channel. */
    private static final int PNG_GREY = 0;

    private static final int PNG_GREY_ALPHA = 4;
    private static final int EIGHT_BITS = 8;
    private static final Pattern TIFF = Pattern.compile(".*\\.tiff?");
    /** Always of 8 bits. */
    private static final Pattern PLAIN = Pattern.compile(".*\\.(?:jpe?g|bmp|gif)");

    private GreyDepth() {}

    /**
     * @param file that exists
     * @return the bits of a grey value of a PNG or TIFF file, 8 of pictures in colour and of other usual kinds; empty where it is of
     *     another kind, such as DICOM, or cannot be read
     */
    public static OptionalInt of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (PLAIN.matcher(name).matches()) {
            return OptionalInt.of(EIGHT_BITS);
        }
        try {
            return TIFF.matcher(name).matches() ? ofTiff(file) : ofPng(file);
        } catch (IOException | RuntimeException unreadable) {
            // it is counted among those that cannot be read
            return OptionalInt.empty();
        }
    }

    private static OptionalInt ofPng(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(START);
            if (start.length < START || PictureFormat.of(start) != PictureFormat.PNG) {
                return OptionalInt.empty();
            }
            boolean isGrey = start[PNG_COLOURS] == PNG_GREY || start[PNG_COLOURS] == PNG_GREY_ALPHA;
            return OptionalInt.of(isGrey ? start[PNG_BITS] : EIGHT_BITS);
        }
    }

    private static OptionalInt ofTiff(Path file) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("tiff");
        if (!readers.hasNext()) {
            return OptionalInt.empty();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            ImageTypeSpecifier type = reader.getImageTypes(0).next();
            boolean isGrey = type.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
            return OptionalInt.of(isGrey ? type.getSampleModel().getSampleSize(0) : EIGHT_BITS);
        } finally {
            reader.dispose();
        }
    }
}
