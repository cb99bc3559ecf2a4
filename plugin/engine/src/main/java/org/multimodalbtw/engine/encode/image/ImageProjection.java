package org.multimodalbtw.engine.encode.image;

import java.util.List;

/**
 * The numbers by which pictures become values.
 *
 * @param shape of an image's tensor: [components], [channels, side, side], or [values] of a model
 * @param mean of the descriptor's positions, of the channels, or of the model's values
 * @param factors of the descriptor, positions x components, or one over the standard deviation of each channel or value
 */
record ImageProjection(List<Integer> shape, double[] mean, float[] factors) {

    /** Largest standardised value of a model. */
    private static final double CLIP = 5;

    ImageProjection {
        shape = List.copyOf(shape);
    }

    /** @return whether the numbers are those of an encoder with these settings */
    boolean fits(ImageEncoderSettings settings) {
        int positions = ImageDescriptor.size(settings.generation());
        return switch (settings.form()) {
            case DESCRIPTOR ->
                shape.size() == 1 && mean.length == positions && factors.length == positions * shape.get(0);
            case PIXELS -> shape.size() == 3 && mean.length == shape.get(0) && factors.length == mean.length;
            case FROZEN -> shape.size() == 1 && mean.length == shape.get(0) && factors.length == mean.length;
        };
    }

    /** @return how many values an image has */
    int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** @return the leading components of a picture's descriptor */
    float[] components(double[] descriptor) {
        int components = shape.get(0);
        double[] sums = new double[components];
        for (int i = 0; i < descriptor.length; i++) {
            double value = descriptor[i] - (float) mean[i];
            for (int component = 0; component < components; component++) {
                sums[component] += value * factors[i * components + component];
            }
        }
        float[] values = new float[components];
        for (int component = 0; component < components; component++) {
            values[component] = (float) sums[component];
        }
        return values;
    }

    /** @return the picture as a square, channel by channel, standardised */
    float[] pixels(Picture picture) {
        int side = shape.get(1);
        float[] values = picture.square(side, shape.get(0));
        for (int i = 0; i < values.length; i++) {
            int channel = i / (side * side);
            values[i] = (values[i] - (float) mean[channel]) * factors[channel];
        }
        return values;
    }

    /** Standardises the values of a model in place. */
    float[] standardised(float[] values) {
        for (int i = 0; i < values.length; i++) {
            double standardised = (values[i] - (float) mean[i]) * factors[i];
            values[i] = (float) Math.max(-CLIP, Math.min(CLIP, standardised));
        }
        return values;
    }
}
