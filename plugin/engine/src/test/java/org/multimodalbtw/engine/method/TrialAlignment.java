package org.multimodalbtw.engine.method;

import java.util.Map;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;

/** What {@link SteinAlignment} has from an epoch before, made up: the last modality is the anchor, with variances of 1. */
public final class TrialAlignment {

    private TrialAlignment() {}

    /**
     * Brings what a step aligns by.
     *
     * @param batch the rows
     * @param shape the network
     * @param factor of the loss
     * @param rate of the moving averages
     */
    public static void bring(Minibatch batch, NetworkShape shape, double factor, double rate) {
        int width = shape.fusion().width();
        float[] identity = new float[width * width];
        for (int i = 0; i < width; i++) {
            identity[i * width + i] = 1;
        }
        float[] anchor = new float[shape.modalityCount()];
        anchor[anchor.length - 1] = 1;
        batch.bring(SteinAlignment.IDENTITY, identity, width, width);
        batch.bring(SteinAlignment.ANCHOR, anchor, anchor.length);
        batch.bring(SteinAlignment.RATE, new float[] {(float) rate}, 1);
        batch.bring(SteinAlignment.FACTOR, new float[] {(float) factor}, 1);
    }

    /**
     * Gives the anchor variances of 1.
     *
     * @param slices of the parameters
     * @param parameters members x size
     * @param size of a member
     */
    public static void settle(Map<String, Slice> slices, float[] parameters, int size) {
        Slice products = slices.get(SteinAlignment.PRODUCTS);
        if (products == null) {
            return;
        }
        int width = products.shape().get(0);
        for (int member = 0; member < parameters.length / size; member++) {
            for (int i = 0; i < width; i++) {
                parameters[member * size + products.offset() + i * width + i] = 1;
            }
        }
    }

    /**
     * @param slices of the parameters
     * @param parameters members x size
     * @param size of a member
     * @param member which one
     * @return the anchor's mean and then its products
     */
    public static float[] moments(Map<String, Slice> slices, float[] parameters, int size, int member) {
        Slice mean = slices.get(SteinAlignment.MEAN);
        int width = mean.size();
        float[] moments = new float[width + width * width];
        System.arraycopy(parameters, member * size + mean.offset(), moments, 0, width);
        System.arraycopy(
                parameters,
                member * size + slices.get(SteinAlignment.PRODUCTS).offset(),
                moments,
                width,
                width * width);
        return moments;
    }
}
