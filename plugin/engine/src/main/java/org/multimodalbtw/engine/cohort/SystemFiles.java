package org.multimodalbtw.engine.cohort;

import java.util.Locale;
import java.util.Set;

/** Files that Windows, macOS and office programs write beside data, in which there are none. */
final class SystemFiles {

    private static final Set<String> NAMES = Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r");

    private SystemFiles() {}

    /**
     * @param fileName a file's name
     * @return whether it is one of these, or begins with a point: a picture of what is in a folder, or who has a file open
     */
    static boolean is(String fileName) {
        boolean isLock = fileName.startsWith("~$") || fileName.startsWith("~lock.") && fileName.endsWith("#");
        return fileName.startsWith(".") || isLock || NAMES.contains(fileName.toLowerCase(Locale.ROOT));
    }
}
