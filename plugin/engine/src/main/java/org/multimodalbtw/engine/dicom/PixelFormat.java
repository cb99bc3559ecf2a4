package org.multimodalbtw.engine.dicom;

/**
 * How the pixels of a file are described (PS3.3, C.7.6.3).
 *
 * @param columns pixels in a row, at least 1
 * @param rows at least 1
 * @param frames how many pictures the file has, at least 1
 * @param samples 1 for grey values and places in a palette, 3 for colours
 * @param sample how a sample is written
 * @param isPlanar whether the samples of a colour lie in planes of their own
 * @param colours what samples mean
 */
record PixelFormat(
        int columns, int rows, int frames, int samples, SampleFormat sample, boolean isPlanar, Colours colours) {

    /** Most pixels of a frame. */
    static final long MOST_PIXELS = 100_000_000;

    /** Most pixels of all frames together. */
    static final long MOST_IN_ALL = 10 * MOST_PIXELS;

    /** What samples mean: the photometric interpretation. */
    enum Colours {
        MONOCHROME1,
        MONOCHROME2,
        PALETTE,
        RGB,
        YBR_FULL,
        /** Two pixels share their colour. */
        YBR_FULL_422
    }

    static PixelFormat of(DataSet data) throws DicomException {
        int rows = data.whole(Tags.ROWS, 0);
        int columns = data.whole(Tags.COLUMNS, 0);
        if (rows == 0 || columns == 0) {
            throw new DicomException("is a DICOM file without a picture");
        }
        Colours colours = colours(data.text(Tags.PHOTOMETRIC));
        int samples = data.whole(Tags.SAMPLES, 1);
        PixelFormat format = new PixelFormat(
                columns, rows, frames(data), samples, SampleFormat.of(data), data.whole(Tags.PLANAR, 0) == 1, colours);
        format.check();
        return format;
    }

    private static Colours colours(String photometric) throws DicomException {
        return switch (photometric) {
            case "MONOCHROME1" -> Colours.MONOCHROME1;
            case "MONOCHROME2", "" -> Colours.MONOCHROME2;
            case "PALETTE COLOR" -> Colours.PALETTE;
            case "RGB" -> Colours.RGB;
            case "YBR_FULL" -> Colours.YBR_FULL;
            case "YBR_FULL_422" -> Colours.YBR_FULL_422;
            default -> throw new DicomException("is a DICOM file with colours of a kind that is not read");
        };
    }

    private static int frames(DataSet data) {
        return (int) Math.max(
                1, Math.min(Integer.MAX_VALUE, data.decimal(Tags.FRAMES).orElse(1)));
    }

    private void check() throws DicomException {
        if (pixels() > MOST_PIXELS || pixels() * frames > MOST_IN_ALL) {
            throw new DicomException(
                    "has %d pictures of %d x %d pixels, more than the %d for one or the %d for all that are allowed"
                            .formatted(frames, columns, rows, MOST_PIXELS, MOST_IN_ALL));
        }
        boolean isColour = colours.ordinal() >= Colours.RGB.ordinal();
        if (samples != (isColour ? 3 : 1) || isColour && sample.stored() < 8) {
            throw DicomException.damaged();
        }
    }

    /** @return pixels of a frame */
    long pixels() {
        return (long) columns * rows;
    }
}
