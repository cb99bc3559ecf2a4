package org.multimodalbtw.nodes.encoder;

import java.util.List;
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
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.report.EncoderReport;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.view.ReportTable;
import org.multimodalbtw.nodes.view.ViewPage;

/**
 * An encoder node: it learns from the training rows of a table and turns all its rows into a tensor of one modality.
 *
 * @param <P> its parameters
 */
public final class EncoderNode<P extends EncoderParameters> {

    private final TableEncoder<P> encoder;

    /** @param encoder what the node does */
    public EncoderNode(TableEncoder<P> encoder) {
        this.encoder = encoder;
    }

    /** @return what the node does, for tables of which no dialog asks */
    public TableEncoder<P> encoder() {
        return encoder;
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
        EncoderPortObjectSpec expected = EngineWork.configure(() -> encoder.expected(parameters, table, trainingRows));
        new Warnings().addAll(parameters.notes(table)).show(output::setWarningMessage);
        output.setOutSpec(0, new TensorPortObjectSpec(List.of(expected.modality())).withEncoders(List.of(expected)));
        output.setOutSpec(1, expected);
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
            Warnings warnings = new Warnings();
            FileStore directory = context.createFileStore("encoder");
            FileStore file = context.createFileStore("tensor");
            TableEncoder.Encoded encoded = encoder.encode(
                    parameters,
                    input.getInPortObject(0),
                    input.getInPortObject(EncoderParameters.TRAINING_ROWS_PORT),
                    new TableEncoder.Files(
                            directory.getFile().toPath(), file.getFile().toPath()),
                    warnings,
                    monitor);
            FileStore encoders = context.createFileStore("encoders");
            EncoderSet.write(
                    List.of(directory.getFile().toPath()), encoders.getFile().toPath());
            output.setOutData(0, new TensorPortObject(encoded.tensor(), file, encoders));
            output.setOutData(1, new EncoderPortObject(encoded.encoder(), directory));
            try (TensorTable tensor = TensorTable.open(file.getFile().toPath())) {
                output.setInternalData(
                        ReportTable.of(EncoderReport.of(encoded.fitted(), encoded.summary(), tensor), context));
            }
            warnings.show(output::setWarningMessage);
            return null;
        });
    }
}
