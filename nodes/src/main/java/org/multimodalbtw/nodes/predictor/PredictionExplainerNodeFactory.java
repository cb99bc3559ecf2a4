package org.multimodalbtw.nodes.predictor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.LongCell;
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
import org.multimodalbtw.engine.attribution.Attribution;
import org.multimodalbtw.engine.attribution.CohortFeature;
import org.multimodalbtw.engine.attribution.ExplanationSettings;
import org.multimodalbtw.engine.attribution.ExplanationSummary;
import org.multimodalbtw.engine.attribution.FeatureExplainer;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.run.Device;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;

/** Says which features moved each prediction. */
public final class PredictionExplainerNodeFactory extends DefaultNodeFactory {

    private static final int ROWS_PORT = 2;
    private static final int FIRST_TABLE = 3;

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Prediction Explainer")
            .icon("prediction-explainer.png")
            .shortDescription("Says which columns, measurements, words or picture regions moved each prediction.")
            .fullDescription(
                    """
                    <p>Explains predictions of a model of the BTW Learner feature by feature. Connect the model and the rows as at the
                    Multimodal Predictor: either a tensor, or raw tables, which the model's own encoders read.</p>
                    <p>The contributions of columns, measurements and words are <b>integrated gradients</b>: how the fused score changes
                    on the straight way from an average row (average numbers, no category, an empty text) to this one, while the row's
                    weights and its experts are held. Regions of pictures, and parts of texts that a local model reads, show what is lost where
                    they are hidden; but for pixels, they are seen where raw tables are connected, not a tensor.</p>
                    <h3>How to read the result</h3>
                    <p>A contribution above 0 speaks for the class, one below 0 against it. The scale is the <b>log odds</b> of the class
                    or label (.7 doubles the odds), or the number in its own units. All lines of a row for a class or label add up to its
                    prediction less the base, the mean prediction of rows that were held out in training. <b>other features</b> adds up what is not
                    shown of a modality; <b>own predictions and routing</b> is what no feature explains: the modalities' own predictions
                    in the final pool, the row's weights, and what it lacks.</p>
                    <p><b>Value</b> is what the encoder saw: a number in its own units, empty where the cell was empty. Words, codes and categories
                    that fewer than five patients have are not named. Contributions say what moved the model, not what causes the
                    outcome.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Model", group -> group.name("Model")
                            .description("A model of the BTW Learner.")
                            .fixed(MultimodalModelPortObject.TYPE))
                    .addInputPortGroup("Tensor", group -> group.name("Tensor")
                            .description("Optional: the rows to explain, encoded as in training.")
                            .fixed(TensorPortObject.TYPE_OPTIONAL))
                    .addInputPortGroup("Rows", group -> group.name("Rows")
                            .description(
                                    "Optional: a table with the RowIDs of the rows to explain; of a table with a column 'split', such as "
                                            + "the labels, only the test rows.")
                            .fixed(BufferedDataTable.TYPE_OPTIONAL))
                    .addInputPortGroup("Tables", group -> group.name("Table")
                            .description(
                                    "Instead of the tensor: a table with raw data of the rows to explain, with the columns that one "
                                            + "or more of the model's modalities were encoded from.")
                            .extendable()
                            .supportedTypes(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Explanations", group -> group.name("Explanations")
                            .description(
                                    "One row for each feature of each explained row: modality, feature, value, and contribution to "
                                            + "the log odds of the class or label, or to the number in its units.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Cohort", group -> group.name("Cohort")
                            .description(
                                    "One row for each feature: the mean of its absolute contributions over all explained rows, in "
                                            + "the same scale, and how many rows have it; where rows are explained for several "
                                            + "classes or labels, for each of these over the rows that are explained for it.")
                            .fixed(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(PredictionExplainerParameters.class)
                    .configure(PredictionExplainerNodeFactory::configure)
                    .execute(PredictionExplainerNodeFactory::execute))
            .nodeType(NodeType.Predictor)
            .keywords(
                    "explain",
                    "attribution",
                    "integrated gradients",
                    "feature importance",
                    "occlusion",
                    "multimodal",
                    "SHAP",
                    "explainable");

    private static final DataTableSpec EXPLANATIONS = Columns.table(List.of(
            Columns.text("Row"),
            Columns.text("Explained"),
            Columns.text("Modality"),
            Columns.text("Feature"),
            Columns.text("Value"),
            Columns.number("Contribution")));

    /** With the class or label of each line where rows are explained for several. */
    private static DataTableSpec cohort(boolean ofSeveral) {
        List<DataColumnSpec> columns = new ArrayList<>();
        if (ofSeveral) {
            columns.add(Columns.text("Explained"));
        }
        columns.addAll(List.of(
                Columns.text("Modality"),
                Columns.text("Feature"),
                Columns.count("Rows"),
                Columns.number("Mean absolute contribution")));
        return Columns.table(columns);
    }

    /** For the platform. */
    public PredictionExplainerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        PredictionExplainerParameters parameters = input.getParameters();
        MultimodalModelPortObjectSpec model = input.getInPortSpec(0);
        Warnings warnings = new Warnings();
        if (model != null) {
            warnings.addAll(RowsToScore.configure(input, model, FIRST_TABLE, parameters.namedTables()));
        }
        warnings.show(output::setWarningMessage);
        output.setOutSpec(0, EXPLANATIONS);
        output.setOutSpec(1, cohort(parameters.settings().areSeveral()));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        PredictionExplainerParameters parameters = input.getParameters();
        MultimodalModelPortObject model = input.getInPortObject(0);
        RowsToScore rows = RowsToScore.of(input, model, FIRST_TABLE, parameters.namedTables());
        Warnings warnings = new Warnings();
        BufferedDataTable chosen = input.getInPortObject(ROWS_PORT);
        BufferedDataTable[] tables = EngineWork.execute(context, monitor -> {
            ExplanationSettings settings = chosen == null
                    ? parameters.settings()
                    : parameters.settings().of(ChosenRows.ids(chosen));
            boolean areRowIds = chosen != null && rows.haveOneOf(ChosenRows.ids(chosen));
            return (areRowIds ? rows.byRowId() : rows)
                    .use(
                            warnings,
                            monitor,
                            (file, raw, rest) -> explain(
                                    context,
                                    settings,
                                    model,
                                    parameters.m_device,
                                    new Source(file, raw),
                                    warnings,
                                    rest));
        });
        warnings.show(output::setWarningMessage);
        output.setOutData(0, tables[0]);
        output.setOutData(1, tables[1]);
    }

    /** A tensor file, and the raw tables that it was encoded from. */
    private record Source(Path tensorFile, Map<String, TableRows> raw) {}

    private static BufferedDataTable[] explain(
            ExecutionContext context,
            ExplanationSettings settings,
            MultimodalModelPortObject model,
            Device device,
            Source source,
            Warnings warnings,
            ProgressMonitor monitor)
            throws IOException {
        ExplanationSummary[] summary = new ExplanationSummary[1];
        try (FeatureExplainer explainer = FeatureExplainer.open(model.directory(), device.policy())) {
            BufferedDataTable lines = TableWriter.write(
                    context,
                    EXPLANATIONS,
                    writer -> summary[0] = explainer.explain(
                            source.tensorFile(), source.raw(), settings, line -> add(writer, line), monitor));
            warnings.addAll(summary[0].warnings());
            BufferedDataTable cohort = TableWriter.write(context, cohort(settings.areSeveral()), writer -> summary[0]
                    .cohort()
                    .forEach(feature -> add(writer, feature, settings.areSeveral())));
            return new BufferedDataTable[] {lines, cohort};
        }
    }

    private static void add(TableWriter writer, Attribution line) {
        writer.add(List.of(
                Columns.cell(line.rowId()),
                Columns.cell(line.explained()),
                Columns.cell(orMissing(line.modality())),
                Columns.cell(line.feature()),
                Columns.cell(orMissing(line.value())),
                Columns.cell(line.contribution())));
    }

    private static void add(TableWriter writer, CohortFeature feature, boolean ofSeveral) {
        List<DataCell> cells = new ArrayList<>();
        if (ofSeveral) {
            cells.add(Columns.cell(orMissing(feature.explained())));
        }
        cells.addAll(List.of(
                Columns.cell(feature.modality()),
                Columns.cell(feature.feature()),
                new LongCell(feature.rows()),
                Columns.cell(feature.meanContribution())));
        writer.add(cells);
    }

    private static String orMissing(String text) {
        return text.isEmpty() ? null : text;
    }
}
