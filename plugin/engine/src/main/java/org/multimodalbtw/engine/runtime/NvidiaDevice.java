package org.multimodalbtw.engine.runtime;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;

/**
 * A GPU as its driver describes it, by NVIDIA's management library, which comes with the driver and needs no CUDA.
 *
 * @param name for example {@code "NVIDIA H200"}
 * @param total its memory in bytes
 * @param free how much of it is free
 */
record NvidiaDevice(String name, long total, long free) {

    private static final int SUCCESS = 0;
    private static final int NAME_LENGTH = 96;

    /** All GPUs; none if there is no NVIDIA driver or it does not answer. */
    static List<NvidiaDevice> all() {
        NativeLibrary driver;
        try {
            driver = NativeLibrary.getInstance(Platform.isWindows() ? "nvml" : "libnvidia-ml.so.1");
        } catch (UnsatisfiedLinkError noDriver) {
            return List.of();
        }
        if (call(driver, "nvmlInit_v2") != SUCCESS) {
            return List.of();
        }
        try {
            IntByReference count = new IntByReference();
            List<NvidiaDevice> devices = new ArrayList<>();
            call(driver, "nvmlDeviceGetCount_v2", count);
            for (int index = 0; index < count.getValue(); index++) {
                PointerByReference handle = new PointerByReference();
                if (call(driver, "nvmlDeviceGetHandleByIndex_v2", index, handle) == SUCCESS) {
                    devices.add(device(driver, handle.getValue()));
                }
            }
            return devices;
        } finally {
            call(driver, "nvmlShutdown");
        }
    }

    private static NvidiaDevice device(NativeLibrary driver, Pointer handle) {
        try (Memory name = new Memory(NAME_LENGTH);
                // nvmlMemory_t: total, free and used, eight bytes each
                Memory memory = new Memory(3L * Long.BYTES)) {
            name.clear();
            memory.clear();
            call(driver, "nvmlDeviceGetName", handle, name, NAME_LENGTH);
            call(driver, "nvmlDeviceGetMemoryInfo", handle, memory);
            return new NvidiaDevice(name.getString(0), memory.getLong(0), memory.getLong(Long.BYTES));
        }
    }

    private static int call(NativeLibrary driver, String function, Object... arguments) {
        Function called = driver.getFunction(function);
        return called.invokeInt(arguments);
    }
}
