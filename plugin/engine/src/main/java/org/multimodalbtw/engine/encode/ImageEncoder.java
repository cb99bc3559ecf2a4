package org.multimodalbtw.engine.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;

/**
 * Encodes images: cells with images, or names of PNG and JPEG files. Several images of a patient, in several columns or rows, are averaged
 * after they are encoded, or stay apart where they stay pixels. A patient without an image that can be used has the modality missing.
 */
public final class ImageEncoder {

    /** Images whose channels differ less than this on average are grey. */
    private static final double COLOURFUL = .02;

    private final String modality;
    private final TableRows rows;
    private final Optional<String> patient;
    private final ImageEncoderSettings settings;
    private final ProgressMonitor monitor;
    private final Pictures pictures;
    private final long[] found;

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
        pictures = new Pictures(
                rows.columns(), IntStream.range(0, rows.columns().size()).toArray(), settings.folder());
        found = new long[rows.columns().size()];
    }

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param trainingRows the rows to learn from, all columns images or names of image files; read once
     * @param patient the column that names the patient where a patient has several rows, for the encoder to remember; the rows have it as
     *     their id
     * @param settings how to encode
     * @param monitor progress and cancel
     * @return the encoder
     * @throws InputException if a column holds something else, or no training image can be used
     */
    public static FittedEncoder fit(
            String modality,
            TableRows trainingRows,
            Optional<String> patient,
            ImageEncoderSettings settings,
            ProgressMonitor monitor) {
        return new ImageEncoder(modality, trainingRows, patient, settings, monitor).fit();
    }

    private FittedEncoder fit() {
        return settings.form() == ImageForm.DESCRIPTOR ? descriptor() : pixels();
    }

    private FittedEncoder descriptor() {
        PrincipalComponents components = new PrincipalComponents(ImageDescriptor.SIZE);
        visit(picture -> components.add(ImageDescriptor.of(picture)));
        requireImages(components.count());
        monitor.report(.9, "Leading components");
        monitor.checkCancelled();
        PrincipalComponents.Projection projection = components.fit(settings.components());
        if (projection.components() == 0) {
            throw new InputException(
                    "'" + modality + "': all training images are the same.", "Check which rows are used for training.");
        }
        return encoder(1, projection.mean(), projection.projection(), List.of(projection.components()));
    }

    private FittedEncoder pixels() {
        long[] counts = new long[2];
        Moments[] channels = {new Moments(), new Moments(), new Moments()};
        Moments grey = new Moments();
        visit(picture -> {
            counts[0]++;
            counts[1] += picture.saturation() > COLOURFUL ? 1 : 0;
            float[] values = picture.square(settings.side(), 3);
            int plane = settings.side() * settings.side();
            for (int i = 0; i < values.length; i++) {
                channels[i / plane].add(values[i]);
            }
            for (float value : picture.square(settings.side(), 1)) {
                grey.add(value);
            }
        });
        requireImages(counts[0]);
        boolean colour = 2 * counts[1] > counts[0];
        Moments[] kept = colour ? channels : new Moments[] {grey};
        double[] mean = new double[kept.length];
        float[] scale = new float[kept.length];
        for (int channel = 0; channel < kept.length; channel++) {
            mean[channel] = kept[channel].mean();
            scale[channel] = (float) (1 / kept[channel].deviationOrOne());
        }
        return encoder(kept.length, mean, scale, List.of(kept.length, settings.side(), settings.side()));
    }

    private interface Sink {
        void take(Picture picture);
    }

    private void visit(Sink sink) {
        RowProgress progress = new RowProgress(monitor.part(0, .9), "Images", rows.size());
        rows.forEach(row -> {
            progress.next();
            monitor.checkCancelled();
            for (int column = 0; column < found.length; column++) {
                found[column] += row.isMissing(column) ? 0 : 1;
            }
            pictures.of(row).forEach(sink::take);
        });
    }

    private void requireImages(long count) {
        if (count == 0) {
            throw new InputException(
                    "'" + modality + "': no training image can be used. " + String.join(" ", pictures.warnings()),
                    "Check the columns, the folder that names of files are relative to, and which rows are used for training.");
        }
    }

    private FittedEncoder encoder(int channels, double[] mean, float[] projection, List<Integer> shape) {
        List<EncodingReport.Column> report = new ArrayList<>();
        int features = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        for (int i = 0; i < found.length; i++) {
            String what = settings.form() == ImageForm.DESCRIPTOR
                    ? "edges, brightness and colour in " + features + " components"
                    : (channels == 1 ? "grey" : "colour") + " pixels, " + settings.side() + " x " + settings.side();
            report.add(new EncodingReport.Column(
                    rows.columns().get(i).name(), found[i] + " images: " + what, features, rows.size() - found[i]));
        }
        return new FittedImageEncoder(
                modality,
                rows.columns(),
                patient,
                settings,
                shape,
                mean,
                projection,
                new EncodingReport(rows.size(), report));
    }
}
