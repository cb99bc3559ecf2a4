package org.multimodalbtw.host.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.host.WorkflowNode;

/** Which rows are of one patient, as a learner takes them, so that intervals count patients. */
final class PatientsOfRows {

    private PatientsOfRows() {}

    /**
     * @param learner a BTW Learner that was executed
     * @param labels its labels
     * @param targets the columns that it predicts
     * @return what each row belongs to, by its id; empty where each row is for itself or counts so
     */
    static Map<String, String> of(WorkflowNode learner, BufferedDataTable labels, List<String> targets) {
        try {
            NodeSettings settings = learner.modelSettings();
            String grouping = settings.getString("grouping");
            String column = settings.getString("groupColumn");
            if (grouping.equals("ROWS_COUNT")) {
                return Map.of();
            }
            if (column != null && !column.isEmpty()) {
                return by(labels, column);
            }
            Set<String> others = new HashSet<>(targets);
            others.add(settings.getString("splitColumn", ""));
            return grouping.equals("AUTOMATIC") ? usual(labels, others).orElse(Map.of()) : Map.of();
        } catch (InvalidSettingsException failure) {
            throw new IllegalStateException(learner.label() + " was executed without its settings", failure);
        }
    }

    /** The first column that is called like patients and has the same value in several rows, as the learner finds it. */
    private static Optional<Map<String, String>> usual(BufferedDataTable labels, Set<String> others) {
        return labels.getDataTableSpec().stream()
                .filter(column -> NamedLike.group(column.getName()) && !others.contains(column.getName()))
                .filter(PatientsOfRows::canName)
                .map(column -> by(labels, column.getName()))
                .filter(groups -> {
                    int different = new HashSet<>(groups.values()).size();
                    return different > 1 && different < groups.size();
                })
                .findFirst();
    }

    private static boolean canName(DataColumnSpec column) {
        return column.getType().isCompatible(StringValue.class)
                || column.getType().isCompatible(DoubleValue.class);
    }

    private static Map<String, String> by(BufferedDataTable labels, String column) {
        Map<String, String> groups = new HashMap<>();
        new TableReader(labels).forEach(row -> {
            if (!row.isMissing(column)) {
                groups.put(row.id(), row.text(column));
            }
        });
        return groups;
    }
}
