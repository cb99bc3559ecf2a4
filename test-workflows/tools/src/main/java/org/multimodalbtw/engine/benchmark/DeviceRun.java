package org.multimodalbtw.engine.benchmark;

import ai.djl.Device;
import org.multimodalbtw.engine.network.Dispatch;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.runtime.DevicePolicy;

/**
 * How a proof runs networks: in the form that a GPU gets, on a GPU or, in a rehearsal, on the CPU.
 *
 * @param policy how the learner is told
 * @param device where
 */
record DeviceRun(DevicePolicy policy, Device device) {

    Execution execution(Precision precision) {
        return new Execution(device, Dispatch.GROUPED, Dispatch.GROUPED, true, precision);
    }

    /** Rows that the learner scores at once, which PyTorch's side does too. */
    int scoringChunk() {
        return device.isGpu() ? 2048 : 256;
    }
}
