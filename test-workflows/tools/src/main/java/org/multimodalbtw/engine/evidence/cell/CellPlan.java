package org.multimodalbtw.engine.evidence.cell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which cells there are to be, in the order in which they are made: all sets with the first seed, then with the next one.
 *
 * @param sets which sets
 * @param methods all methods
 * @param divisions of each set by its name
 * @param tasks the cells of all methods
 */
record CellPlan(
        List<CellSet> sets, List<Method> methods, Map<String, List<Division>> divisions, List<CellMaker.Task> tasks) {

    /**
     * @param seeds runs on each set's own split
     * @param repeats of the cross-validation of the small sets
     * @throws IOException if a set or a program cannot be read
     */
    static CellPlan of(List<CellSet> sets, List<Method> methods, Path data, Programs programs, int seeds, int repeats)
            throws IOException {
        Map<String, List<Division>> divisions = new HashMap<>();
        Map<String, SetRows> rows = new HashMap<>();
        Map<String, String> prints = new HashMap<>();
        for (CellSet set : sets) {
            List<Division> all = new ArrayList<>(Division.own(seeds));
            all.addAll(Division.repeated(set.repeats() ? repeats : 0));
            divisions.put(set.name(), all);
            rows.put(set.name(), SetRows.read(set, data));
            List<Path> files = new ArrayList<>(CellFolder.files(set, data));
            files.add(data.resolve(set.folder()).resolve(set.labels()));
            if (!set.group().isEmpty()) {
                files.add(data.resolve(set.folder()).resolve(set.group().replaceFirst(":.*", "")));
            }
            if (set.site() != null) {
                files.add(data.resolve(set.folder()).resolve(set.site().where().replaceFirst(":.*", "")));
            }
            prints.put(set.name(), Fingerprint.of(files, file -> true));
        }
        String product = programs.productVersion();
        Map<String, String> versions = new HashMap<>();
        for (Method method : methods) {
            versions.put(method.name(), method.isProduct() ? product : programs.peerVersion(method));
        }
        List<CellMaker.Task> tasks = new ArrayList<>();
        int most = divisions.values().stream().mapToInt(List::size).max().orElse(0);
        for (int at = 0; at < most; at++) {
            for (CellSet set : sets) {
                for (Method method : at < divisions.get(set.name()).size() ? methods : List.<Method>of()) {
                    Division division = divisions.get(set.name()).get(at);
                    List<String> settings = new ArrayList<>(List.of(method.runs()));
                    settings.addAll(method.options());
                    settings.addAll(set.settings());
                    CellKey key = new CellKey(
                            set.name(),
                            division,
                            method.name(),
                            settings,
                            prints.get(set.name()),
                            versions.get(method.name()));
                    tasks.add(new CellMaker.Task(set, division.of(rows.get(set.name())), method, key));
                }
            }
        }
        return new CellPlan(sets, methods, divisions, tasks);
    }

    /** The keys of all methods on the same rows with the same seed. */
    Map<String, CellKey> beside(CellKey key) {
        Map<String, CellKey> beside = new HashMap<>();
        tasks.stream()
                .map(CellMaker.Task::key)
                .filter(other -> other.folder().equals(key.folder()))
                .forEach(other -> beside.put(other.method(), other));
        return beside;
    }
}
