package org.multimodalbtw.nodes.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;

/**
 * The prediction without weights, and what each modality predicts on its own.
 *
 * @param target what is predicted
 * @param modalities the modalities' names in the model's order
 */
public record OwnColumns(Target target, List<String> modalities) implements PredictionColumns.Group {

    /**
     * @param model what the model says of itself
     * @return the columns
     */
    public static OwnColumns of(MultimodalModelPortObjectSpec model) {
        return new OwnColumns(model.target(), Modality.names(model.modalities()));
    }

    @Override
    public List<DataColumnSpec> specs() {
        TargetCells cells = TargetCells.of(target);
        List<DataColumnSpec> specs = new ArrayList<>();
        PredictionColumns.addOutputs(specs, cells, PredictionColumns::unweighted);
        modalities.forEach(
                modality -> PredictionColumns.addOutputs(specs, cells, name -> PredictionColumns.by(name, modality)));
        return specs;
    }

    /** @return its cells; missing where the row lacks the modality */
    @Override
    public List<DataCell> cells(RowPrediction row) {
        List<DataCell> cells = new ArrayList<>();
        addOutputs(cells, row.unweighted());
        for (double[] prediction : row.unimodal()) {
            addOutputs(cells, prediction);
        }
        return cells;
    }

    private void addOutputs(List<DataCell> cells, double[] prediction) {
        if (prediction == null) {
            cells.addAll(Collections.nCopies(target.outputs(), DataType.getMissingCell()));
            return;
        }
        for (double value : prediction) {
            cells.add(Columns.cell(value));
        }
    }
}
