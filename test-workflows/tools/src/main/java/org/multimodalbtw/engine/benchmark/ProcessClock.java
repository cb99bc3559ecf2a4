package org.multimodalbtw.engine.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of this process, all its threads together: other programs on the machine hardly count in it. */
public final class ProcessClock {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ProcessClock() {}

    /** @return CPU seconds so far */
    public static double seconds() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }
}
