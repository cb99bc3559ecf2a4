package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tables in folders of a cohort's folder, and in folders of these, which are not read. */
final class TableFolders {

    private static final int MOST_LOOKED_AT = 1000;
    private static final int MOST_FOLDERS = 500;
    private static final String OF_ARCHIVES = "__MACOSX";
    private static final String REASON =
            "a table in a folder of its own: only tables beside the labels are read; put it there if it is of the same patients";

    private final SortedMap<String, String> unread = new TreeMap<>();
    private int folders;

    /** Looks at a folder and the folders in it. */
    void add(Path folder) throws IOException {
        String name = folder.getFileName() + "/";
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                for (Path inner : entries(entry)) {
                    add(name + entry.getFileName() + "/", inner);
                }
            } else {
                add(name, entry);
            }
        }
    }

    private void add(String folder, Path file) {
        if (CohortFiles.nameOf(file).isPresent() && Files.isRegularFile(file)) {
            unread.put(folder + file.getFileName(), REASON);
        }
    }

    private List<Path> entries(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        if (name.startsWith(".") || name.equals(OF_ARCHIVES) || folders++ >= MOST_FOLDERS) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.limit(MOST_LOOKED_AT).sorted().toList();
        } catch (AccessDeniedException closed) {
            // of a folder that may not be read nothing is known
            return List.of();
        }
    }

    /** @return the tables, with what to do */
    SortedMap<String, String> unread() {
        return unread;
    }
}
