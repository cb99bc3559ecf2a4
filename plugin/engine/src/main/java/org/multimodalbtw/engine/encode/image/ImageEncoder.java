package org.multimodalbtw.engine.encode.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.encode.FrozenModel;
import org.multimodalbtw.engine.encode.Moments;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Encodes images: cells with images, or names of image files. Several images of a patient, in several columns or rows, are averaged
 * after they are encoded, or stay apart where they stay pixels. A patient without an image that can be used has the modality missing.
 */
public final class ImageEncoder {

    static final int FROZEN_IMAGES = 1000;

    private final String modality;
    private final TableRows rows;
    private final Optional<String> patient;
    private final ImageEncoderSettings settings;
    private final ProgressMonitor monitor;
    private final TrainingPictures pictures;

    private ImageEncoder(
            String modality,
            TableRows rows,
            Optional<String> patient,
            ImageEncoderSettings settings,
            ProgressMonitor monitor) {
        this.modality = modality;
        this.rows = rows;
        this.patient = patient;
        this.settings = settings;
        this.monitor = monitor;
        pictures = new TrainingPictures(rows.columns(), settings);
    }

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param trainingRows the rows to learn from, all columns images or names of image files; read once
     * @param patient the column that names the patient where a patient has several rows, for the encoder to remember; the rows have it as
     *     their id
     * @param settings how to encode
     * @param monitor progress and cancel
     * @return the encoder
     * @throws InputException if a column holds something else, no training image can be used, or the model is none
     * @throws IOException if the model cannot be read
     */
    public static FittedEncoder fit(
            String modality,
            TableRows trainingRows,
            Optional<String> patient,
            ImageEncoderSettings settings,
            ProgressMonitor monitor)
            throws IOException {
        return new ImageEncoder(modality, trainingRows, patient, settings, monitor).fit();
    }

    private FittedEncoder fit() throws IOException {
        return switch (settings.form()) {
            case DESCRIPTOR -> descriptor();
            case PIXELS -> pixels();
            case FROZEN -> frozen();
        };
    }

    /** The scale of the model's values is learnt from at most {@value #FROZEN_IMAGES} images, those of the first rows. */
    private FittedEncoder frozen() throws IOException {
        FrozenFile file = FrozenFile.of(Path.of(settings.model()));
        List<Moments> values = new ArrayList<>();
        long[] count = {0};
        PicturesAhead<float[]> squares =
                new PicturesAhead<>(picture -> picture.square(settings.side(), FrozenModel.CHANNELS));
        try (FrozenModel model = FrozenModel.open(file, monitor)) {
            visit(picture -> {
                if (count[0]++ < FROZEN_IMAGES) {
                    squares.add(picture, pixels -> add(model.ofPixels(pixels, settings.side()), values));
                }
            });
            squares.finish();
        }
        pictures.require(modality, count[0]);
        double[] mean = new double[values.size()];
        float[] scale = new float[values.size()];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = values.get(i).mean();
            scale[i] = (float) (1 / values.get(i).deviationOrOne());
        }
        return pictures.encoder(
                modality,
                patient,
                3,
                new ImageProjection(List.of(mean.length), mean, scale),
                Optional.of(file),
                List.of());
    }

    private static void add(float[] vector, List<Moments> values) {
        while (values.size() < vector.length) {
            values.add(new Moments());
        }
        for (int i = 0; i < vector.length; i++) {
            values.get(i).add(vector[i]);
        }
    }

    private FittedEncoder descriptor() {
        DescriptorCounts counts = new DescriptorCounts(rows.columns(), settings);
        counts.add(rows, monitor.part(0, .9));
        return counts.fitted(modality, patient, monitor);
    }

    private FittedEncoder pixels() {
        Moments[] channels = new Moments[PixelCounts.CHANNELS];
        Arrays.setAll(channels, channel -> new Moments());
        PixelCounts counts = new PixelCounts(rows.columns(), settings, channel -> channels[channel]::add);
        counts.add(rows, monitor.part(0, .9));
        return counts.fitted(modality, patient, channel -> channels[channel]);
    }

    private void visit(Consumer<Picture> sink) {
        pictures.forEach(rows, sink, monitor.part(0, .9));
    }
}
