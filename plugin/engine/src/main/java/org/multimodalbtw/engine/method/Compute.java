package org.multimodalbtw.engine.method;

import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.runtime.DevicePolicy;

/**
 * Where and with what numbers a network is trained.
 *
 * @param device where it runs
 * @param precision numbers of the matrix products in training
 */
public record Compute(DevicePolicy device, Precision precision) {

    /** A GPU where there is one, in single precision. */
    public static final Compute AUTO = new Compute(DevicePolicy.AUTO, Precision.FLOAT32);
}
