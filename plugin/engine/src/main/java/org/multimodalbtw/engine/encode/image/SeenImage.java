package org.multimodalbtw.engine.encode.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * A decoded image as a person sees it, with 8 bits a channel, on white paper or, where it has light ink alone, on black. Grey values are taken from the file and not through a profile:
 * Java's own grey is linear light, so that drawing a grey image with an alpha channel would brighten it. Grey of more than 8 bits is
 * stretched between the quantiles {@value #LOW} and {@value #HIGH} of what is not transparent (as nnU-Net does, Isensee et al. 2021), since
 * scanners use but a part of the range and mark a few pixels with its end.
 *
 * @param image as it is seen
 * @param ground on which it can be seen best
 */
record SeenImage(BufferedImage image, Ground ground) {

    static final double LOW = .005;
    static final double HIGH = .995;

    private static final int WHITE = 255;
    private static final int EIGHT_BITS = 8;

    /**
     * @param image as ImageIO gives it
     * @param choosesGround whether it lies on the ground that suits it; otherwise all lie on white
     * @return it as it is seen
     */
    static SeenImage of(BufferedImage image, boolean choosesGround) {
        if (isGrey(image)) {
            return grey(image, choosesGround);
        }
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return new SeenImage(image, Ground.NONE);
        }
        Ground ground = image.getColorModel().hasAlpha() ? VisibleInk.of(image).ground() : Ground.NONE;
        BufferedImage target = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = target.createGraphics();
        graphics.setColor(choosesGround && ground == Ground.BLACK ? Color.BLACK : Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return new SeenImage(target, ground);
    }

    private static boolean isGrey(BufferedImage image) {
        return !(image.getColorModel() instanceof IndexColorModel)
                && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private static SeenImage grey(BufferedImage image, boolean choosesGround) {
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return new SeenImage(image, Ground.NONE);
        }
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int height = image.getHeight();
        int[] samples = raster.getSamples(0, 0, width, height, 0, (int[]) null);
        int[] alpha = raster.getNumBands() > 1 ? raster.getSamples(0, 0, width, height, 1, (int[]) null) : null;
        int bits = image.getSampleModel().getSampleSize(0);
        double[] range = bits > EIGHT_BITS ? range(samples, alpha) : new double[] {0, (1 << bits) - 1};
        double opaque = alpha == null ? 1 : (1L << image.getSampleModel().getSampleSize(1)) - 1;
        Ground ground = alpha == null ? Ground.NONE : ground(samples, range, alpha, opaque);
        boolean isOnBlack = choosesGround && ground == Ground.BLACK;
        for (int i = 0; i < samples.length; i++) {
            double share = share(samples[i], range);
            double cover = alpha == null ? 1 : alpha[i] / opaque;
            samples[i] = (int) Math.round(WHITE * (isOnBlack ? cover * share : cover * share + 1 - cover));
        }
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        target.getRaster().setSamples(0, 0, width, height, 0, samples);
        return new SeenImage(target, ground);
    }

    private static Ground ground(int[] samples, double[] range, int[] alpha, double opaque) {
        VisibleInk ink = new VisibleInk();
        for (int i = 0; i < samples.length; i++) {
            ink.add(WHITE * share(samples[i], range), alpha[i] / opaque);
        }
        return ink.ground();
    }

    private static double share(int sample, double[] range) {
        return Math.max(0, Math.min(1, (sample - range[0]) / (range[1] - range[0])));
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
