package org.multimodalbtw.nodes.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Role;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;

/** Reads the learner's table of scores. */
final class ScoreRows {

    private static final List<String> COLUMNS = List.of(
            "Rows", "Number of rows", "Metric", "Value", "Lower end (95 %)", "Upper end (95 %)", "Role", "Modality");
    private static final List<String> OF_DIFFERENCES = List.of("Subtracted role", "Subtracted modality");

    private final DataTableSpec spec;

    private ScoreRows(DataTableSpec spec) {
        this.spec = spec;
    }

    /** @throws InputException if it is no table of scores */
    static ScoreRows of(DataTableSpec spec) {
        for (String column : COLUMNS) {
            if (!spec.containsName(column)) {
                throw refused("has no column '" + column + "'");
            }
        }
        return new ScoreRows(spec);
    }

    /** @throws InputException if a role or a metric is not known */
    List<Score> read(BufferedDataTable table) {
        List<Score> scores = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                scores.add(score(rows.next()));
            }
        }
        return scores;
    }

    private Score score(DataRow row) {
        boolean isDifference = spec.containsName(OF_DIFFERENCES.get(0))
                && text(row, OF_DIFFERENCES.get(0)).isPresent();
        return new Score(
                variant(row, "Role", "Modality"),
                isDifference
                        ? Optional.of(variant(row, OF_DIFFERENCES.get(0), OF_DIFFERENCES.get(1)))
                        : Optional.empty(),
                text(row, "Rows").orElse(""),
                Math.round(number(row, "Number of rows")),
                metric(text(row, "Metric").orElse("")),
                new Estimate(number(row, "Value"), number(row, "Lower end (95 %)"), number(row, "Upper end (95 %)")),
                spec.containsName("Standard deviation") ? number(row, "Standard deviation") : Double.NaN,
                spec.containsName("Class") ? text(row, "Class") : Optional.empty());
    }

    private Variant variant(DataRow row, String role, String modality) {
        String key = text(row, role).orElse("");
        try {
            return new Variant(Role.of(key), text(row, modality));
        } catch (IllegalArgumentException unknown) {
            throw new InputException(
                    "The table of scores, row '" + row.getKey().getString() + "': '" + key + "' in column '" + role
                            + "' is not known.",
                    "Connect the table of scores of a BTW Learner as it is.",
                    unknown);
        }
    }

    private static Metric metric(String key) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.key().equals(key))
                .findFirst()
                .orElseThrow(() -> refused("names the metric '" + key + "', which is not known"));
    }

    private Optional<String> text(DataRow row, String column) {
        DataCell cell = row.getCell(spec.findColumnIndex(column));
        return cell.isMissing() ? Optional.empty() : Optional.of(cell.toString());
    }

    private double number(DataRow row, String column) {
        DataCell cell = row.getCell(spec.findColumnIndex(column));
        return cell instanceof DoubleValue value && !cell.isMissing() ? value.getDoubleValue() : Double.NaN;
    }

    private static InputException refused(String what) {
        return new InputException(
                "The table of scores " + what + ".", "Connect the table of scores of a BTW Learner as it is.");
    }
}
