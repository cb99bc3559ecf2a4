package org.multimodalbtw.spark.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.spark.door.ModelFacts.Column;
import org.multimodalbtw.spark.door.ModelFacts.Kind;
import org.multimodalbtw.spark.door.WantedPredictions;

/** The columns of predictions and their cells, under the names that the Multimodal Predictor gives them. */
final class PredictionCells {

    /** The column with the patients' ids. */
    static final String PATIENT = "patient";

    private static final String NONE = "none";

    private final Target target;
    private final List<String> modalities;
    private final WantedPredictions wanted;
    private final Optional<ContributionCells> contributions;
    private final Optional<CertaintyCells> certainty;

    /**
     * @param manifest the model
     * @param reference what held-out rows say of it, if that is known
     * @param wanted what is asked for beside the prediction
     */
    PredictionCells(ModelManifest manifest, Optional<Reference> reference, WantedPredictions wanted) {
        target = manifest.target();
        modalities = manifest.modalities().stream().map(TensorColumn::name).toList();
        this.wanted = wanted;
        contributions =
                wanted.contributions() ? Optional.of(new ContributionCells(target, modalities)) : Optional.empty();
        List<ConformalScores> scores = reference.map(Reference::conformal).orElse(List.of());
        certainty = wanted.howSure()
                ? Optional.of(new CertaintyCells(target, modalities, wanted.coverage(), scores))
                : Optional.empty();
    }

    /** @return the columns; the first one is the patient */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(new Column(PATIENT, Kind.TEXT)));
        if (isNamed()) {
            columns.add(new Column("Prediction (" + target.name() + ")", Kind.TEXT));
        }
        List<String> outputs = outputs(target);
        outputs.forEach(output -> columns.add(number(output)));
        modalities.forEach(modality -> columns.add(number("Weight (" + modality + ")")));
        modalities.forEach(modality -> columns.add(number("KL (" + modality + ")")));
        if (wanted.own()) {
            outputs.forEach(output -> columns.add(number(output + " without weights")));
            modalities.forEach(modality -> outputs.forEach(output -> columns.add(number(output + " by " + modality))));
        }
        contributions.ifPresent(cells -> columns.addAll(cells.columns()));
        certainty.ifPresent(cells -> columns.addAll(cells.columns()));
        return columns;
    }

    /**
     * @param row a row's prediction
     * @return its cells, {@code null} where the row has no prediction or lacks the modality
     */
    Object[] of(RowPrediction row) {
        List<Object> cells = new ArrayList<>();
        cells.add(row.rowId());
        if (isNamed()) {
            cells.add(row.isMissing() ? null : name(row.values()));
        }
        addAll(cells, row.values());
        addAll(cells, row.isMissing() ? unknown(modalities.size()) : row.weights());
        addAll(cells, row.divergences());
        if (wanted.own()) {
            addAll(cells, row.unweighted());
            for (double[] own : row.unimodal()) {
                addAll(cells, own == null ? unknown(target.outputs()) : own);
            }
        }
        contributions.ifPresent(more -> more.add(row, cells));
        certainty.ifPresent(more -> more.add(row, cells));
        return cells.toArray();
    }

    private boolean isNamed() {
        return target.match(ofClass -> true, ofLabels -> true, ofNumber -> false);
    }

    private String name(double[] values) {
        return target.match(
                ofClass -> ofClass.classes().get(OfClass.mostProbable(values)),
                ofLabels -> labels(OfLabels.predicted(values)),
                ofNumber -> "");
    }

    private String labels(boolean[] has) {
        List<String> names = chosen(target.classes(), has);
        return names.isEmpty() ? NONE : String.join(", ", names);
    }

    /** The names of the columns with a prediction's values. */
    static List<String> outputs(Target target) {
        return target.match(
                ofClass -> probabilities(target),
                ofLabels -> probabilities(target),
                ofNumber -> List.of("Prediction (" + target.name() + ")"));
    }

    private static List<String> probabilities(Target target) {
        return target.classes().stream()
                .map(each -> "P (" + target.name() + "=" + each + ")")
                .toList();
    }

    /** The names at which a truth value is true. */
    static List<String> chosen(List<String> names, boolean[] which) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < which.length; i++) {
            if (which[i]) {
                chosen.add(names.get(i));
            }
        }
        return chosen;
    }

    static Column number(String name) {
        return new Column(name, Kind.NUMBER);
    }

    /** A number as a cell, {@code null} where there is none. */
    static Double cell(double number) {
        return Double.isFinite(number) ? number : null;
    }

    private static void addAll(List<Object> cells, double[] numbers) {
        for (double number : numbers) {
            cells.add(cell(number));
        }
    }

    private static double[] unknown(int count) {
        double[] unknown = new double[count];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }
}
