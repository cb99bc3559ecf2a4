package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;
import org.multimodalbtw.host.WorkflowNode;

/** The labels of a learner: what is true of each row, and what the row was used for. */
final class LabelledRows {

    /** The columns that predictions get. */
    static final List<String> COLUMNS = List.of("truth", "split");

    private static final String NO_LABEL = "none";

    private final Target target;
    private final List<String> targets;
    private final String splitColumn;
    private final boolean isOfLabels;
    private final boolean isAllForTraining;
    private final Map<String, Row> rows = new HashMap<>();
    private SplitReader splits;

    /** The texts of a row; the truth is {@code null} where it is not known. */
    private record Row(String truth, String split) {}

    private LabelledRows(NodeSettings learner, Target target) throws InvalidSettingsException {
        this.target = target;
        splitColumn = learner.getString("splitColumn");
        isAllForTraining = learner.getString("rows").equals("TRAIN") || splitColumn.isEmpty();
        isOfLabels = learner.getString("predicted").equals("LABELS");
        targets = isOfLabels
                ? List.of(learner.getNodeSettings("labels")
                        .getNodeSettings("manualFilter")
                        .getStringArray("manuallySelected"))
                : List.of(learner.getString("target"));
    }

    /**
     * @param learner a BTW Learner that was executed
     * @param table its labels
     * @param target what its model predicts
     * @return the rows of the table
     */
    static LabelledRows of(WorkflowNode learner, BufferedDataTable table, Target target) {
        try {
            LabelledRows labels = new LabelledRows(learner.modelSettings(), target);
            TableReader reader = new TableReader(table);
            Optional<TrueClasses> classes = labels.classes(reader);
            boolean hasSplit = reader.has(labels.splitColumn);
            reader.forEach(row -> labels.rows.put(
                    row.id(),
                    new Row(
                            labels.truth(row, classes),
                            hasSplit && !row.isMissing(labels.splitColumn) ? row.text(labels.splitColumn) : "")));
            Set<String> said = labels.known().values().stream().map(Row::split).collect(Collectors.toSet());
            labels.splits = labels.isAllForTraining ? null : SplitReader.of(labels.splitColumn, said);
            return labels;
        } catch (InvalidSettingsException failure) {
            throw new IllegalStateException(learner.label() + " was executed without its settings", failure);
        }
    }

    /** @return the target's column, or those of the labels */
    List<String> targets() {
        return targets;
    }

    /** How classes are written; empty where no class is predicted. */
    private Optional<TrueClasses> classes(TableReader table) {
        if (isOfLabels || !(target instanceof OfClass)) {
            return Optional.empty();
        }
        List<DataCell> cells = new ArrayList<>();
        table.forEach(row -> {
            if (!row.isMissing(targets.get(0))) {
                cells.add(row.cell(targets.get(0)));
            }
        });
        return Optional.of(new TrueClasses(target.classes(), cells));
    }

    private String truth(TableReader.Row row, Optional<TrueClasses> classes) {
        if (targets.stream().anyMatch(row::isMissing)) {
            return null;
        }
        if (!isOfLabels) {
            return classes.map(each -> each.of(row.cell(targets.get(0)))).orElseGet(() -> row.text(targets.get(0)));
        }
        String names = targets.stream()
                .filter(label -> TrueOutcomes.isTrue(row.cell(label)))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? NO_LABEL : names;
    }

    private Map<String, Row> known() {
        Map<String, Row> known = new HashMap<>(rows);
        known.values().removeIf(row -> row.truth() == null);
        return known;
    }

    /** @return the ids of the test rows whose truth is known */
    Set<String> tested() {
        return which(split -> split == Split.TEST);
    }

    /** @return the ids of the rows that were learnt from, as training or validation rows, if they have a modality */
    Set<String> learnt() {
        return which(split -> split != Split.TEST);
    }

    private Set<String> which(Predicate<Split> wanted) {
        Map<String, Row> known = known();
        known.values().removeIf(row -> !wanted.test(splits == null ? Split.TRAIN : splits.read(row.split())));
        return new HashSet<>(known.keySet());
    }

    /**
     * @param id of any row
     * @return its cells in {@link #COLUMNS}, {@code null} where nothing is known
     */
    List<String> cells(String id) {
        Row row = rows.getOrDefault(id, new Row(null, ""));
        return Arrays.asList(row.truth(), row.split().isEmpty() ? null : row.split());
    }
}
