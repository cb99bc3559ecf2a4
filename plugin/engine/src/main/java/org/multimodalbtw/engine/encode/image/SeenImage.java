package org.multimodalbtw.engine.encode.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * A decoded image as a person sees it on white paper, with 8 bits a channel. Grey values are taken from the file and not through a profile:
 * Java's own grey is linear light, so that drawing a grey image with an alpha channel would brighten it. Grey of more than 8 bits is
 * stretched between the quantiles {@value #LOW} and {@value #HIGH} of what is not transparent (as nnU-Net does, Isensee et al. 2021), since
 * scanners use but a part of the range and mark a few pixels with its end.
 */
final class SeenImage {

    static final double LOW = .005;
    static final double HIGH = .995;

    private static final int WHITE = 255;
    private static final int EIGHT_BITS = 8;

    private SeenImage() {}

    static BufferedImage of(BufferedImage image) {
        if (isGrey(image)) {
            return grey(image);
        }
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return image;
        }
        BufferedImage target = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = target.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return target;
    }

    private static boolean isGrey(BufferedImage image) {
        return !(image.getColorModel() instanceof IndexColorModel)
                && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private static BufferedImage grey(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int height = image.getHeight();
        int[] samples = raster.getSamples(0, 0, width, height, 0, (int[]) null);
        int[] alpha = raster.getNumBands() > 1 ? raster.getSamples(0, 0, width, height, 1, (int[]) null) : null;
        int bits = image.getSampleModel().getSampleSize(0);
        double[] range = bits > EIGHT_BITS ? range(samples, alpha) : new double[] {0, (1 << bits) - 1};
        double opaque = alpha == null ? 1 : (1L << image.getSampleModel().getSampleSize(1)) - 1;
        for (int i = 0; i < samples.length; i++) {
            double share = Math.max(0, Math.min(1, (samples[i] - range[0]) / (range[1] - range[0])));
            double cover = alpha == null ? 1 : alpha[i] / opaque;
            samples[i] = (int) Math.round(WHITE * (cover * share + 1 - cover));
        }
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        target.getRaster().setSamples(0, 0, width, height, 0, samples);
        return target;
    }

    /** Between the quantiles, or where they are the same between the darkest and the brightest value. */
    private static double[] range(int[] samples, int[] alpha) {
        int[] sorted = new int[samples.length];
        int count = 0;
        for (int i = 0; i < samples.length; i++) {
            if (alpha == null || alpha[i] > 0) {
                sorted[count++] = samples[i];
            }
        }
        if (count == 0) {
            return new double[] {0, 1};
        }
        Arrays.sort(sorted, 0, count);
        int low = sorted[(int) (LOW * (count - 1))];
        int high = sorted[(int) Math.ceil(HIGH * (count - 1))];
        if (low == high) {
            low = sorted[0];
            high = sorted[count - 1];
        }
        return new double[] {low, Math.max(low + 1, high)};
    }
}
