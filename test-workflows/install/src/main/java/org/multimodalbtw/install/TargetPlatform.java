package org.multimodalbtw.install;

import java.util.Locale;

/**
 * An operating system in the words of OSGi and p2.
 *
 * @param os {@code linux}, {@code win32} or {@code macosx}
 * @param ws the windowing system
 * @param arch {@code x86_64} or {@code aarch64}
 */
record TargetPlatform(String os, String ws, String arch) {

    /** @return the platform that this process runs on */
    static TargetPlatform current() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        if (name.startsWith("windows")) {
            return new TargetPlatform("win32", "win32", processor);
        }
        if (name.startsWith("mac")) {
            return new TargetPlatform("macosx", "cocoa", processor);
        }
        return new TargetPlatform("linux", "gtk", processor);
    }
}
