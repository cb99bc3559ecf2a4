package org.multimodalbtw.engine.encode.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.encode.FrozenModel;
import org.multimodalbtw.engine.encode.HidingRows;
import org.multimodalbtw.engine.encode.InputColumns;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TensorRows;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * What {@link ImageEncoder} learnt.
 *
 * @param modality the modality's name
 * @param inputs the columns of images
 * @param patientColumn the column that names the patient where a patient has several rows
 * @param settings how it was fitted
 * @param projection the numbers by which pictures become values
 * @param model the network of somebody else's that is used, if there is one
 * @param report what was learnt, for a person
 * @param loaded whether it was saved, by whomever, and loaded
 */
record FittedImageEncoder(
        String modality,
        List<TableColumn> inputs,
        Optional<String> patientColumn,
        ImageEncoderSettings settings,
        ImageProjection projection,
        Optional<FrozenFile> model,
        EncodingReport report,
        boolean loaded)
        implements FittedEncoder {

    static final String MEAN = "mean";
    static final String PROJECTION = "projection";
    static final String MODEL = "model.pt";

    private static final int THUMBNAILS = 12;
    private static final int THUMBNAIL_SIDE = 96;

    FittedImageEncoder {
        inputs = List.copyOf(inputs);
        if (!projection.fits(settings)) {
            throw new IllegalArgumentException("Numbers that do not fit the shape " + projection.shape());
        }
        if (model.isPresent() != (settings.form() == ImageForm.FROZEN)) {
            throw new IllegalArgumentException("A form that does not go with a model, or with none");
        }
    }

    @Override
    public RawKind reads() {
        return RawKind.PICTURES;
    }

    @Override
    public TensorColumn output() {
        if (settings.form() == ImageForm.PIXELS) {
            List<Integer> items = new ArrayList<>(projection.shape());
            items.add(0, settings.maxImages());
            return new TensorColumn(modality, items, List.of(), Items.VECTORS);
        }
        return TensorColumn.vector(
                modality,
                IntStream.rangeClosed(1, projection.size())
                        .mapToObj(i -> (settings.form() == ImageForm.FROZEN ? "value " : "component ") + i)
                        .toList());
    }

    @Override
    public EncodingSummary encode(TableRows rows, Path file, ProgressMonitor monitor) throws IOException {
        Pictures pictures = pictures(rows);
        RowProgress progress = new RowProgress(monitor, "Images", rows.size());
        Joining joining = new Joining();
        List<EncodingSummary.Thumbnail> first = new ArrayList<>();
        try (PictureVectors features = features(monitor);
                PatientVectors vectors = new PatientVectors(projection.size());
                TensorRows encoded = new TensorRows(output(), file)) {
            rows.forEach(row -> {
                progress.next();
                monitor.checkCancelled();
                vectors.add(row.id());
                pictures.forEach(row, picture -> {
                    monitor.checkCancelled();
                    String patient = row.id();
                    features.add(picture, vector -> keep(vectors, patient, vector));
                    if (first.size() < THUMBNAILS && picture.isShowable()) {
                        first.add(thumbnail(patient, picture));
                    }
                });
            });
            features.finish();
            vectors.forEach((patient, images) -> encoded.add(patient, joining.join(images)));
            List<String> warnings = new ArrayList<>(pictures.warnings());
            warnings.addAll(joining.warnings());
            warnings.addAll(features.notices());
            return encoded.commit(warnings).with(first);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static EncodingSummary.Thumbnail thumbnail(String patient, Picture picture) {
        try {
            return picture.thumbnail(patient, THUMBNAIL_SIDE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void keep(PatientVectors vectors, String patient, float[] vector) {
        try {
            vectors.add(patient, vector);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Pictures pictures(TableRows rows) {
        return new Pictures(inputs, InputColumns.places(modality, inputs, rows.columns()), settings, loaded);
    }

    @Override
    public boolean explainsByHiding() {
        return settings.form() != ImageForm.PIXELS;
    }

    @Override
    public HidingRows hiding(TableRows rows, ProgressMonitor monitor) throws IOException {
        if (!explainsByHiding()) {
            return FittedEncoder.super.hiding(rows, monitor);
        }
        return new HiddenFields(rows, () -> pictures(rows), features(monitor));
    }

    @Override
    public void save(Path directory) throws IOException {
        float[] factors = projection.factors();
        float[] means = new float[projection.mean().length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) projection.mean()[i];
        }
        EncoderDirectory.save(
                directory,
                ImageManifest.of(this),
                Map.of(
                        MEAN, Safetensors.Tensor.of(means, means.length),
                        PROJECTION, Safetensors.Tensor.of(factors, means.length, factors.length / means.length)),
                model.map(file -> Map.of(MODEL, file)).orElse(Map.of()));
    }

    private PictureVectors features(ProgressMonitor monitor) throws IOException {
        return switch (settings.form()) {
            case DESCRIPTOR ->
                new OwnVectors(picture -> projection.components(ImageDescriptor.of(picture, settings.generation())));
            case PIXELS -> new OwnVectors(projection::pixels);
            case FROZEN ->
                new FrozenVectors(FrozenModel.open(model.orElseThrow(), monitor), settings.side(), projection);
        };
    }

    /** What becomes of a patient's images: one behind the other, or their mean. */
    private final class Joining {

        private long cut;

        /** @return {@code null} for a patient without an image */
        float[] join(List<float[]> images) {
            if (images.isEmpty()) {
                return null;
            }
            return settings.form() == ImageForm.PIXELS ? behindEachOther(images) : MeanVector.of(images);
        }

        private float[] behindEachOther(List<float[]> images) {
            int kept = Math.min(images.size(), settings.maxImages());
            cut += kept < images.size() ? 1 : 0;
            int size = images.get(0).length;
            float[] all = new float[kept * size];
            for (int i = 0; i < kept; i++) {
                System.arraycopy(images.get(i), 0, all, i * size, size);
            }
            return all;
        }

        List<String> warnings() {
            return cut == 0
                    ? List.of()
                    : List.of(cut + (cut == 1 ? " patient has" : " patients have") + " more than "
                            + settings.maxImages() + " images of '" + modality + "': the first are kept.");
        }
    }
}
