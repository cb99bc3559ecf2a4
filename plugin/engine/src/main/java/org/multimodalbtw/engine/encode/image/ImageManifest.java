package org.multimodalbtw.engine.encode.image;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.multimodalbtw.engine.encode.EncoderManifest;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.storage.Safetensors;

/**
 * The manifest of a saved image encoder.
 *
 * @param modality the modality's name
 * @param inputs the columns of images
 * @param patient the patient's column, or {@code null}
 * @param settings how it was fitted
 * @param shape of an image's tensor
 * @param modelSha256 the hash of the model that lies beside it, or {@code null}
 * @param learnt what became of each input column
 */
public record ImageManifest(
        String modality,
        List<TableColumn> inputs,
        String patient,
        ImageEncoderSettings settings,
        List<Integer> shape,
        String modelSha256,
        @JsonUnwrapped EncodingReport learnt)
        implements EncoderManifest {

    /** The kind of encoder, as saved encoders name it. */
    public static final String KIND = "image";

    static ImageManifest of(FittedImageEncoder encoder) {
        return new ImageManifest(
                encoder.modality(),
                encoder.inputs(),
                encoder.patientColumn().orElse(null),
                encoder.settings(),
                encoder.projection().shape(),
                encoder.model().map(FrozenFile::sha256).orElse(null),
                encoder.report());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public FittedEncoder encoder(Safetensors statistics, Path directory) {
        float[] means = statistics.floats(FittedImageEncoder.MEAN).toArray();
        double[] mean = new double[means.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = means[i];
        }
        return new FittedImageEncoder(
                Objects.requireNonNull(modality),
                inputs,
                Optional.ofNullable(patient),
                Objects.requireNonNull(settings),
                new ImageProjection(
                        shape,
                        mean,
                        statistics.floats(FittedImageEncoder.PROJECTION).toArray()),
                Optional.ofNullable(modelSha256)
                        .map(hash -> new FrozenFile(directory.resolve(FittedImageEncoder.MODEL), hash)),
                learnt,
                true);
    }
}
