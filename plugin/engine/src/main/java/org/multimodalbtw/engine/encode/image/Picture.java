package org.multimodalbtw.engine.encode.image;

import com.twelvemonkeys.image.ResampleOp;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.PictureFields;

/** A decoded image of any size: grey or colour, upright, 8 bits a channel. */
final class Picture {

    private static final int GREY = 1;
    private static final int COLOUR = 3;
    private static final int BITS = 255;

    /** Down to so many times its size an image is shrunk by plain means, before the filter does the rest: a sixteenth of the work. */
    private static final int REDUCING_GAP = 2;

    private final BufferedImage image;
    private final boolean isShowable;
    private final Ground ground;

    private Picture(BufferedImage image, boolean isShowable, Ground ground) {
        this.image = image;
        this.isShowable = isShowable;
        this.ground = ground;
    }

    /**
     * Takes over a decoded image. Grey images of more than 8 bits are stretched from their darkest to their brightest value, since
     * scanners use but a part of the range. What is transparent is black.
     *
     * @param decoded as ImageIO gives it
     * @param orientation as EXIF has it, 1 to 8
     */
    static Picture of(BufferedImage decoded, int orientation) {
        BufferedImage plain = isDeepGrey(decoded) ? stretched(decoded) : plain(decoded);
        return new Picture(upright(plain, orientation), true, Ground.NONE);
    }

    /**
     * Takes over a decoded image as it looks: what is transparent is white, or black below light ink, and grey values are those that the
     * file has.
     *
     * @param decoded as ImageIO gives it
     * @param orientation as EXIF has it, 1 to 8
     * @param choosesGround whether there is black below light ink; otherwise all is white
     * @return the image; grey ones of more than 8 bits stretched between quantiles
     */
    static Picture asSeen(BufferedImage decoded, int orientation, boolean choosesGround) {
        SeenImage seen = SeenImage.of(decoded, choosesGround);
        return new Picture(upright(seen.image(), orientation), true, seen.ground());
    }

    /**
     * @param frame of a DICOM file, as it is shown
     * @param isShowable whether nobody's name is written into it, as far as is known
     */
    static Picture ofFrame(BufferedImage frame, boolean isShowable) {
        return new Picture(frame, isShowable, Ground.NONE);
    }

    /** @return whether a view may show it */
    boolean isShowable() {
        return isShowable;
    }

    /** @return on what its transparent parts can be seen best, whatever they lie on */
    Ground ground() {
        return ground;
    }

