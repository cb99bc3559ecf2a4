package org.multimodalbtw.nodes.inspector;

import java.util.List;
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
import org.multimodalbtw.engine.weight.WeightSummary;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;

/** Summarises which modalities carried the predictions. */
public final class BtwWeightInspectorNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("BTW Weight Inspector")
            .icon("btw-weight-inspector.png")
            .shortDescription("Summarises which modalities carried the predictions of a model.")
            .fullDescription(
                    """
                    <p>Shows how the weights of a model of the BTW Learner are spread: for each modality, and for each predicted
                    class (for numbers: for the lowest, middle and highest third of the predictions). A weight of 1 is the
                    share of an unweighted modality. A modality <b>dominates</b> a row if it carries more than 90 % of the
                    weight of the modalities that the row has.</p>
                    <p>Weights say how far a modality agrees with the fused prediction. They are no measure of cause, and a
                    modality with a small weight may still be the right one in a row.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Model", "A model of the BTW Learner.", MultimodalModelPortObject.TYPE)
                    .addInputTable(
                            "Weights",
                            "The predictions of the Multimodal Predictor, or the weights of the BTW Learner.")
                    .addOutputTable("Weights by modality", "One row for each modality.")
                    .addOutputTable(
                            "Weights by prediction", "One row for each predicted class or third of the predictions.")
                    .addOutputTable("Notes", "What to know before reading the figures."))
            .model(model -> model.withoutParameters()
                    .configure(BtwWeightInspectorNodeFactory::configure)
                    .execute(BtwWeightInspectorNodeFactory::execute))
            .nodeType(NodeType.Visualizer)
            .keywords("explain", "modality weights", "importance", "summary", "multimodal");

    /** For the platform. */
    public BtwWeightInspectorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        MultimodalModelPortObjectSpec model = input.getInPortSpec(0);
        DataTableSpec table = input.getInPortSpec(1);
        output.setOutSpec(0, SummaryTables.modalitySpec());
        output.setOutSpec(2, SummaryTables.warningSpec());
        if (model == null) {
            return;
        }
        if (table.getNumColumns() > 0) {
            EngineWork.configure(() -> WeightColumns.of(model, table));
        }
        output.setOutSpec(1, SummaryTables.groupSpec(Modality.names(model.modalities())));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        MultimodalModelPortObject model = input.getInPortObject(0);
        BufferedDataTable table = input.getInPortObject(1);
        List<String> modalities = Modality.names(model.getSpec().modalities());
        EngineWork.execute(context, monitor -> {
            WeightSummary summary =
                    WeightColumns.of(model.getSpec(), table.getDataTableSpec()).summarise(table, monitor);
            output.setOutData(0, SummaryTables.modalities(summary, context));
            output.setOutData(1, SummaryTables.groups(summary, modalities, context));
            output.setOutData(2, SummaryTables.warnings(summary, context));
            return null;
        });
    }
}
