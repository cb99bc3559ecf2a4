package org.multimodalbtw.nodes.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataCell;
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
import org.multimodalbtw.engine.report.page.Answer;
import org.multimodalbtw.engine.report.page.Checklist;
import org.multimodalbtw.engine.report.page.TripodItem;
import org.multimodalbtw.nodes.encoder.MetLabels;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;
import org.multimodalbtw.nodes.view.ReportTable;
import org.multimodalbtw.nodes.view.ViewPage;

/** Writes what is known of a model, or of one patient's prediction, as one page. */
public final class MultimodalReportNodeFactory extends DefaultNodeFactory {

    static final int LABELS = 2;
    private static final int SCORES = 3;
    private static final int READ = 4;

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Multimodal Report")
            .icon("multimodal-report.png")
            .shortDescription(
                    "Writes a report on a model of the BTW Learner, or on one patient, as one page that prints well.")
            .fullDescription(
                    """
                    <p>Puts together what is known of a model: the cohort, what was read, scores with intervals, whether its figures come
                    true, what moved the predictions, weights, how sure it is, limits, settings, versions and seed, and each item of the
                    checklist <b>TRIPOD+AI</b>: filled from the data, to be written by hand, or not applicable with a reason.</p>
                    <p>The page is one HTML file that needs nothing else: no script, no address, no clock. The same data give the same
                    file. Print it, or save it as PDF, from any browser.</p>
                    <p>RowIDs of patients do not occur in the report on the cohort, unless you ask for them. With <i>One patient</i> the
                    page is about one prediction, in plain words.</p>
                    <h3>How to read the result</h3>
                    <p>Read <i>Limits</i> first: which rows judge the model, how many events they have, and what was left out. A section
                    for which something lacks says what to connect. The table <i>Checklist</i> has the items of TRIPOD+AI; those that are
                    <i>by hand</i> have a line to write on in the page.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Model", group -> group.name("Model")
                            .description("A model of the BTW Learner.")
                            .fixed(MultimodalModelPortObject.TYPE))
                    .addInputPortGroup("Predictions", group -> group.name("Predictions")
                            .description(
                                    "The predictions of the Multimodal Predictor, with all columns that the report should show, or the "
                                            + "weights of held-out rows of the BTW Learner.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Labels", group -> group.name("Labels")
                            .description(
                                    "Optional: what is true of the rows, what they were used for, and to whom they belong; joined by "
                                            + "RowID.")
                            .fixed(BufferedDataTable.TYPE_OPTIONAL))
                    .addInputPortGroup("Scores", group -> group.name("Scores")
                            .description("Optional: the scores of the BTW Learner.")
                            .fixed(BufferedDataTable.TYPE_OPTIONAL))
                    .addInputPortGroup("What was read", group -> group.name("What was read")
                            .description("Optional: the table of the Cohort Check.")
                            .fixed(BufferedDataTable.TYPE_OPTIONAL))
                    .addOutputPortGroup("Report", group -> group.name("Report")
                            .description("One row: where the page was written, and the page itself.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Checklist", group -> group.name("Checklist")
                            .description("One row for each item of TRIPOD+AI.")
                            .fixed(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(MultimodalReportParameters.class)
                    .configure(MultimodalReportNodeFactory::configure)
                    .execute(MultimodalReportNodeFactory::execute))
            .addView(view -> view.withoutParameters()
                    .description("The page as it was written.")
                    .page(page ->
                            page.fromString(() -> ViewPage.plain("report.js")).relativePath("report.js"))
                    .initialData(data -> data.data(ReportTable::json)))
            .nodeType(NodeType.Visualizer)
            .keywords(
                    "report", "TRIPOD", "checklist", "calibration", "model card", "HTML", "PDF", "print", "multimodal");

    /** For the platform. */
    public MultimodalReportNodeFactory() {
        super(NODE);
    }

    /**
     * What the view shows.
     *
     * @param page the page
     */
    record Shown(String page) {}

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        MultimodalReportParameters parameters = input.getParameters();
        MultimodalModelPortObjectSpec model = input.getInPortSpec(0);
        DataTableSpec predictions = input.getInPortSpec(1);
        DataTableSpec labels = input.getInPortSpec(LABELS);
        DataTableSpec scores = input.getInPortSpec(SCORES);
        output.setOutSpec(0, ModelReport.spec());
        output.setOutSpec(1, checklistSpec());
        EngineWork.configure(() -> {
            new ModelReport(parameters).checkPlace();
            if (scores != null && scores.getNumColumns() > 0) {
                ScoreRows.of(scores);
            }
            if (model != null && model.knowsPredictions() && predictions.getNumColumns() > 0) {
                PredictedRows.of(model, predictions);
            }
            if (model != null && model.knowsPredictions() && labels != null && labels.getNumColumns() > 0) {
                LabelledRows.truth(model.target(), labels);
                LabelledRows.split(labels, parameters);
                AskedColumns.require(labels, parameters);
            }
            return null;
        });
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        MultimodalReportParameters parameters = input.getParameters();
        BufferedDataTable predictions = input.getInPortObject(1);
        BufferedDataTable labels = input.getInPortObject(LABELS);
        EngineWork.execute(context, monitor -> {
            Optional<MetLabels> met =
                    labels == null ? Optional.empty() : Optional.of(MetLabels.of(labels, predictions, context));
            ModelReport.Sources sources = new ModelReport.Sources(
                    input.getInPortObject(0),
                    predictions,
                    met.map(MetLabels::table).orElse(null),
                    input.getInPortObject(SCORES),
                    input.getInPortObject(READ));
            ModelReport.Written written = new ModelReport(parameters).write(sources, monitor);
            Warnings warnings = new Warnings();
            met.flatMap(MetLabels::note).ifPresent(warnings::add);
            addNotes(warnings, sources, written);
            warnings.show(output::setWarningMessage);
            output.setOutData(0, written.table(context));
            output.setOutData(1, checklist(Checklist.of(written.data()), context));
            output.setInternalData(ReportTable.of(new Shown(written.page()), context));
            return null;
        });
    }

    private static void addNotes(Warnings warnings, ModelReport.Sources sources, ModelReport.Written written) {
        if (written.replaced()) {
            warnings.add("The file '" + written.file().orElseThrow() + "' was replaced.");
        }
        long unpredicted =
                written.data().rows().stream().filter(row -> !row.isPredicted()).count();
        if (unpredicted > 0 && unpredicted == written.data().rows().size()) {
            warnings.add("No row of the predictions has a prediction (" + unpredicted
                    + (unpredicted == 1 ? " row" : " rows")
                    + "), so that the report says nothing of how the model predicts. Connect the predictions of rows that have"
                    + " a modality of the model.");
            return;
        }
        boolean isJudged = written.data().rows().stream()
                .anyMatch(row -> row.labelled().truth().isPresent());
        if (sources.labels() != null && !isJudged) {
            warnings.add(
                    "No row of the predictions has a label that the model knows: the report does not say how good they"
                            + " are. If it should, connect the labels of the same rows, with the same RowIDs and classes.");
        }
    }

    private static DataTableSpec checklistSpec() {
        return Columns.table(
                List.of(Columns.text("Item"), Columns.text("Asks for"), Columns.text("State"), Columns.text("Answer")));
    }

    private static BufferedDataTable checklist(Map<TripodItem, Answer> answers, ExecutionContext context)
            throws IOException {
        return TableWriter.write(
                context,
                checklistSpec(),
                writer -> answers.forEach((item, answer) -> writer.add(item.number(), cells(item, answer))));
    }

    private static List<DataCell> cells(TripodItem item, Answer answer) {
        return List.of(
                Columns.cell(item.number()),
                Columns.cell(item.asks()),
                Columns.cell(answer.state().word()),
                Columns.cell(answer.text()));
    }
}
