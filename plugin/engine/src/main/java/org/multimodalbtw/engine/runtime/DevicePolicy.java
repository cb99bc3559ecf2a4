package org.multimodalbtw.engine.runtime;

/** Where the network runs. A policy and not a device number, so that a shared workflow runs on other machines. */
public enum DevicePolicy {
    /** A GPU that the engine can use, else the CPU with a warning if a GPU library was configured but does not work. */
    AUTO,
    /** The CPU. */
    CPU,
    /** A GPU; an error if none can be used. */
    GPU_REQUIRED
}
