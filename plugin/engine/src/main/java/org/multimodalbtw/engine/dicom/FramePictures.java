package org.multimodalbtw.engine.dicom;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.List;

/** Makes pictures of the samples of frames. */
final class FramePictures {

    private static final int CHANNELS = 3;
    private static final int MOST = 255;

    private final PixelFormat format;
    private final DataSet data;
    private final int every;
    private final int width;
    private final int height;

    /**
     * @param format how samples are written
     * @param data what says how they are shown
     * @param enough sides that are twice as long are read with fewer pixels
     */
    FramePictures(PixelFormat format, DataSet data, int enough) {
        this.format = format;
        this.data = data;
        every = Math.max(1, Math.min(format.columns(), format.rows()) / enough);
        width = (format.columns() + every - 1) / every;
        height = (format.rows() + every - 1) / every;
    }

    /**
     * @param samples of a frame
     * @param colours what they mean
     * @param groups what is said of this frame, and of all
     * @return the frame as it is shown
     * @throws DicomException if its palette is not read
     */
    BufferedImage of(FrameSamples samples, PixelFormat.Colours colours, List<DataSet> groups) throws DicomException {
        return switch (colours) {
            case MONOCHROME1, MONOCHROME2 -> grey(samples, new GreyScale(format, data, groups));
            case PALETTE -> ofPalette(samples, Palette.of(data, format));
            case RGB -> colour((x, y, pixel) -> channels(samples, x, y, pixel));
            case YBR_FULL, YBR_FULL_422 ->
                colour((x, y, pixel) -> {
                    channels(samples, x, y, pixel);
                    toRgb(pixel);
                });
        };
    }

    private BufferedImage grey(FrameSamples samples, GreyScale scale) {
        int[] counts = new int[1 << format.sample().stored()];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                counts[format.sample().code(samples.at(x * every, y * every, 0))]++;
            }
        }
        byte[] brightness = scale.brightness(counts);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = picture.getRaster();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int code = format.sample().code(samples.at(x * every, y * every, 0));
                raster.setSample(x, y, 0, brightness[code] & MOST);
            }
        }
        return picture;
    }

    private BufferedImage ofPalette(FrameSamples samples, Palette palette) {
        return colour((x, y, pixel) -> {
            int value = format.sample().value(format.sample().code(samples.at(x, y, 0)));
            for (int channel = 0; channel < CHANNELS; channel++) {
                pixel[channel] = palette.of(value, channel);
            }
        });
    }

    /** Gives red, green and blue of a pixel. */
    private interface Pixels {
        void read(int x, int y, int[] pixel);
    }

    private BufferedImage colour(Pixels pixels) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        WritableRaster raster = picture.getRaster();
        int[] pixel = new int[CHANNELS];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels.read(x * every, y * every, pixel);
                raster.setPixel(x, y, pixel);
            }
        }
        return picture;
    }

    private void channels(FrameSamples samples, int x, int y, int[] pixel) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            pixel[channel] = format.sample().code(samples.at(x, y, channel))
                    >> format.sample().stored() - 8;
        }
    }

    /** From brightness and differences of colours (PS3.3, C.7.6.3.1.2; ITU-R BT.601, full range). */
    private static void toRgb(int[] pixel) {
        double luma = pixel[0];
        double blue = pixel[1] - 128;
        double red = pixel[2] - 128;
        pixel[0] = limited(luma + 1.402 * red);
        pixel[1] = limited(luma - .114 * 1.772 / .587 * blue - .299 * 1.402 / .587 * red);
        pixel[2] = limited(luma + 1.772 * blue);
    }

    private static int limited(double value) {
        return (int) Math.max(0, Math.min(MOST, Math.floor(value + .5)));
    }
}
