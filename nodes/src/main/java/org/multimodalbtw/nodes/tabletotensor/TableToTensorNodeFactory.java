package org.multimodalbtw.nodes.tabletotensor;

import java.util.List;
import java.util.Optional;
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
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.table.PlainEncoder;
import org.multimodalbtw.nodes.encoder.EncodedTable;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.KnimeRows;
import org.multimodalbtw.nodes.table.RowOrders;

/** Takes the numbers of a table as they are. */
public final class TableToTensorNodeFactory extends DefaultNodeFactory {

    private static final String KIND = "plain";

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Table to Tensor")
            .icon("table-to-tensor.png")
            .shortDescription("Turns the numbers of a table into a tensor as they are.")
            .fullDescription(
                    """
                    <p>Puts the numbers of each row into a tensor of one modality, of any shape, without changing them: nothing is
                    learnt, standardised or filled in. Use it for embeddings and for tensors that were made elsewhere. For raw
                    measurements use the Tabular Encoder, which standardises them.</p>
                    <p>A row whose cells are all empty lacks the modality. A row with some empty cells is refused, because nothing
                    stands for them.</p>
                    <h3>How to read the result</h3>
                    <p>The tensor has one row for each row of the table, with the same RowID. Tensor to Table turns it back.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputTable("Table", "One row for each patient or sample.")
                    .addOutputPort(
                            "Tensor", "The rows as one modality, for the Modality Collector.", TensorPortObject.TYPE))
            .model(model -> model.parametersClass(TableToTensorParameters.class)
                    .configure(TableToTensorNodeFactory::configure)
                    .execute(TableToTensorNodeFactory::execute))
            .nodeType(NodeType.Manipulator)
            .keywords("embedding", "vector", "convert", "import", "tensor", "modality", "multimodal");

    /** For the platform. */
    public TableToTensorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        TableToTensorParameters parameters = input.getParameters();
        DataTableSpec table = input.getInPortSpec(0);
        List<String> columns = EngineWork.configure(() -> parameters.columns(table));
        Modality modality =
                EngineWork.configure(() -> new Modality(parameters.modality(), parameters.shape(), List.of()));
        output.setOutSpec(
                0, new TensorPortObjectSpec(List.of(modality)).withEncoders(List.of(encoder(modality, columns))));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        TableToTensorParameters parameters = input.getParameters();
        ExecutionContext context = input.getExecutionContext();
        BufferedDataTable table = input.getInPortObject(0);
        EngineWork.execute(context, monitor -> {
            List<String> columns = parameters.columns(table.getDataTableSpec());
            KnimeRows rows = new KnimeRows(table, columns);
            FittedEncoder encoder =
                    PlainEncoder.fit(parameters.modality(), rows, parameters.shape(), monitor.part(0, .3));
            FileStore directory = context.createFileStore("encoder");
            encoder.save(directory.getFile().toPath());
            EncodedTable encoded = EncodedTable.of(
                    context,
                    encoder,
                    encoder(Modality.of(encoder.output()), columns),
                    directory.getFile().toPath(),
                    RowOrders.of(parameters.modality(), table),
                    rows,
                    monitor.part(.3, 1));
            output.setOutData(0, encoded.tensor());
            new Warnings()
                    .addAll(encoded.summary().warnings())
                    .addAll(rows.notes())
                    .show(output::setWarningMessage);
            return null;
        });
    }

    private static EncoderPortObjectSpec encoder(Modality modality, List<String> columns) {
        return new EncoderPortObjectSpec(modality, KIND, columns, Optional.empty());
    }
}
