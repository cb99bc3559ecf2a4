package org.multimodalbtw.nodes.encoder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.survey.TableOrder;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;

/**
 * A table as a tensor, with its encoder travelling along.
 *
 * @param tensor the tensor
 * @param summary what happened when it was encoded
 */
public record EncodedTable(TensorPortObject tensor, EncodingSummary summary) {

    /**
     * @param context the node's execution, which owns the files
     * @param encoder the encoder
     * @param spec what the encoder takes and gives
     * @param directory where the encoder is saved
     * @param order which patient stands in which row of the table; empty where its RowIDs say more than a number
     * @param rows the rows to encode
     * @param monitor progress and cancel
     * @return the encoded rows
     * @throws IOException if a file cannot be read or written
     */
    public static EncodedTable of(
            ExecutionContext context,
            FittedEncoder encoder,
            EncoderPortObjectSpec spec,
            Path directory,
            Optional<TableOrder> order,
            TableRows rows,
            ProgressMonitor monitor)
            throws IOException {
        FileStore file = context.createFileStore("tensor");
        EncodingSummary summary = encoder.encode(rows, file.getFile().toPath(), monitor);
        FileStore encoders = context.createFileStore("encoders");
        EncoderSet.write(List.of(directory), encoders.getFile().toPath());
        return new EncodedTable(new TensorPortObject(spec(encoder, spec, order, summary), file, encoders), summary);
    }

    /** What a tensor of a table's rows holds. */
    static TensorPortObjectSpec spec(
            FittedEncoder encoder, EncoderPortObjectSpec spec, Optional<TableOrder> order, EncodingSummary summary) {
        return new TensorPortObjectSpec(
                        List.of(Modality.of(encoder.output())), summary.rows(), List.of(summary.missing()))
                .withEncoders(List.of(spec))
                .withOrders(order.stream().toList());
    }
}
