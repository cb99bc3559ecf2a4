package org.multimodalbtw.host.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.survey.YesNo;

/** What is true of rows, from the table of labels, in the form of a prediction. */
final class TrueOutcomes {

    private final Map<String, double[]> byRow = new HashMap<>();

    /**
     * @param labels the table
     * @param columns the target's column, or one for each label in their order
     * @param target what is predicted
     */
    TrueOutcomes(BufferedDataTable labels, List<String> columns, Target target) {
        Map<String, List<DataCell>> cells = new HashMap<>();
        new TableReader(labels).forEach(row -> {
            if (columns.stream().noneMatch(row::isMissing)) {
                cells.put(row.id(), columns.stream().map(row::cell).toList());
            }
        });
        target.match(
                ofClass -> {
                    readClasses(cells, target.classes());
                    return this;
                },
                ofLabels -> {
                    cells.forEach((id, row) -> byRow.put(
                            id,
                            row.stream()
                                    .mapToDouble(cell -> isTrue(cell) ? 1 : 0)
                                    .toArray()));
                    return this;
                },
                ofNumber -> {
                    cells.forEach(
                            (id, row) -> byRow.put(id, new double[] {((DoubleValue) row.get(0)).getDoubleValue()}));
                    return this;
                });
    }

    private void readClasses(Map<String, List<DataCell>> cells, List<String> classes) {
        TrueClasses names = new TrueClasses(
                classes, cells.values().stream().map(row -> row.get(0)).toList());
        cells.forEach((id, row) -> {
            int position = classes.indexOf(names.of(row.get(0)));
            if (position >= 0) {
                double[] truth = new double[classes.size()];
                truth[position] = 1;
                byRow.put(id, truth);
            }
        });
    }

    /** Whether a cell of a label says that the row has it. */
    static boolean isTrue(DataCell cell) {
        if (cell instanceof BooleanValue truth) {
            return truth.getBooleanValue();
        }
        return cell instanceof DoubleValue number
                ? number.getDoubleValue() > 0
                : YesNo.of(cell.toString()).orElse(false);
    }

    /**
     * @param id a row's id
     * @return what is true of it; empty where it is not known, or of a class that the model does not know
     */
    Optional<double[]> of(String id) {
        return Optional.ofNullable(byRow.get(id));
    }
}
