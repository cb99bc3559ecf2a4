package org.multimodalbtw.nodes.inspector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView.ViewInput;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.report.WeightOverview;
import org.multimodalbtw.engine.report.WeightPicture;
import org.multimodalbtw.engine.report.WeightRows;
import org.multimodalbtw.engine.weight.WeightSummary;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.view.ReportTable;
import org.multimodalbtw.nodes.view.ViewPage;

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
                    modality with a small weight may still be the right one in a row. What moved the predictions is said by the
                    <b>contributions</b>: where the table has those of the Multimodal Predictor, the first table has the mean
                    |contribution| of each modality over all rows that have a prediction (a row that lacks the modality counts 0), on the scale
                    of the prediction, with a 95 % interval in which each row counts for itself.</p>
                    <p>Where the table also holds the target, the view compares correct and wrong predictions. To group by
                    another column, for example the ward, join it to the table first.</p>
                    <h3>How to read the result</h3>
                    <p>Read the notes first: they say whether the weights are in use at all, and what is missing. A modality whose
                    weights are low for one class and high for another is reliable for the latter alone; one that is low everywhere
                    disagrees with the others or tells little. Compare with the learner's scores of each modality alone before you
                    leave a modality out.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Model", "A model of the BTW Learner.", MultimodalModelPortObject.TYPE)
                    .addInputTable(
                            "Weights",
                            "The predictions of the Multimodal Predictor, or the weights of the BTW Learner.")
                    .addOutputTable(
                            "Weights by modality",
                            "One row for each modality: its weights, and where the table has contributions, their mean size.")
                    .addOutputTable(
                            "Weights by prediction", "One row for each predicted class or third of the predictions.")
                    .addOutputTable("Notes", "What to know before reading the figures.")
                    .addOutputPort(
                            "Image",
                            "The pictures of the view for a report, as a PNG: how the weights are spread, all rows as a heat map, "
                                    + "mutual information with intervals, weights by epoch, and the use of experts.",
                            ImagePortObject.TYPE))
            .model(model -> model.withoutParameters()
                    .configure(BtwWeightInspectorNodeFactory::configure)
                    .execute(BtwWeightInspectorNodeFactory::execute))
            .addView(view -> view.withoutParameters()
                    .description(
                            "How the weights are spread over all rows, by prediction, by correct or wrong, and by other "
                                    + "columns; all rows and modalities as a picture to look into; one row in focus, with its "
                                    + "prediction with and without weights; and what training found: the mutual information of each "
                                    + "modality with its interval, the weights by epoch, and the experts that each modality uses.")
                    .page(page -> page.fromString(() -> ViewPage.withCharts("inspector.js"))
                            .relativePath("weight-inspector.js"))
                    .initialData(data -> data.data(ReportTable::json))
                    .dataService(service -> service.handler(BtwWeightInspectorNodeFactory::questions)))
            .nodeType(NodeType.Visualizer)
            .keywords(
                    "explain",
                    "modality weights",
                    "importance",
                    "summary",
                    "multimodal",
                    "SHAP",
                    "explainable",
                    "fusion");

    /** For the platform. */
    public BtwWeightInspectorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        MultimodalModelPortObjectSpec model = input.getInPortSpec(0);
        DataTableSpec table = input.getInPortSpec(1);
        List<String> modalities = model == null ? List.of() : Modality.names(model.modalities());
        boolean haveContributions =
                model != null && CohortContributions.of(model, table).isPresent();
        output.setOutSpec(0, SummaryTables.modalitySpec(modalities, haveContributions));
        output.setOutSpec(2, SummaryTables.warningSpec());
        output.setOutSpec(3, new ImagePortObjectSpec(PNGImageContent.TYPE));
        if (model == null) {
            return;
        }
        if (table.getNumColumns() > 0) {
            EngineWork.configure(() -> WeightColumns.of(model, table));
        }
        output.setOutSpec(1, SummaryTables.groupSpec(model));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        MultimodalModelPortObject model = input.getInPortObject(0);
        BufferedDataTable table = input.getInPortObject(1);
        EngineWork.execute(context, monitor -> {
            WeightRows rows =
                    WeightColumns.of(model.getSpec(), table.getDataTableSpec()).read(table, monitor);
            if (model.getSpec().keepsWeightsOut()) {
                rows.note(
                        "The weights do not enter this model's network: they did not lower the loss of held-out rows by more "
                                + "than one standard error. They show how far modalities agree.");
            }
            Path directory = model.directory();
            TrainingInsight insight = ModelDirectory.readInsight(directory).orElse(null);
            if (insight != null) {
                rows.noteLimits(
                        insight,
                        ModelDirectory.readManifest(directory).weights().divergenceCap());
            }
            WeightSummary summary = rows.summary();
            WeightOverview overview = rows.overview(insight);
            Optional<List<Estimate>> contributions = CohortContributions.of(model.getSpec(), table.getDataTableSpec())
                    .map(columns -> columns.read(table, monitor));
            output.setOutData(0, SummaryTables.modalities(summary, insight, contributions, context));
            output.setOutData(1, SummaryTables.groups(summary, model.getSpec(), context));
            output.setOutData(2, SummaryTables.warnings(summary, context));
            output.setOutData(3, image(overview));
            output.setInternalData(ReportTable.of(overview, context), table, model);
            return null;
        });
    }

    private static ImagePortObject image(WeightOverview overview) throws IOException {
        return new ImagePortObject(
                new PNGImageContent(WeightPicture.png(overview)), new ImagePortObjectSpec(PNGImageContent.TYPE));
    }

    private static Object questions(ViewInput input) {
        return new WeightQuestions(input.getInternalPortObjects());
    }
}
