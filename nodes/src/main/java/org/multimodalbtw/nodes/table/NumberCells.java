package org.multimodalbtw.nodes.table;

import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.weight.WeightSummary;

/** A number. */
record NumberCells(OfNumber target) implements TargetCells {

    @Override
    public boolean isNumber() {
        return true;
    }

    @Override
    public List<String> groups() {
        return WeightSummary.THIRDS;
    }

    @Override
    public DataColumnSpec truth() {
        return Columns.number(target.name());
    }

    @Override
    public DataCell truth(double[] values) {
        return Columns.cell(values[0]);
    }

    @Override
    public List<DataColumnSpec> prediction() {
        return List.of();
    }

    @Override
    public List<DataCell> prediction(double[] values) {
        return List.of();
    }

    @Override
    public Map<String, String> outputs() {
        return Map.of("", PredictionColumns.prediction(target.name()));
    }

    @Override
    public DataColumnSpec output(String name) {
        return Columns.number(name);
    }
}
