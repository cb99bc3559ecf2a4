package org.multimodalbtw.host.output;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them; links are not followed. */
final class FileTree {

    private FileTree() {}

    static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** The entries of a folder, sorted by name. */
    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    /** All that is not a folder, by path below the folder with slashes, sorted. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
                    .sorted()
                    .toList();
        }
    }

    /** Whether a path, with slashes, names something in a folder, in the one way in which it can be named. */
    static boolean liesBelow(Path folder, String path) {
        try {
            Path top = folder.normalize();
            Path file = top.resolve(path).normalize();
            return !path.isEmpty()
                    && file.startsWith(top)
                    && top.relativize(file)
                            .toString()
                            .replace(File.separatorChar, '/')
                            .equals(path);
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    /** Deletes a folder, or a file, that may be gone already. */
    static void delete(Path tree, Disk disk) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                disk.delete(each);
            }
        }
    }

    /** The first name of the form {@code <name>.kept}, {@code <name>.kept-2}, ... that is free. */
    static String freeName(Path folder, String name) {
        String free = name + ".kept";
        for (int number = 2; Files.exists(folder.resolve(free), LinkOption.NOFOLLOW_LINKS); number++) {
            free = name + ".kept-" + number;
        }
        return free;
    }
}
