package org.multimodalbtw.nodes.run;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.runtime.DevicePolicy;

/** Where the network runs, as dialogs offer it. */
public enum Device {
    /** A GPU if there is one. */
    @Label(value = "Automatic", description = "A GPU that works with the installed PyTorch, else the CPU.")
    AUTO(DevicePolicy.AUTO),
    /** The CPU. */
    @Label(value = "CPU", description = "The CPU, even if there is a GPU.")
    CPU(DevicePolicy.CPU),
    /** A GPU or an error. */
    @Label(value = "GPU", description = "A GPU; the node fails if none can be used.")
    GPU_REQUIRED(DevicePolicy.GPU_REQUIRED);

    private final DevicePolicy policy;

    Device(DevicePolicy policy) {
        this.policy = policy;
    }

    /** @return the engine's name for it */
    public DevicePolicy policy() {
        return policy;
    }
}
