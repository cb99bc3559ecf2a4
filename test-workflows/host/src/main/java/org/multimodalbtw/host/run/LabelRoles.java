package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.cohort.CsvFile;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.NamedLike;

/** What becomes of the columns of the labels. */
final class LabelRoles {

    /** Of the split. */
    static final String SAYS_ALL = "says which rows train, validate and test";

    private static final String SPLIT = "split";

    private LabelRoles() {}

    /**
     * @param columns all columns of the labels but the id
     * @param target the column to predict, or several with commas between
     * @param group the column that says which rows belong together, where it is named
     * @param split what the split says
     * @return what each is used for, in one line
     */
    static String line(List<String> columns, String target, Optional<String> group, String split) {
        Set<String> targets = targets(target);
        List<String> rest = new ArrayList<>(columns);
        List<String> parts = new ArrayList<>();
        take(rest, targets::contains).ifPresent(names -> parts.add("predicted: " + names));
        take(rest, LabelRoles::isSplit).ifPresent(names -> parts.add(names + " " + split));
        take(rest, group.<Predicate<String>>map(Predicate::isEqual).orElse(NamedLike::group))
                .ifPresent(names -> parts.add("rows with the same " + names + " belong together"));
        if (!rest.isEmpty()) {
            boolean isOne = rest.size() == 1;
            parts.add("not learnt from, as nothing in the labels is: " + quoted(rest) + " (to compare patients by "
                    + (isOne ? "it" : "them")
                    + ": --subgroup COLUMN; to learn from " + (isOne ? "it, write it" : "them, write them")
                    + " into another file, with the ids)");
        }
        return String.join("; ", parts);
    }

    /** Whether the labels say which rows train, validate and test. */
    static boolean haveSplit(CsvFile labels) {
        return labels.columns().stream().map(TableColumn::name).anyMatch(LabelRoles::isSplit);
    }

    private static boolean isSplit(String name) {
        return name.strip().equalsIgnoreCase(SPLIT);
    }

    private static Set<String> targets(String target) {
        return Stream.of(target.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    /** What was found of the columns to predict. */
    static List<ColumnFinding> targets(List<ColumnFinding> columns, String target) {
        Set<String> targets = targets(target);
        return columns.stream()
                .filter(column -> targets.contains(column.column()))
                .toList();
    }

    /** What to do about columns that may be meant to learn from: a sentence with a blank behind it; empty if there are none. */
    static String remedy(CsvFile labels, String target) {
        Set<String> targets = targets(target);
        List<String> others = labels.columns().stream()
                .map(TableColumn::name)
                .filter(name -> !targets.contains(name) && !NamedLike.split(name) && !name.equalsIgnoreCase(SPLIT))
                .toList();
        return others.isEmpty()
                ? ""
                : "What else stands in the labels, " + Examples.of(others)
                        + ", is not learnt from: write that into a file of its own, with the ids, for example patients.csv. ";
    }

    /** Takes what is meant out of the names; empty if there is nothing. */
    private static Optional<String> take(List<String> names, Predicate<String> meant) {
        List<String> taken = names.stream().filter(meant).toList();
        names.removeAll(taken);
        return taken.isEmpty() ? Optional.empty() : Optional.of(quoted(taken));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
