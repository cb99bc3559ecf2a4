package org.multimodalbtw.nodes.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;

/**
 * The columns that hold a model's predictions: the prediction, a probability a class or label, a weight and a divergence a modality,
 * and what more is wanted.
 *
 * @param target what is predicted
 * @param modalities the modalities' names in the model's order
 * @param more what comes after them
 */
public record PredictionColumns(Target target, List<String> modalities, List<Group> more) {

    /** Columns that belong together and that a user may want or not. */
    public interface Group {

        /** @return the columns in order */
        List<DataColumnSpec> specs();

        /**
         * @param row a row's prediction
         * @return its cells, one a column
         */
        List<DataCell> cells(RowPrediction row);
    }

    /**
     * @param model what the model says of itself
     * @param more what is wanted beside the prediction, weights and divergences
     * @return the columns of its predictions
     */
    public static PredictionColumns of(MultimodalModelPortObjectSpec model, List<Group> more) {
        return new PredictionColumns(model.target(), Modality.names(model.modalities()), List.copyOf(more));
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
     * @param target what is predicted
     * @return the names of the columns with the probabilities of its classes or labels, in order, by these
     */
    static Map<String, String> probabilities(Target target) {
        Map<String, String> names = new LinkedHashMap<>();
        target.classes().forEach(each -> names.put(each, probability(target.name(), each)));
        return names;
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
        TargetCells cells = TargetCells.of(target);
        List<DataColumnSpec> specs = new ArrayList<>(cells.prediction());
        addOutputs(specs, cells, name -> name);
        modalities.forEach(modality -> specs.add(Columns.number(weight(modality))));
        modalities.forEach(modality -> specs.add(Columns.number(divergence(modality))));
        more.forEach(group -> specs.addAll(group.specs()));
        return specs;
    }

    /**
     * @param row a row's prediction
     * @return its cells; missing where the row has no prediction or lacks the modality
     */
    public List<DataCell> cells(RowPrediction row) {
        List<DataCell> cells = new ArrayList<>(TargetCells.of(target).prediction(row.values()));
        addOutputs(cells, row.values());
        for (int modality = 0; modality < modalities.size(); modality++) {
            cells.add(Columns.cell(row.isMissing() ? Double.NaN : row.weights()[modality]));
        }
        for (int modality = 0; modality < modalities.size(); modality++) {
            cells.add(Columns.cell(row.divergences()[modality]));
        }
        more.forEach(group -> cells.addAll(group.cells(row)));
        return cells;
    }

    /** Adds a column for each probability, or for the number, of a prediction. */
    static void addOutputs(List<DataColumnSpec> specs, TargetCells cells, UnaryOperator<String> name) {
        cells.outputs().values().forEach(column -> specs.add(cells.output(name.apply(column))));
    }

    private static void addOutputs(List<DataCell> cells, double[] prediction) {
        for (double value : prediction) {
            cells.add(Columns.cell(value));
        }
    }
}
