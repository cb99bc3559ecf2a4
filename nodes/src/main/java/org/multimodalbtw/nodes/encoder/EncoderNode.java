package org.multimodalbtw.nodes.encoder;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
import org.knime.node.DefaultView;
import org.knime.node.DefaultView.RequireViewParameters;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.SelectedRows;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.report.EncoderReport;
import org.multimodalbtw.engine.survey.RowOrderCheck;
import org.multimodalbtw.engine.survey.TableOrder;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.KnimeRows;
import org.multimodalbtw.nodes.table.RowOrders;
import org.multimodalbtw.nodes.table.SplitColumn;
import org.multimodalbtw.nodes.view.ReportTable;
import org.multimodalbtw.nodes.view.ViewPage;

/**
 * An encoder node: it learns from the training rows of a table and turns all its rows into a tensor of one modality.
 *
 * @param <P> its parameters
 */
public final class EncoderNode<P extends EncoderParameters> {

    private final String kind;
    private final Learning<P> learning;

    /**
     * How an encoder is fitted.
     *
     * @param <P> the node's parameters
     */
    @FunctionalInterface
    public interface Learning<P> {

        /**
         * @param parameters of the node
         * @param trainingRows the rows to learn from
         * @param monitor progress and cancel
         * @return the encoder
         * @throws IOException if a file cannot be read or written
         */
        FittedEncoder fit(P parameters, TableRows trainingRows, ProgressMonitor monitor) throws IOException;
    }

    /**
     * @param kind what sort of encoder it is, in one word
     * @param learning how it is fitted
     */
    public EncoderNode(String kind, Learning<P> learning) {
        this.kind = kind;
        this.learning = learning;
    }

    /**
     * @param description what the table holds
     * @param ports takes the ports of an encoder node
     */
    public static void addPorts(String description, DynamicPortsAdder ports) {
        ports.addInputPortGroup(
                        "Table",
                        group -> group.name("Table").description(description).fixed(BufferedDataTable.TYPE))
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
                        .fixed(EncoderPortObject.TYPE));
    }

    /**
     * @param view the view to define
     * @return the view of an encoder node
     */
    public static DefaultView view(RequireViewParameters view) {
        return view.withoutParameters()
                .description(
                        "What became of each column: used or left out, filled in, and how many values it gives; and the first encoded rows.")
                .page(page ->
                        page.fromString(() -> ViewPage.plain("encoder.js")).relativePath("encoder.js"))
                .initialData(data -> data.data(ReportTable::json));
    }

    /**
     * @param input the connected tables' columns
     * @param output takes the specs of tensor and encoder
     * @throws InvalidSettingsException if the columns do not fit the parameters
     */
    public void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        P parameters = input.getParameters();
        DataTableSpec trainingRows = input.getInPortSpec(EncoderParameters.TRAINING_ROWS_PORT);
        DataTableSpec table = input.getInPortSpec(0);
        Modality modality = EngineWork.configure(() -> Modality.named(parameters.modality()));
        List<String> columns = EngineWork.configure(() -> parameters.columns(table));
        Optional<String> patient = EngineWork.configure(() -> parameters.patientColumn(table));
        if (trainingRows != null) {
            EngineWork.configure(() -> parameters.splitColumn(trainingRows));
        }
        new Warnings().addAll(parameters.notes(table)).show(output::setWarningMessage);
        EncoderPortObjectSpec encoder = new EncoderPortObjectSpec(modality, kind, columns, patient);
        output.setOutSpec(0, new TensorPortObjectSpec(List.of(modality)).withEncoders(List.of(encoder)));
        output.setOutSpec(1, encoder);
    }

    /**
     * @param input the connected tables
     * @param output takes tensor, encoder, and the report for the view
     * @throws CanceledExecutionException if the user cancels
     * @throws KNIMEException if the rows cannot be encoded
     */
    public void execute(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException {
        P parameters = input.getParameters();
        ExecutionContext context = input.getExecutionContext();
        EngineWork.execute(context, monitor -> {
            BufferedDataTable table = input.getInPortObject(0);
            BufferedDataTable trainingTable = input.getInPortObject(EncoderParameters.TRAINING_ROWS_PORT);
            Warnings warnings = new Warnings().addAll(parameters.notes(table.getDataTableSpec()));
            TableRows rows = new KnimeRows(
                    table,
                    parameters.columns(table.getDataTableSpec()),
                    parameters.patientColumn(table.getDataTableSpec()));
            Optional<TableOrder> order =
                    RowOrders.of(parameters.modality(), table, parameters.patientColumn(table.getDataTableSpec()));
            requireSamePatients(order, trainingTable);
            TableRows training = trainingRows(rows, trainingTable, parameters, warnings);
            warnings.addAll(parameters.notSwitchedOn(training, monitor.part(0, .05)));
            FittedEncoder encoder = learning.fit(parameters, training, monitor.part(.05, .5));
            EncoderPortObject object = save(encoder, context);
            EncodedTable encoded = EncodedTable.of(
                    context, encoder, object.getSpec(), object.directory(), order, rows, monitor.part(.5, 1));
            warn(encoder, encoded.summary(), warnings);
            output.setOutData(0, encoded.tensor());
            output.setOutData(1, object);
            try (TensorTable tensor = TensorTable.open(encoded.tensor().file())) {
                output.setInternalData(ReportTable.of(EncoderReport.of(encoder, encoded.summary(), tensor), context));
            }
            warnings.show(output::setWarningMessage);
            return null;
        });
    }

    private static TableRows trainingRows(
            TableRows rows, BufferedDataTable trainingTable, EncoderParameters parameters, Warnings warnings) {
        if (trainingTable == null) {
            warnings.add(
                    "All rows are training rows, because no table says which are. If some of them are to test a model, "
                            + "connect the table with the split to the second input.");
            return rows;
        }
        TableRows training = new SelectedRows(rows, trainingIds(trainingTable, parameters));
        if (training.size() == 0) {
            throw new InputException("None of the rows to encode is a training row.", parameters.noTrainingRow());
        }
        return training;
    }

    /** Rows are matched by RowID with those that say what they are used for. */
    private static void requireSamePatients(Optional<TableOrder> order, BufferedDataTable trainingTable) {
        if (trainingTable != null && order.isPresent()) {
            new RowOrderCheck()
                    .compare(
                            order.stream().toList(),
                            RowOrders.of("training rows", trainingTable).stream()
                                    .toList());
        }
    }

    private static Set<String> trainingIds(BufferedDataTable table, EncoderParameters parameters) {
        Optional<SplitColumn> split = parameters.splitColumn(table.getDataTableSpec());
        Map<String, String> values = SplitColumn.values(table, split);
        if (split.isPresent()) {
            Predicate<String> training = parameters.trainingValues(new TreeSet<>(values.values()));
            values.values().removeIf(training.negate());
        }
        return values.keySet();
    }

    private static void warn(FittedEncoder encoder, EncodingSummary summary, Warnings warnings) {
        warnings.addAll(encoder.report().leftOut());
        warnings.addAll(encoder.report().found());
        warnings.addAll(summary.warnings());
    }

    private EncoderPortObject save(FittedEncoder encoder, ExecutionContext context) throws IOException {
        FileStore directory = context.createFileStore("encoder");
        encoder.save(directory.getFile().toPath());
        List<String> columns = encoder.inputs().stream().map(TableColumn::name).toList();
        return new EncoderPortObject(
                new EncoderPortObjectSpec(Modality.of(encoder.output()), kind, columns, encoder.patientColumn()),
                directory);
    }
}
