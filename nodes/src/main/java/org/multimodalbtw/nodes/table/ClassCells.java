package org.multimodalbtw.nodes.table;

import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.multimodalbtw.engine.outcome.OfClass;

/** The class by its name, and a probability for each. */
record ClassCells(OfClass target) implements TargetCells {

    @Override
    public List<String> groups() {
        return target.classes();
    }

    @Override
    public DataColumnSpec truth() {
        return Columns.nominal(target.name(), target.classes());
    }

    @Override
    public DataCell truth(double[] values) {
        return Columns.cell(name(values));
    }

    private String name(double[] values) {
        return target.classes().get(OfClass.mostProbable(values));
    }

    @Override
    public List<DataColumnSpec> prediction() {
        return List.of(Columns.nominal(PredictionColumns.prediction(target.name()), target.classes()));
    }

    @Override
    public List<DataCell> prediction(double[] values) {
        return List.of(Columns.cell(Double.isNaN(values[0]) ? null : name(values)));
    }

    @Override
    public Map<String, String> outputs() {
        return PredictionColumns.probabilities(target);
    }
}
