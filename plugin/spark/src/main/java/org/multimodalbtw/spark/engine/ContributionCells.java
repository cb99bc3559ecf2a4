package org.multimodalbtw.spark.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.explain.Contributions;
import org.multimodalbtw.engine.explain.Explainer;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.spark.door.ModelFacts.Column;
import org.multimodalbtw.spark.door.ModelFacts.Kind;

/**
 * How much each modality moved a prediction: of classes to which one, then a column a modality, of labels one a label and modality; where
 * contributions may be drawn, their standard errors in the same order.
 *
 * @param target what is predicted
 * @param modalities the modalities' names in the model's order
 */
record ContributionCells(Target target, List<String> modalities) {

    /** @return the columns in order */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        if (target instanceof OfClass) {
            columns.add(new Column("Contributions to (" + target.name() + ")", Kind.TEXT));
        }
        add("Contribution of ", columns);
        if (hasErrors()) {
            add("Standard error of contribution of ", columns);
        }
        return columns;
    }

    private void add(String start, List<Column> columns) {
        for (String end : ends()) {
            modalities.forEach(modality -> columns.add(PredictionCells.number(start + modality + end)));
        }
    }

    /** What stands behind the modality in a column's name. */
    private List<String> ends() {
        return target.match(
                ofClass -> List.of(""),
                ofLabels -> PredictionCells.outputs(target).stream()
                        .map(output -> " to " + output)
                        .toList(),
                ofNumber -> List.of(""));
    }

    private boolean hasErrors() {
        return modalities.size() > Explainer.MOST_EXACT;
    }

    /** Adds a row's cells, {@code null} where it lacks the modality or has no contributions. */
    void add(RowPrediction row, List<Object> cells) {
        int most = cells.size() + columns().size();
        Optional<Contributions> found = row.contributions();
        if (found.isPresent()) {
            if (target instanceof OfClass) {
                cells.add(target.classes().get(found.get().outputs()[0]));
            }
            add(found.get().values(), row, cells);
            found.get().errors().filter(errors -> hasErrors()).ifPresent(errors -> add(errors, row, cells));
        }
        cells.addAll(Collections.nCopies(most - cells.size(), null));
    }

    private static void add(double[][] values, RowPrediction row, List<Object> cells) {
        for (double[] ofOutput : values) {
            for (int modality = 0; modality < ofOutput.length; modality++) {
                cells.add(row.unimodal()[modality] == null ? null : PredictionCells.cell(ofOutput[modality]));
            }
        }
    }
}
