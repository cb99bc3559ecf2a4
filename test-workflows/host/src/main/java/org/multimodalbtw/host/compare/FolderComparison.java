package org.multimodalbtw.host.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares two folders of results of a run, file by file, with all folders in them. */
final class FolderComparison {

    /** The workflow that a run writes for a folder of data holds the time and no results. */
    static final String WORKFLOW = "workflow";

    private FolderComparison() {}

    /**
     * @param before results of a run; need not exist
     * @param after results of the same run of another build; need not exist
     * @return what was found for each file, by its path in the folder
     * @throws IOException if a file cannot be read
     */
    static SortedMap<String, FileComparison> compare(Path before, Path after) throws IOException {
        SortedSet<String> earlier = files(before);
        SortedSet<String> later = files(after);
        SortedSet<String> all = new TreeSet<>(earlier);
        all.addAll(later);
        SortedMap<String, FileComparison> found = new TreeMap<>();
        for (String file : all) {
            found.put(
                    file,
                    earlier.contains(file) && later.contains(file)
                            ? FileComparison.of(before.resolve(file), after.resolve(file))
                            : new FileComparison(
                                    false, "DIFFERS: only " + (earlier.contains(file) ? Side.BEFORE : Side.AFTER)));
        }
        return found;
    }

    private static SortedSet<String> files(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .map(folder::relativize)
                        .filter(file -> !file.startsWith(WORKFLOW))
                        .forEach(file -> names.add(file.toString().replace('\\', '/')));
            }
        }
        return names;
    }
}
