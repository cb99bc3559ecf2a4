package org.multimodalbtw.nodes.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;

/**
 * The columns that hold a model's predictions: the prediction, a probability a class or label, a weight and a divergence a modality,
 * and, if wanted, the prediction without weights and each modality's own.
 *
 * @param task what is predicted
 * @param target the target's name
 * @param classes the classes or labels in the order of the probabilities; empty for regression
 * @param modalities the modalities' names in the model's order
 * @param own whether each modality's own prediction is among the columns
 */
public record PredictionColumns(Task task, String target, List<String> classes, List<String> modalities, boolean own) {

    /**
     * @param model what the model says of itself
     * @param own whether each modality's own prediction is among the columns
     * @return the columns of its predictions
     */
    public static PredictionColumns of(MultimodalModelPortObjectSpec model, boolean own) {
        return new PredictionColumns(
                model.task(), model.target(), model.classes(), Modality.names(model.modalities()), own);
    }

    /**
     * @param target the target's name
     * @return the name of the column with the prediction
     */
    public static String prediction(String target) {
        return "Prediction (" + target + ")";
    }

    /**
     * @param modality a modality's name
     * @return the name of the column with its weight
     */
    public static String weight(String modality) {
        return "Weight (" + modality + ")";
    }

    /**
     * @param modality a modality's name
     * @return the name of the column with its divergence
     */
    public static String divergence(String modality) {
        return "KL (" + modality + ")";
    }

    /**
     * @param target the target's name
     * @param className a class
     * @return the name of the column with its probability
     */
    public static String probability(String target, String className) {
        return "P (" + target + "=" + className + ")";
    }

    /**
     * @param fused the name of a column with a fused prediction or probability
     * @param modality a modality's name
     * @return the name of the column with what the modality says on its own
     */
    public static String by(String fused, String modality) {
        return fused + " by " + modality;
    }

    /**
     * @param fused the name of a column with a fused prediction or probability
     * @return the name of the column with what it would be if every modality that the row has counted the same
     */
    public static String unweighted(String fused) {
        return fused + " without weights";
    }

    /** @return the columns in order */
    public List<DataColumnSpec> specs() {
        List<DataColumnSpec> specs = new ArrayList<>();
        addPrediction(specs, name -> name);
        modalities.forEach(modality -> specs.add(Columns.number(weight(modality))));
        modalities.forEach(modality -> specs.add(Columns.number(divergence(modality))));
        if (own) {
            addPrediction(specs, PredictionColumns::unweighted);
            modalities.forEach(modality -> addPrediction(specs, name -> by(name, modality)));
        }
        return specs;
    }

    /**
     * @param row a row's prediction
     * @return its cells; missing where the row has no prediction or lacks the modality
     */
    public List<DataCell> cells(RowPrediction row) {
        List<DataCell> cells = new ArrayList<>();
        addPrediction(cells, row);
        for (int modality = 0; modality < modalities.size(); modality++) {
            cells.add(Columns.cell(row.isMissing() ? Double.NaN : row.weights()[modality]));
        }
        for (int modality = 0; modality < modalities.size(); modality++) {
            cells.add(Columns.cell(row.divergences()[modality]));
        }
        if (own) {
            addOwn(cells, row.unweighted());
            for (double[] prediction : row.unimodal()) {
                addOwn(cells, prediction);
            }
        }
        return cells;
    }

    private void addPrediction(List<DataColumnSpec> specs, UnaryOperator<String> name) {
        if (task == Task.REGRESSION) {
            specs.add(Columns.number(name.apply(prediction(target))));
            return;
        }
        if (specs.isEmpty()) {
            specs.add(
                    task == Task.MULTILABEL
                            ? Columns.text(prediction(target))
                            : Columns.nominal(prediction(target), classes));
        }
        classes.forEach(each -> specs.add(Columns.share(name.apply(probability(target, each)))));
    }

    private void addPrediction(List<DataCell> cells, RowPrediction row) {
        if (task == Task.REGRESSION) {
            cells.add(Columns.cell(row.value()));
            return;
        }
        cells.add(Columns.cell(row.isMissing() ? null : predicted(row)));
        for (double probability : row.probabilities()) {
            cells.add(Columns.cell(probability));
        }
    }

    private String predicted(RowPrediction row) {
        if (task == Task.CLASSIFICATION) {
            return classes.get(row.classIndex());
        }
        boolean[] has = row.labels();
        return labelSet(IntStream.range(0, has.length)
                .filter(label -> has[label])
                .mapToObj(classes::get)
                .toList());
    }

    /**
     * @param labels the labels of a row
     * @return them as one text, {@code "none"} where there is none
     */
    public static String labelSet(List<String> labels) {
        return labels.isEmpty() ? "none" : String.join(", ", labels);
    }

    private void addOwn(List<DataCell> cells, double[] prediction) {
        if (prediction == null) {
            cells.addAll(Collections.nCopies(task == Task.REGRESSION ? 1 : classes.size(), DataType.getMissingCell()));
            return;
        }
        for (double value : prediction) {
            cells.add(Columns.cell(value));
        }
    }
}
