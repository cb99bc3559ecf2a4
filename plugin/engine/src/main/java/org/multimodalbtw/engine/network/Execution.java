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
     * @param device where
     * @return what suits the device, in single precision
     */
    public static Execution on(Device device) {
        Dispatch dispatch = device.isGpu() ? Dispatch.GROUPED : Dispatch.SORTED;
        return new Execution(device, dispatch, dispatch, device.isGpu(), Precision.FLOAT32);
    }
}
