package org.multimodalbtw.nodes.tensortotable;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.table.TableWriter;

/** Shows a tensor as a table. */
public final class TensorToTableNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Tensor to Table")
            .icon("tensor-to-table.png")
            .shortDescription("Turns a tensor into a table.")
            .fullDescription(
                    """
                    <p>Gives the rows of a tensor as a table, to look at them or to use them in other nodes: one list of numbers
                    for each modality, or one column for each value. A modality that a row lacks becomes a missing value. The
                    values of a modality with several dimensions come in row-major order: the last dimension changes
                    fastest.</p>
                    <h3>How to read the result</h3>
                    <p>Values are as the encoder made them: of a Tabular Encoder, in standard deviations from the training rows'
                    mean. The columns of single values are named after the features they come from.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Tensor", "The tensor to turn into a table.", TensorPortObject.TYPE)
                    .addOutputTable("Table", "One row for each row of the tensor, with the same RowID."))
            .model(model -> model.parametersClass(TensorToTableParameters.class)
                    .configure(TensorToTableNodeFactory::configure)
                    .execute(TensorToTableNodeFactory::execute))
            .nodeType(NodeType.Manipulator)
            .keywords("tensor", "table", "convert", "export", "multimodal");

    /** For the platform. */
    public TensorToTableNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) {
        TensorPortObjectSpec spec = input.getInPortSpec(0);
        if (spec == null) {
            output.setOutSpec(0, null);
            return;
        }
        TensorColumns columns = columns(spec, input.getParameters());
        output.setOutSpec(0, columns.areKnown() ? columns.spec() : null);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        TensorPortObject object = input.getInPortObject(0);
        TensorColumns columns = columns(object.getSpec(), input.getParameters());
        BufferedDataTable table = EngineWork.execute(context, monitor -> {
            try (TensorTable tensor = TensorTable.open(object.file())) {
                return TableWriter.write(context, columns.spec(), writer -> {
                    RowProgress progress = new RowProgress(monitor, "Tensor", tensor.rows());
                    for (int row = 0; row < tensor.rows(); row++) {
                        progress.next();
                        writer.add(tensor.rowId(row), columns.cells(tensor, row));
                    }
                });
            }
        });
        output.setOutData(0, table);
    }

    private static TensorColumns columns(TensorPortObjectSpec spec, TensorToTableParameters parameters) {
        return new TensorColumns(spec.modalities(), parameters.m_columns);
    }
}
