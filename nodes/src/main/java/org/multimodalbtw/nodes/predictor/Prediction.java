package org.multimodalbtw.nodes.predictor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.certainty.Confidence;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.certainty.ConformalSets;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.predict.PredictionSummary;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.run.Device;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.AlarmColumns;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.PredictionColumns;
import org.multimodalbtw.nodes.table.TableWriter;

/** Predicts the rows of a tensor, as the Multimodal Predictor does. */
public final class Prediction {

    private final MultimodalPredictorParameters parameters;

    Prediction(MultimodalPredictorParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * @param device where the network runs
     * @return predictions with all that can be said of them: what each modality predicts on its own, contributions, the model's alarms, and
     *     how sure they are
     */
    public static Prediction full(Device device) {
        MultimodalPredictorParameters parameters = new MultimodalPredictorParameters();
        parameters.m_own = true;
        parameters.m_contributions = ContributionChoice.USUAL;
        parameters.m_howSure = true;
        parameters.m_device = device;
        return new Prediction(parameters);
    }

    /**
     * @param model what the model says of itself, which knows its predictions
     * @param beside columns that follow those of the predictions
     * @return the columns of the predictions; empty while the model's alarms are not known
     * @throws org.multimodalbtw.engine.InputException if the model has no such event
     */
    public Optional<DataTableSpec> expected(MultimodalModelPortObjectSpec model, List<PredictionColumns.Group> beside) {
        return parameters
                .alarms()
                .expected(model)
                .map(known ->
                        Columns.table(columns(model, List.of(), known, beside).specs()));
    }

    /**
     * @param model the model
     * @param tensorFile the rows
     * @param beside columns that follow those of the predictions
     * @param context the node's execution
     * @param warnings takes what the analyst should know
     * @param monitor progress and cancel
     * @return one row for each row of the tensor
     * @throws IOException if a file cannot be read or written
     */
    public BufferedDataTable write(
            MultimodalModelPortObject model,
            Path tensorFile,
            List<PredictionColumns.Group> beside,
            ExecutionContext context,
            Warnings warnings,
            ProgressMonitor monitor)
            throws IOException {
        try (Predictor predictor = Predictor.open(model.directory(), parameters.m_device.policy())) {
            List<ConformalScores> scores =
                    predictor.reference().map(Reference::conformal).orElse(List.of());
            PredictionColumns columns = columns(
                    model.getSpec(),
                    scores,
                    parameters.alarms().of(model.getSpec().target(), predictor.reference()),
                    beside);
            if (parameters.m_howSure) {
                predictor.askHowSure();
                warnings.addAll(lacking(predictor, parameters.confidence(), scores));
            }
            return TableWriter.write(context, Columns.table(columns.specs()), writer -> {
                PredictionSummary summary = predictor.predict(
                        tensorFile,
                        parameters.m_contributions.effort(),
                        row -> writer.add(row.rowId(), columns.cells(row)),
                        monitor);
                addTo(warnings, summary);
            });
        }
    }

    private PredictionColumns columns(
            MultimodalModelPortObjectSpec model,
            List<ConformalScores> scores,
            List<AlarmColumns.At> alarms,
            List<PredictionColumns.Group> beside) {
        PredictionColumns predictions = parameters.columns(model, scores, alarms);
        List<PredictionColumns.Group> more = new ArrayList<>(predictions.more());
        more.addAll(beside);
        return PredictionColumns.of(model, more);
    }

    /** What cannot be said of how sure predictions are, one sentence each. */
    private static List<String> lacking(Predictor predictor, Confidence confidence, List<ConformalScores> scores) {
        List<String> lacking = new ArrayList<>();
        ConformalSets sets = new ConformalSets(scores, confidence);
        if (sets.areKnown()) {
            lacking.addAll(sets.limits(predictor.manifest().target().classes()));
        } else {
            lacking.add(
                    "The model has no scores of held-out rows, as older models have none: sets and intervals are missing. "
                            + "Train it again to get them.");
        }
        if (predictor.manifest().training().members() == 1) {
            lacking.add(
                    "The model has one network: 'Disagreement' is missing. Train with more 'Networks to average' to get it.");
        }
        if (!predictor.judgesTypicality()) {
            lacking.add(
                    "The model does not judge how usual data are: 'Unlike training in' only names numbers beyond all of training. Train it"
                            + " with 'Unusual data count less' to get more.");
        }
        return lacking;
    }

    private static void addTo(Warnings warnings, PredictionSummary summary) {
        if (summary.missing() > 0) {
            warnings.add("Without a prediction, because they have no modality that the model knows: "
                    + summary.missing() + (summary.missing() == 1 ? " row." : " rows."));
        }
        // what the rows lack was said with what the tables or the tensor have
        warnings.addAll(summary.warnings().stream()
                .filter(sentence -> !sentence.startsWith("The tensor lacks "))
                .toList());
    }
}
