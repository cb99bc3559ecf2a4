package org.multimodalbtw.nodes.predictor;

import java.io.IOException;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.predict.PredictionSummary;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.PredictionColumns;
import org.multimodalbtw.nodes.table.TableWriter;

/** Applies a trained model to new rows. */
public final class MultimodalPredictorNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Multimodal Predictor")
            .icon("multimodal-predictor.png")
            .shortDescription("Predicts new rows with a model of the BTW Learner and shows each modality's weight.")
            .fullDescription(
                    """
                    <p>Predicts a class with the probability of each class, or a number, for each row of a tensor, and says how
                    much each modality counted: its <b>weight</b> (1 is the share of an unweighted modality) and its
                    <b>divergence</b> from the fused prediction (KL, in nats). A row's prediction does not depend on
                    which other rows are predicted with it.</p>
                    <p>Modalities are matched by name. A modality that a row, or the whole tensor, lacks takes no part: its weight
                    is 0 and its divergence a missing value. A row without any modality gets missing values.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Model", "A model of the BTW Learner.", MultimodalModelPortObject.TYPE)
                    .addInputPort("Tensor", "The rows to predict, encoded as in training.", TensorPortObject.TYPE)
                    .addOutputTable("Predictions", "One row for each row of the tensor, with the same RowID."))
            .model(model -> model.parametersClass(MultimodalPredictorParameters.class)
                    .configure(MultimodalPredictorNodeFactory::configure)
                    .execute(MultimodalPredictorNodeFactory::execute))
            .nodeType(NodeType.Predictor)
            .keywords("apply", "score", "probability", "modality weights", "deep learning", "multimodal");

    /** For the platform. */
    public MultimodalPredictorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        MultimodalPredictorParameters parameters = input.getParameters();
        MultimodalModelPortObjectSpec model = input.getInPortSpec(0);
        TensorPortObjectSpec tensor = input.getInPortSpec(1);
        if (model == null) {
            output.setOutSpec(0, null);
            return;
        }
        if (tensor != null) {
            ModalityMatch match = EngineWork.configure(() -> ModalityMatch.of(model, tensor));
            new Warnings().addAll(match.warnings()).show(output::setWarningMessage);
        }
        output.setOutSpec(0, model.knowsPredictions() ? spec(model, parameters) : null);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        MultimodalPredictorParameters parameters = input.getParameters();
        MultimodalModelPortObject model = input.getInPortObject(0);
        TensorPortObject tensor = input.getInPortObject(1);
        Warnings warnings = new Warnings();
        BufferedDataTable predictions = EngineWork.execute(context, monitor -> {
            warnings.addAll(ModalityMatch.of(model.getSpec(), tensor.getSpec()).warnings());
            try (Predictor predictor = Predictor.open(model.directory(), parameters.m_device.policy())) {
                return TableWriter.write(context, spec(model.getSpec(), parameters), writer -> {
                    PredictionSummary summary = predict(predictor, model, tensor, parameters, writer, monitor);
                    addTo(warnings, summary);
                });
            }
        });
        warnings.show(output::setWarningMessage);
        output.setOutData(0, predictions);
    }

    private static DataTableSpec spec(MultimodalModelPortObjectSpec model, MultimodalPredictorParameters parameters) {
        return Columns.table(PredictionColumns.of(model, parameters.m_own).specs());
    }

    private static PredictionSummary predict(
            Predictor predictor,
            MultimodalModelPortObject model,
            TensorPortObject tensor,
            MultimodalPredictorParameters parameters,
            TableWriter writer,
            ProgressMonitor monitor)
            throws IOException {
        PredictionColumns columns = PredictionColumns.of(model.getSpec(), parameters.m_own);
        return predictor.predict(tensor.file(), row -> writer.add(row.rowId(), columns.cells(row)), monitor);
    }

    private static void addTo(Warnings warnings, PredictionSummary summary) {
        if (summary.missing() > 0) {
            warnings.add("Without a prediction, because they have no modality that the model knows: "
                    + summary.missing() + (summary.missing() == 1 ? " row." : " rows."));
        }
        warnings.addAll(summary.warnings());
    }
}
