package org.multimodalbtw.nodes.inspector;

import java.io.IOException;
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
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.report.InspectorReport;
import org.multimodalbtw.engine.report.WeightOverview;
import org.multimodalbtw.engine.report.WeightPicture;
import org.multimodalbtw.engine.report.WeightRows;
import org.multimodalbtw.engine.report.WeightUse;
import org.multimodalbtw.nodes.encoder.MetLabels;
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
                    of the prediction, with a 95 % interval. Where a column says which rows are of one
                    patient, intervals count patients, not rows; a note says so.</p>
                    <p>Where the labels are connected, or the table itself holds the target, the view says who was predicted right and
                    who wrong, and opens with the patient who was predicted wrong most surely. To group by another column, for
                    example the ward, join it to the table first.</p>
                    <h3>How to read the result</h3>
                    <p>Read the notes first: they say whether the weights are in use at all, and what is missing. A modality whose
                    weights are low for one class and high for another is reliable for the latter alone; one that is low everywhere
                    disagrees with the others or tells little. Compare with the learner's scores of each modality alone before you
                    leave a modality out.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(BtwWeightInspectorNodeFactory::ports)
            .model(model -> model.parametersClass(BtwWeightInspectorParameters.class)
                    .configure(BtwWeightInspectorNodeFactory::configure)
                    .execute(BtwWeightInspectorNodeFactory::execute))
            .addView(view -> view.withoutParameters()
                    .description(
                            "Whether the weights are in use; one patient, with what is predicted, what is true and what moved "
                                    + "the prediction; how far each modality moved the predictions of all; how the weights are spread "
                                    + "over all rows, by prediction, by correct or wrong, and by other columns; all rows and "
                                    + "modalities as a picture to look into; where the truth is known, what could be decided, for whom "
                                    + "it is worse, and calibration; and what training found: the mutual information of each "
                                    + "modality with its interval, the weights by epoch, and the experts that each modality uses.")
                    .page(page -> page.fromString(() ->
                                    ViewPage.withCharts("charts.js", "contributions.js", "patient.js", "inspector.js"))
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

    private static final int LABELS = 2;

    /** For the platform. */
    public BtwWeightInspectorNodeFactory() {
        super(NODE);
    }

    private static void ports(DynamicPortsAdder ports) {
        ports.addInputPortGroup("Model", group -> group.name("Model")
                        .description("A model of the BTW Learner.")
                        .fixed(MultimodalModelPortObject.TYPE))
                .addInputPortGroup("Weights", group -> group.name("Weights")
                        .description("The predictions of the Multimodal Predictor, or the weights of the BTW Learner.")
                        .fixed(BufferedDataTable.TYPE))
                .addInputPortGroup("Labels", group -> group.name("Labels")
                        .description("Optional: what is true of the rows, joined by RowID: the view then says who was"
                                + " predicted right or wrong.")
                        .fixed(BufferedDataTable.TYPE_OPTIONAL))
                .addOutputPortGroup("Weights by modality", group -> group.name("Weights by modality")
                        .description(
                                "One row for each modality: its weights, and where the table has contributions, their"
                                        + " mean size.")
                        .fixed(BufferedDataTable.TYPE))
                .addOutputPortGroup("Weights by prediction", group -> group.name("Weights by prediction")
                        .description("One row for each predicted class or third of the predictions.")
                        .fixed(BufferedDataTable.TYPE))
                .addOutputPortGroup("Notes", group -> group.name("Notes")
                        .description("What to know before reading the figures.")
                        .fixed(BufferedDataTable.TYPE))
                .addOutputPortGroup("Image", group -> group.name("Image")
                        .description(
                                "The pictures of the view for a report, as a PNG: how the weights are spread, all rows"
                                        + " as a heat map, mutual information with intervals, weights by epoch, and the"
                                        + " use of experts.")
                        .fixed(ImagePortObject.TYPE));
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
        DataTableSpec labels = input.getInPortSpec(LABELS);
        if (labels != null && labels.getNumColumns() > 0 && model.knowsPredictions()) {
            EngineWork.configure(() -> TrueOutcomes.required(model.target(), labels));
        }
        output.setOutSpec(1, SummaryTables.groupSpec(model));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        MultimodalModelPortObject model = input.getInPortObject(0);
        BufferedDataTable table = input.getInPortObject(1);
        BufferedDataTable given = input.getInPortObject(LABELS);
        EngineWork.execute(context, monitor -> {
            Optional<MetLabels> met =
                    given == null ? Optional.empty() : Optional.of(MetLabels.of(given, table, context));
            BufferedDataTable labels = met.map(MetLabels::table).orElse(null);
            MultimodalModelPortObjectSpec spec = model.getSpec();
            DataTableSpec columns = table.getDataTableSpec();
            TrueOutcomes truth = TrueOutcomes.of(spec.target(), columns, labels, monitor);
            WeightRows rows = WeightColumns.of(spec, columns).read(table, truth, monitor);
            TrainingInsight insight =
                    ModelDirectory.readInsight(model.directory()).orElse(null);
            met.flatMap(MetLabels::note).ifPresent(rows::note);
            addNotes(rows, model, insight, labels != null);
            InspectedGroups groups =
                    InspectedGroups.of(input.getParameters(), labels == null ? table : labels, spec.target());
            groups.notes().forEach(rows::note);
            InspectorReport report = report(model, new Inspected(table, labels, groups), rows, insight, monitor);
            output.setOutData(0, SummaryTables.modalities(rows.summary(), insight, report.contributions(), context));
            output.setOutData(1, SummaryTables.groups(rows.summary(), spec, context));
            output.setOutData(2, SummaryTables.warnings(rows.summary(), context));
            output.setOutData(3, image(report.weights()));
            BufferedDataTable kept = ReportTable.of(report, context);
            if (labels == null) {
                output.setInternalData(kept, table, model);
            } else {
                output.setInternalData(kept, table, model, labels);
            }
            return null;
        });
    }

    private static void addNotes(
            WeightRows rows, MultimodalModelPortObject model, TrainingInsight insight, boolean haveLabels)
            throws IOException {
        MultimodalModelPortObjectSpec spec = model.getSpec();
        if (spec.keepsWeightsOut()) {
            rows.note("The weights do not enter this model's network: they did not lower the loss of held-out rows by"
                    + " more than one standard error. They show how far modalities agree.");
        }
        if (insight != null) {
            rows.noteLimits(
                    insight,
                    ModelDirectory.readManifest(model.directory()).weights().divergenceCap());
        }
        if (haveLabels && rows.unlabelled() > 0) {
            if (rows.unlabelled() == rows.size()) {
                throw new InputException(
                        "No row of the predictions has a label.",
                        "Connect predictions and labels of the same rows, with the same RowIDs and classes.");
            }
            rows.note("The labels say nothing of " + rows.unlabelled() + " of the " + rows.size()
                    + " rows: those count neither as right nor as wrong.");
        }
    }

    private static InspectorReport report(
            MultimodalModelPortObject carried,
            Inspected inspected,
            WeightRows rows,
            TrainingInsight insight,
            ProgressMonitor monitor)
            throws IOException {
        MultimodalModelPortObjectSpec model = carried.getSpec();
        BufferedDataTable table = inspected.table();
        DataTableSpec columns = table.getDataTableSpec();
        RowSplits splits = RowSplits.of(table, inspected.labels());
        return new InspectorReport(
                rows.overview(insight),
                WeightUse.of(
                        model.scheme(),
                        model.keepsWeightsOut(),
                        model.keepsWeightsOut() ? ModelDirectory.readWeightShare(carried.directory()) : 0,
                        model.modalities().size()),
                model.target().task(),
                CohortContributions.of(model, columns)
                        .map(contributions -> contributions.read(table, rows, inspected.groups(), monitor))
                        .orElse(null),
                new CardColumns(model, columns, splits)
                        .first(table, rows, monitor)
                        .orElse(null),
                JudgedPredictions.of(carried, inspected, splits, monitor));
    }

    private static ImagePortObject image(WeightOverview overview) throws IOException {
        return new ImagePortObject(
                new PNGImageContent(WeightPicture.png(overview)), new ImagePortObjectSpec(PNGImageContent.TYPE));
    }

    private static Object questions(ViewInput input) {
        return new WeightQuestions(input.getInternalPortObjects());
    }
}
