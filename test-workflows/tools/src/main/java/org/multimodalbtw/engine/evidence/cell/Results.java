package org.multimodalbtw.engine.evidence.cell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All finished cells of a plan.
 *
 * @param plan which cells there are to be
 * @param cells those that are there, by their keys in the plan
 */
record Results(CellPlan plan, Map<CellKey, CellStore.Found> cells) {

    /** @throws IOException if a cell cannot be read */
    static Results read(CellPlan plan, CellStore store) throws IOException {
        Map<CellKey, CellStore.Found> cells = new LinkedHashMap<>();
        for (CellMaker.Task task : plan.tasks()) {
            Optional<CellStore.Found> found = store.find(task.key());
            found.ifPresent(cell -> cells.put(task.key(), cell));
        }
        return new Results(plan, cells);
    }

    /** All models of a method, or of several, on the set's own split or in cross-validation. */
    private List<Line.Run> runs(CellSet set, boolean isOwn, List<Method> methods) {
        List<String> names = methods.stream().map(Method::name).toList();
        List<Line.Run> runs = new ArrayList<>();
        cells.forEach((key, found) -> {
            if (key.set().equals(set.name()) && key.division().isOwn() == isOwn && names.contains(key.method())) {
                found.outcome().models().forEach(model -> runs.add(new Line.Run(found.outcome(), model)));
            }
        });
        return runs;
    }

    /** A method that makes one model. */
    Line line(CellSet set, boolean isOwn, Method method) {
        return new Line(method.name(), runs(set, isOwn, List.of(method)));
    }

    /** Each model of each method, in the order of the methods. */
    List<Line> lines(CellSet set, boolean isOwn) {
        List<Line> lines = new ArrayList<>();
        for (Method method : plan.methods()) {
            Map<String, List<Line.Run>> byName = new LinkedHashMap<>();
            for (Line.Run run : runs(set, isOwn, List.of(method))) {
                byName.computeIfAbsent(run.model().name(), name -> new ArrayList<>())
                        .add(run);
            }
            byName.forEach((name, runs) -> lines.add(new Line(name, runs)));
        }
        return lines;
    }

    /**
     * The peer that held-out rows choose, for each division anew, among the models that took no longer than so many times the processor seconds of our runs.
     * The best of fewer peers is a worse one: divisions where one was not run that others have are passed over.
     *
     * @param times how many times
     * @return no run for a division where no peer is fast enough
     */
    Line bestPeer(CellSet set, boolean isOwn, double times) {
        List<Method> peers =
                plan.methods().stream().filter(method -> !method.isProduct()).toList();
        List<Line.Run> all = runs(set, isOwn, peers);
        Map<Division, Set<String>> methods = all.stream()
                .collect(Collectors.groupingBy(
                        Line.Run::division,
                        Collectors.mapping(one -> one.outcome().key().method(), Collectors.toSet())));
        int most = methods.values().stream().mapToInt(Set::size).max().orElse(0);
        all.removeIf(one -> methods.get(one.division()).size() < most);
        List<Line.Run> chosen = new ArrayList<>();
        for (Line.Run our : line(set, isOwn, plan.methods().get(0)).runs()) {
            double budget = times * our.outcome().cost().processorSeconds();
            all.stream()
                    .filter(run -> run.division().equals(our.division()))
                    .filter(run -> run.model().seconds() <= budget
                            && !Double.isNaN(run.model().heldOut()))
                    .min(Comparator.comparingDouble(run -> run.model().heldOut()))
                    .ifPresent(chosen::add);
        }
        return new Line("best peer", chosen);
    }

    /** What came out of the cells that are as the plan asks for. */
    List<Outcome> current() {
        return cells.values().stream()
                .filter(CellStore.Found::isCurrent)
                .map(CellStore.Found::outcome)
                .toList();
    }

    /** Cells that stand for others with other settings, data or program, in words. */
    List<String> stale() {
        List<String> stale = new ArrayList<>();
        cells.forEach((key, found) -> {
            if (!found.isCurrent()) {
                stale.add(key.folder() + "/" + key.method() + " ("
                        + key.differsFrom(found.outcome().key()) + ")");
            }
        });
        return stale;
    }

    /** What was not run, a clause a method: on how many of its cells. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Method method : plan.methods()) {
            List<CellKey> keys = plan.tasks().stream()
                    .map(CellMaker.Task::key)
                    .filter(key -> key.method().equals(method.name()))
                    .toList();
            List<CellKey> without =
                    keys.stream().filter(key -> !cells.containsKey(key)).toList();
            if (!without.isEmpty()) {
                missing.add("%s: %d of %d cells, for example %s"
                        .formatted(
                                method.name(),
                                without.size(),
                                keys.size(),
                                without.get(0).folder()));
            }
        }
        return missing;
    }
}
