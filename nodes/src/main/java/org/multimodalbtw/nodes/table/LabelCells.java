package org.multimodalbtw.nodes.table;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.multimodalbtw.engine.outcome.OfLabels;

/** The labels that a row has in one text, and a probability for each. */
record LabelCells(OfLabels target) implements TargetCells {

    private static final String NONE = "none";

    @Override
    public List<String> groups() {
        return List.of();
    }

    @Override
    public DataColumnSpec truth() {
        return Columns.text(target.name());
    }

    @Override
    public DataCell truth(double[] values) {
        return Columns.cell(names(values));
    }

    private String names(double[] values) {
        boolean[] has = OfLabels.predicted(values);
        List<String> names = IntStream.range(0, has.length)
                .filter(label -> has[label])
                .mapToObj(target.classes()::get)
                .toList();
        return names.isEmpty() ? NONE : String.join(", ", names);
    }

    @Override
    public List<DataColumnSpec> prediction() {
        return List.of(Columns.text(PredictionColumns.prediction(target.name())));
    }

    @Override
    public List<DataCell> prediction(double[] values) {
        return List.of(Columns.cell(Double.isNaN(values[0]) ? null : names(values)));
    }

    @Override
    public Map<String, String> outputs() {
        return PredictionColumns.probabilities(target);
    }
}
