package org.multimodalbtw.engine.network;

import ai.djl.Device;

/**
 * Where and how a network runs, which is no property of a model: one trained here is scored there.
 *
 * @param device where
 * @param training how tokens get to their experts in a training step
 * @param scoring the same in scoring
 * @param asynchronous whether the host goes on while a step runs: the network then makes the random bytes of its dropout itself
 * @param precision numbers of the matrix products in training
 */
public record Execution(Device device, Dispatch training, Dispatch scoring, boolean asynchronous, Precision precision) {

    /**
     * Up to so many products of two numbers in the experts, batched products of all experts are faster on a CPU than each expert's own
     * (measured with 4 to 16 experts, batches of 32 to 128 and 3 to 6 modalities).
     */
    private static final double FEW_PRODUCTS = 6e6;

    /**
     * @param device where
     * @return what suits the device for scoring, in single precision
     */
    public static Execution on(Device device) {
        Dispatch dispatch = device.isGpu() ? Dispatch.GROUPED : Dispatch.SORTED;
        return new Execution(device, dispatch, dispatch, device.isGpu(), Precision.FLOAT32);
    }

    /**
     * @param device where
     * @param precision numbers of the matrix products
     * @param shape the network
     * @param batchSize rows of a step
     * @return what suits the device for training; scoring is the same as {@link #on}
     */
    public static Execution training(Device device, Precision precision, NetworkShape shape, int batchSize) {
        Execution scoring = on(device);
        FusionSettings fusion = shape.fusion();
        double products = (double) batchSize
                * shape.modalityCount()
                * fusion.experts().count()
                * fusion.width()
                * fusion.experts().width();
        Dispatch dispatch = device.isGpu() || products <= FEW_PRODUCTS ? Dispatch.GROUPED : Dispatch.SORTED;
        return new Execution(device, dispatch, scoring.scoring(), scoring.asynchronous(), precision);
    }
}