    /** @return whether all its pixels are the same */
    boolean isPlain() {
        Raster raster = image.getRaster();
        int[] first = raster.getPixel(0, 0, (int[]) null);
        int[] line = null;
        for (int y = 0; y < height(); y++) {
            line = raster.getPixels(0, y, width(), 1, line);
            for (int i = 0; i < line.length; i++) {
                if (line[i] != first[i % first.length]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** @return 1 for grey, 3 for colour */
    int channels() {
        return image.getRaster().getNumBands() == GREY ? GREY : COLOUR;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** @return the mean difference between the largest and the smallest channel, 0 to 1: 0 for grey */
    double saturation() {
        if (channels() == GREY) {
            return 0;
        }
        double sum = 0;
        int[] pixel = new int[COLOUR];
        Raster raster = image.getRaster();
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                raster.getPixel(x, y, pixel);
                sum += Math.max(pixel[0], Math.max(pixel[1], pixel[2]))
                        - Math.min(pixel[0], Math.min(pixel[1], pixel[2]));
            }
        }
        return sum / BITS / ((double) width() * height());
    }

    /**
     * Fits the image into a square with its proportions kept, the rest black.
     *
     * @param side of the square
     * @param channels 1 or 3
     * @return channels x side x side values from 0 to 1
     */
    float[] square(int side, int channels) {
        double scale = (double) side / Math.max(width(), height());
        int newWidth = Math.max(1, (int) Math.round(width() * scale));
        int newHeight = Math.max(1, (int) Math.round(height() * scale));
        BufferedImage nearer = reduced((int) (1 / scale / REDUCING_GAP));
        // the filter needs some pixels to work on
        BufferedImage scaled = Math.min(newWidth, newHeight) < 3 || Math.min(width(), height()) < 3
                ? drawn(newWidth, newHeight)
                : new ResampleOp(newWidth, newHeight, ResampleOp.FILTER_LANCZOS).filter(nearer, null);
        Raster raster = scaled.getRaster();
        int left = (side - newWidth) / 2;
        int top = (side - newHeight) / 2;
        float[] values = new float[channels * side * side];
        int[] pixel = new int[Math.max(4, raster.getNumBands())];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                raster.getPixel(x, y, pixel);
                for (int channel = 0; channel < channels; channel++) {
                    values[(channel * side + top + y) * side + left + x] =
                            value(pixel, channel, channels, raster.getNumBands());
                }
            }
        }
        return values;
    }

    /** @return the mean of each channel, 0 to 255 */
    int[] meanColour() {
        Raster raster = image.getRaster();
        double[] sums = new double[raster.getNumBands()];
        int[] line = null;
        for (int y = 0; y < height(); y++) {
            line = raster.getPixels(0, y, width(), 1, line);
            for (int i = 0; i < line.length; i++) {
                sums[i % sums.length] += line[i];
            }
        }
        return Arrays.stream(sums)
                .mapToInt(sum -> (int) Math.round(sum / ((double) width() * height())))
                .toArray();
    }

    /**
     * @param fields of this picture
     * @param field one of them
     * @param colour one value a channel, 0 to 255
     * @return the picture with the field in that colour
     */
    Picture without(PictureFields fields, int field, int[] colour) {
        BufferedImage target = new BufferedImage(width(), height(), image.getType());
        target.setData(image.getRaster());
        for (int y = fields.top(field); y < fields.bottom(field); y++) {
            for (int x = fields.left(field); x < fields.right(field); x++) {
                target.getRaster().setPixel(x, y, colour);
            }
        }
        return new Picture(target, isShowable, ground);
    }

    /**
     * @param row the id of the row that the image belongs to
     * @param side of the square that the thumbnail fits into; smaller images stay as they are
     * @return the image made small
     */
    EncodingSummary.Thumbnail thumbnail(String row, int side) throws IOException {
        double scale = Math.min(1, (double) side / Math.max(width(), height()));
        BufferedImage small =
                drawn(Math.max(1, (int) Math.round(width() * scale)), Math.max(1, (int) Math.round(height() * scale)));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(small, "png", png);
        return new EncodingSummary.Thumbnail(row, width(), height(), png.toByteArray());
    }

    /** The image made smaller by a whole factor: each pixel is the mean of a square, and what is left over at the far sides is cut. */
    private BufferedImage reduced(int factor) {
        if (factor < 2 || Math.min(width(), height()) < 3 * factor) {
            return image;
        }
        BufferedImage target = new BufferedImage(width() / factor, height() / factor, image.getType());
        int bands = image.getRaster().getNumBands();
        int[] line = new int[target.getWidth() * bands];
        int[] stripe = null;
        for (int y = 0; y < target.getHeight(); y++) {
            stripe = image.getRaster().getPixels(0, y * factor, width(), factor, stripe);
            Arrays.fill(line, 0);
            for (int down = 0; down < factor; down++) {
                int from = down * width() * bands;
                for (int x = 0; x < target.getWidth() * factor; x++) {
                    for (int band = 0; band < bands; band++) {
                        line[x / factor * bands + band] += stripe[from + x * bands + band];
                    }
                }
            }
            for (int i = 0; i < line.length; i++) {
                line[i] = Math.round((float) line[i] / (factor * factor));
            }
            target.getRaster().setPixels(0, y, target.getWidth(), 1, line);
        }
        return target;
    }

    private static float value(int[] pixel, int channel, int channels, int bands) {
        if (bands < COLOUR) {
            return pixel[0] / (float) BITS;
        }
        return (channels == GREY ? luma(pixel[0], pixel[1], pixel[2]) : pixel[channel]) / BITS;
    }

    /** The brightness of a colour (ITU-R BT.601). */
    static float luma(float red, float green, float blue) {
        return .299f * red + .587f * green + .114f * blue;
    }

    private BufferedImage drawn(int width, int height) {
        BufferedImage target = new BufferedImage(width, height, image.getType());
        Graphics2D graphics = target.createGraphics();
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return target;
    }

    private static boolean isDeepGrey(BufferedImage image) {
        return image.getRaster().getNumBands() == GREY
                && image.getSampleModel().getSampleSize(0) > 8
                && !(image.getColorModel() instanceof IndexColorModel);
    }

    private static BufferedImage stretched(BufferedImage image) {
        Raster raster = image.getRaster();
        int[] samples = raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        int darkest = Integer.MAX_VALUE;
        int brightest = Integer.MIN_VALUE;
        for (int sample : samples) {
            darkest = Math.min(darkest, sample);
            brightest = Math.max(brightest, sample);
        }
        double range = Math.max(1, brightest - darkest);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (int) Math.round((samples[i] - darkest) / range * BITS);
        }
        BufferedImage target = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        target.getRaster().setSamples(0, 0, image.getWidth(), image.getHeight(), 0, samples);
        return target;
    }

    private static BufferedImage plain(BufferedImage image) {
        boolean grey = image.getRaster().getNumBands() == GREY && !(image.getColorModel() instanceof IndexColorModel);
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY || image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return image;
        }
        BufferedImage target = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        if (grey) {
            int most = (1 << image.getSampleModel().getSampleSize(0)) - 1;
            int[] samples = image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = samples[i] * BITS / most;
            }
            target.getRaster().setSamples(0, 0, image.getWidth(), image.getHeight(), 0, samples);
            return target;
        }
        Graphics2D graphics = target.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return target;
    }

    /** Turns and mirrors the image so that it stands as it was taken (EXIF 2.3, tag Orientation). */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation <= 1 || orientation > 8) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean turned = orientation >= 5;
        BufferedImage target = new BufferedImage(turned ? height : width, turned ? width : height, image.getType());
        int[] pixel = new int[4];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int newX =
                        switch (orientation) {
                            case 2, 3 -> width - 1 - x;
                            case 4 -> x;
                            case 5, 8 -> y;
                            default -> height - 1 - y;
                        };
                int newY =
                        switch (orientation) {
                            case 2 -> y;
                            case 3, 4 -> height - 1 - y;
                            case 5, 6 -> x;
                            default -> width - 1 - x;
                        };
                target.getRaster().setPixel(newX, newY, image.getRaster().getPixel(x, y, pixel));
            }
        }
        return target;
    }
}
