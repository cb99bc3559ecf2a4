package org.multimodalbtw.engine.runtime;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * Settings of the C library that pay off in training and that a user cannot be asked to make in the environment: threads
 * that sleep rather than spin while they wait, and freed blocks of a few megabytes that stay in the process for the next
 * step. Linux with glibc only; elsewhere nothing happens.
 */
final class NativeSettings {

    private static final int TRIM_THRESHOLD = -1;
    private static final int TOP_PAD = -2;
    private static final int MMAP_THRESHOLD = -3;
    /** Linux's number of the limit. */
    private static final int FILE_SIZE = 1;

    /** Linux's number of what makes a pipe hold more than 64 KiB. */
    private static final int PIPE_SIZE = 1031;

    private static final int MEBI = 1 << 20;

    private NativeSettings() {}

    /** Sets the size that files may grow to to nothing; pipes are none. */
    static void forbidFiles() {
        if (Platform.isLinux()) {
            try (Memory limits = new Memory(2L * Long.BYTES)) {
                limits.clear();
                NativeLibrary.getInstance("c").getFunction("setrlimit").invokeInt(new Object[] {FILE_SIZE, limits});
            } catch (UnsatisfiedLinkError otherLibc) {
                // the program is read before it runs; this is the second lock of two
            }
        }
    }

    /** Lets a megabyte wait in the pipe of the standard input, so that a picture is sent at once and not in ten turns of both programs. */
    static void widenInput() {
        if (Platform.isLinux()) {
            try {
                NativeLibrary.getInstance("c").getFunction("fcntl").invokeInt(new Object[] {0, PIPE_SIZE, MEBI});
            } catch (UnsatisfiedLinkError otherLibc) {
                // it only takes longer
            }
        }
    }

    /** Must run before libtorch is loaded: its OpenMP library reads the environment while it loads. */
    static void apply() {
        if (!Platform.isLinux() || Boolean.getBoolean("org.multimodalbtw.keepNativeSettings")) {
            return;
        }
        try {
            NativeLibrary c = NativeLibrary.getInstance("c");
            Function setenv = c.getFunction("setenv");
            setenv.invokeInt(new Object[] {"OMP_WAIT_POLICY", "PASSIVE", 0});
            setenv.invokeInt(new Object[] {"GOMP_SPINCOUNT", "0", 0});
            Function mallopt = c.getFunction("mallopt");
            mallopt.invokeInt(new Object[] {MMAP_THRESHOLD, 32 * MEBI});
            mallopt.invokeInt(new Object[] {TRIM_THRESHOLD, 512 * MEBI});
            mallopt.invokeInt(new Object[] {TOP_PAD, 64 * MEBI});
        } catch (UnsatisfiedLinkError otherLibc) {
            // a C library without these settings works too, only slower
        }
    }
}
