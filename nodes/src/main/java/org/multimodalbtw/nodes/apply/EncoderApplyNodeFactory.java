package org.multimodalbtw.nodes.apply;

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
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.nodes.encoder.EncodedTable;
import org.multimodalbtw.nodes.encoder.EncoderInput;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.KnimeRows;
import org.multimodalbtw.nodes.table.RowOrders;

/** Applies a fitted encoder to other rows. */
public final class EncoderApplyNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Encoder Apply")
            .icon("encoder-apply.png")
            .shortDescription("Encodes new rows exactly as an encoder node encoded the training rows.")
            .fullDescription(
                    """
                    <p>Turns the rows of a table into a tensor with an encoder that another node has fitted: with its means,
                    categories, words and whatever else it learnt from its training rows, and nothing of the new rows. Use it to
                    predict patients who were not there when the encoder was fitted.</p>
                    <p>Columns are matched by name; further columns are ignored. What the training rows did not have, such as an
                    unseen category or word, does not fail: a warning says how often it occurs.</p>
                    <h3>How to read the result</h3>
                    <p>The tensor has one row for each patient of the table, in the same form as the encoder's own tensor, for the
                    Modality Collector or the Multimodal Predictor.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Encoder", "A fitted encoder, of any kind.", EncoderPortObject.TYPE)
                    .addInputTable("Table", "The rows to encode, with the columns of the training rows.")
                    .addOutputPort("Tensor", "The encoded rows as one modality.", TensorPortObject.TYPE))
            .model(model -> model.withoutParameters()
                    .configure(EncoderApplyNodeFactory::configure)
                    .execute(EncoderApplyNodeFactory::execute))
            .nodeType(NodeType.Manipulator)
            .keywords("encode", "deploy", "new patients", "transform", "tensor", "modality", "multimodal");

    /** For the platform. */
    public EncoderApplyNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        EncoderPortObjectSpec encoder = input.getInPortSpec(0);
        DataTableSpec table = input.getInPortSpec(1);
        if (encoder == null) {
            output.setOutSpec(0, null);
            return;
        }
        if (table.getNumColumns() > 0) {
            EngineWork.configure(() -> EncoderInput.columns(encoder, table));
        }
        output.setOutSpec(0, new TensorPortObjectSpec(List.of(encoder.modality())).withEncoders(List.of(encoder)));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        EncoderPortObject object = input.getInPortObject(0);
        BufferedDataTable table = input.getInPortObject(1);
        EngineWork.execute(context, monitor -> {
            FittedEncoder encoder = EncoderKinds.load(object.directory());
            KnimeRows rows = EncoderInput.rows(object.getSpec(), table);
            EncodedTable encoded = EncodedTable.of(
                    context,
                    encoder,
                    object.getSpec(),
                    object.directory(),
                    RowOrders.of(
                            object.getSpec().modality().name(),
                            table,
                            EncoderInput.patientColumn(object.getSpec(), table.getDataTableSpec())),
                    rows,
                    monitor);
            output.setOutData(0, encoded.tensor());
            Warnings warnings =
                    new Warnings().addAll(encoded.summary().warnings()).addAll(rows.notes());
            if (table.size() == 0) {
                warnings.add(
                        "The table has no rows, so that nothing is encoded. Look at the nodes that read and filter it.");
            }
            EncoderInput.note(object.getSpec(), table.getDataTableSpec()).ifPresent(warnings::add);
            warnings.show(output::setWarningMessage);
            return null;
        });
    }
}
