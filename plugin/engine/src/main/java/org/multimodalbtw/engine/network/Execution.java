package org.multimodalbtw.engine.network;

import ai.djl.Device;

/**
 * Where and how a network runs, which is no property of a model: one trained here is scored there.
 *
 * @param device where
 * @param dispatch how tokens get to their experts
 * @param precision numbers of the matrix products in training
 */
public record Execution(Device device, Dispatch dispatch, Precision precision) {

    /**
     * @param device where
     * @return what suits the device, in single precision
     */
    public static Execution on(Device device) {
        return on(device, Precision.FLOAT32);
    }

    /**
     * @param device where
     * @param precision numbers of the matrix products in training
     * @return what suits the device
     */
    public static Execution on(Device device, Precision precision) {
        return new Execution(device, device.isGpu() ? Dispatch.GROUPED : Dispatch.SORTED, precision);
    }
}
