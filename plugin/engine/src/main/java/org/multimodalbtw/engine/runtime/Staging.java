package org.multimodalbtw.engine.runtime;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/**
 * Brings values from buffers in the host's memory to a device. A GPU copies them from page-locked memory while the host goes on; libtorch
 * keeps that memory and gives it away again only when its copy is done, so the buffer may be filled anew at once. On the CPU nothing is
 * copied: the array lies on the buffer. Not for use by several threads at once.
 */
public final class Staging implements AutoCloseable {

    private final NDManager host;
    private final ScriptModule script;

    /** @param device where to */
    public Staging(Device device) {
        EngineRuntime runtime = EngineRuntime.get();
        host = runtime.newManager(Device.cpu());
        script = device.isGpu() ? runtime.compile(device, script(device)) : null;
    }

    /** Copies into page-locked memory and from there to the device, without waiting for it. */
    static String script(Device device) {
        return """
                class Ops(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def bring(self: __torch__.Ops, x: Tensor) -> Tensor:
                    return torch.to(torch.pin_memory(x), torch.device("cuda:DEVICE"), ops.prim.dtype(x), True)
                """
                .replace("DEVICE", String.valueOf(device.getDeviceId()));
    }

    /**
     * @param owner owns the array
     * @param values a direct buffer in the machine's byte order; on the CPU it must stay as it is as long as the array is used
     * @param shape of the array; the buffer has as many values
     * @param type of the values
     * @return the values on the device
     */
    public NDArray array(NDManager owner, ByteBuffer values, Shape shape, DataType type) {
        if (script == null) {
            return owner.create(values, shape, type);
        }
        try (NDArray local = host.create(values, shape, type)) {
            return script.call("bring", owner, local).get(0);
        }
    }

    @Override
    public void close() {
        if (script != null) {
            script.close();
        }
        host.close();
    }
}
