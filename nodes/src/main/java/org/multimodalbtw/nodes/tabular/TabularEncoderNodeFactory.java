package org.multimodalbtw.nodes.tabular;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;
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
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TabularEncoder;
import org.multimodalbtw.engine.report.EncoderReport;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.KnimeRows;
import org.multimodalbtw.nodes.table.SelectedRows;
import org.multimodalbtw.nodes.view.ReportTable;
import org.multimodalbtw.nodes.view.ViewPage;

/** Turns a table into a tensor: one modality. */
public final class TabularEncoderNodeFactory extends DefaultNodeFactory {

    private static final String KIND = "tabular";

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Tabular Encoder")
            .icon("tabular-encoder.png")
            .shortDescription("Turns the columns of a table into a tensor that a multimodal network reads.")
            .fullDescription(
                    """
                    <p>Turns each row of a table, for example the lab values of a patient, into a row of numbers of one
                    modality. Numbers are standardised, categories become one value each, and lists of numbers are
                    standardised position by position. The RowID stays: by it the Modality Collector joins the modalities.</p>
                    <p>Means, spreads and categories are learnt from the <b>training rows</b> alone. Connect the table that says
                    which rows those are, usually the labels with a split column, to the second input.</p>
                    <p>An empty cell is filled with the training rows' median or a category of its own, and marked. A row whose
                    cells are all empty lacks the modality: the network is told so and sees no made-up numbers.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Table", group -> group.name("Table")
                            .description("One row for each patient or sample.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Training rows", group -> group.name("Training rows")
                            .description(
                                    "Optional: a table whose rows, or whose rows with a certain value in a split column, "
                                            + "are the training rows. Matched by RowID.")
                            .fixed(BufferedDataTable.TYPE_OPTIONAL))
                    .addOutputPortGroup("Tensor", group -> group.name("Tensor")
                            .description("The encoded rows as one modality, for the Modality Collector.")
                            .fixed(TensorPortObject.TYPE))
                    .addOutputPortGroup("Encoder", group -> group.name("Encoder")
                            .description("What was learnt from the training rows.")
                            .fixed(EncoderPortObject.TYPE)))
            .model(model -> model.parametersClass(TabularEncoderParameters.class)
                    .configure(TabularEncoderNodeFactory::configure)
                    .execute(TabularEncoderNodeFactory::execute))
            .addView(view -> view.withoutParameters()
                    .description(
                            "What became of each column: used or left out, filled in, and how many values it gives.")
                    .page(page ->
                            page.fromString(() -> ViewPage.plain("encoder.js")).relativePath("encoder.js"))
                    .initialData(data -> data.data(ReportTable::json)))
            .nodeType(NodeType.Manipulator)
            .keywords("standardise", "normalise", "one-hot", "categories", "tensor", "modality", "multimodal");

    /** For the platform. */
    public TabularEncoderNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        TabularEncoderParameters parameters = input.getParameters();
        DataTableSpec trainingRows = input.getInPortSpec(TabularEncoderParameters.TRAINING_ROWS_PORT);
        DataTableSpec table = input.getInPortSpec(0);
        Modality modality = EngineWork.configure(() -> Modality.named(parameters.modality()));
        List<String> columns = EngineWork.configure(() -> parameters.columns(table));
        if (trainingRows != null) {
            EngineWork.configure(() -> parameters.splits(trainingRows));
        }
        output.setOutSpec(0, new TensorPortObjectSpec(List.of(modality)));
        output.setOutSpec(1, new EncoderPortObjectSpec(modality, KIND, columns));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        TabularEncoderParameters parameters = input.getParameters();
        ExecutionContext context = input.getExecutionContext();
        EngineWork.execute(context, monitor -> {
            BufferedDataTable table = input.getInPortObject(0);
            Warnings warnings = new Warnings();
            TableRows rows = new KnimeRows(table, parameters.columns(table.getDataTableSpec()));
            FittedEncoder encoder = TabularEncoder.fit(
                    parameters.modality(),
                    trainingRows(rows, input, warnings),
                    parameters.settings(),
                    monitor.part(0, .5));
            FileStore file = context.createFileStore("tensor");
            EncodingSummary summary = encoder.encode(rows, file.getFile().toPath(), monitor.part(.5, 1));
            warn(encoder, summary, warnings);
            output.setOutData(0, new TensorPortObject(spec(encoder, summary), file));
            output.setOutData(1, save(encoder, context));
            output.setInternalData(ReportTable.of(EncoderReport.of(encoder, summary), context));
            warnings.show(output::setWarningMessage);
            return null;
        });
    }

    private static TableRows trainingRows(TableRows rows, ExecuteInput input, Warnings warnings) {
        TabularEncoderParameters parameters = input.getParameters();
        BufferedDataTable table = input.getInPortObject(TabularEncoderParameters.TRAINING_ROWS_PORT);
        if (table == null) {
            warnings.add(
                    "All rows are training rows, because no table says which are. If some of them are to test a model, "
                            + "connect the table with the split to the second input.");
            return rows;
        }
        TableRows training = new SelectedRows(rows, trainingIds(table, parameters));
        if (training.size() == 0) {
            throw new InputException(
                    "None of the rows to encode is a training row.",
                    "Check that both tables have the same RowIDs, and the split column and its training value.");
        }
        return training;
    }

    private static Set<String> trainingIds(BufferedDataTable table, TabularEncoderParameters parameters) {
        boolean splits = parameters.splits(table.getDataTableSpec());
        Set<String> ids = new HashSet<>();
        new KnimeRows(table, splits ? List.of(parameters.m_splitColumn) : List.of()).forEach(row -> {
            if (!splits || !row.isMissing(0) && row.category(0).equals(parameters.m_trainingValue)) {
                ids.add(row.id());
            }
        });
        return ids;
    }

    private static void warn(FittedEncoder encoder, EncodingSummary summary, Warnings warnings) {
        encoder.report().columns().stream()
                .filter(column -> column.features() == 0)
                .forEach(column -> warnings.add("Column '" + column.name() + "': " + column.treatment() + "."));
        warnings.addAll(summary.warnings());
    }

    private static TensorPortObjectSpec spec(FittedEncoder encoder, EncodingSummary summary) {
        return new TensorPortObjectSpec(
                List.of(Modality.of(encoder.output())), summary.rows(), List.of(summary.missing()));
    }

    private static EncoderPortObject save(FittedEncoder encoder, ExecutionContext context) throws IOException {
        FileStore directory = context.createFileStore("encoder");
        encoder.save(directory.getFile().toPath());
        List<String> columns =
                encoder.report().columns().stream().map(column -> column.name()).toList();
        return new EncoderPortObject(
                new EncoderPortObjectSpec(Modality.of(encoder.output()), KIND, columns), directory);
    }
}
