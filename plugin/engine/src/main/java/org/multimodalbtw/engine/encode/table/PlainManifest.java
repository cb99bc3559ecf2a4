package org.multimodalbtw.engine.encode.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.multimodalbtw.engine.encode.EncoderManifest;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.storage.Safetensors;

/**
 * The manifest of a saved encoder that takes numbers as they are.
 *
 * @param modality the modality's name
 * @param inputs the columns
 * @param lengths how many numbers each gives
 * @param shape the sizes of a row's tensor
 * @param trainingRows how many rows it was fitted on
 * @param report what became of each input column
 */
public record PlainManifest(
        String modality,
        List<TableColumn> inputs,
        List<Integer> lengths,
        List<Integer> shape,
        long trainingRows,
        List<EncodingReport.Column> report)
        implements EncoderManifest {

    /** The kind of encoder, as saved encoders name it. */
    public static final String KIND = "plain";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public FittedEncoder encoder(Safetensors statistics, Path directory) {
        return new FittedPlainEncoder(
                Objects.requireNonNull(modality), inputs, lengths, shape, new EncodingReport(trainingRows, report));
    }
}
