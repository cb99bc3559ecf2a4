package org.multimodalbtw.engine.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files of one name in several folders, told apart by as many of their folders, from the nearest on, as make all of them differ. */
final class SameNamed {

    private final List<List<String>> folders = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private Map<List<String>, Path> byFolders;
    private int depth;

    /**
     * @param inFolders the names of the folders that the file lies in, the nearest first
     * @param file the file
     */
    void add(List<String> inFolders, Path file) {
        folders.add(inFolders);
        files.add(file);
        byFolders = null;
    }

    boolean areSeveral() {
        return files.size() > 1;
    }

    /**
     * @param named the names of folders, the nearest first
     * @return the only file; of several the one that lies in folders of these names, if they name as many as tell all files apart
     */
    Optional<Path> find(List<String> named) {
        if (!areSeveral()) {
            return Optional.of(files.get(0));
        }
        if (byFolders == null) {
            tellApart();
        }
        return named.size() < depth ? Optional.empty() : Optional.ofNullable(byFolders.get(named.subList(0, depth)));
    }

    private void tellApart() {
        int deepest = folders.stream().mapToInt(List::size).max().orElse(0);
        byFolders = Map.of();
        for (depth = 1; depth <= deepest && byFolders.size() < files.size(); depth++) {
            byFolders = byFolders(depth);
        }
        depth = Math.max(1, depth - 1);
        byFolders = byFolders.size() < files.size() ? Map.of() : byFolders;
    }

    private Map<List<String>, Path> byFolders(int count) {
        Map<List<String>, Path> found = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            List<String> all = folders.get(i);
            found.put(all.subList(0, Math.min(count, all.size())), files.get(i));
        }
        return found;
    }
}
