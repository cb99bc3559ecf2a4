package org.multimodalbtw.engine.encode.image;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.storage.WrittenText;

/** The images of training rows, of all of them or in parts: gives those that can be used, and counts. */
final class TrainingPictures {

    /** Sentences on images of other parts that could not be used. */
    private static final int MOST_TOLD = 3;

    private final List<TableColumn> columns;
    private final ImageEncoderSettings settings;
    private final Pictures pictures;
    private final long[] found;
    private final List<String> told = new ArrayList<>();
    private long rows;

    /**
     * @param columns all columns of the table, each with images or names of image files
     * @param settings how to encode
     * @throws InputException if a column holds something else
     */
    TrainingPictures(List<TableColumn> columns, ImageEncoderSettings settings) {
        this.columns = columns;
        this.settings = settings;
        pictures = new Pictures(columns, IntStream.range(0, columns.size()).toArray(), settings, false);
        found = new long[columns.size()];
    }

    /**
     * @param table rows that were not given before
     * @param sink takes their images that can be used, one after the other
     * @param monitor progress and cancel
     */
    void forEach(TableRows table, Consumer<Picture> sink, ProgressMonitor monitor) {
        RowProgress progress = new RowProgress(monitor, "Images", table.size());
        table.forEach(row -> {
            progress.next();
            monitor.checkCancelled();
            rows++;
            for (int column = 0; column < found.length; column++) {
                found[column] += row.isMissing(column) ? 0 : 1;
            }
            pictures.forEach(row, picture -> {
                monitor.checkCancelled();
                sink.accept(picture);
            });
        });
    }

    /**
     * @param modality the modality's name, for messages
     * @param count how many images can be used
     * @throws InputException if that is none
     */
    void require(String modality, long count) {
        if (count == 0) {
            throw new InputException(
                    "'" + modality + "': no training image can be used. " + String.join(" ", warnings()),
                    "Check the columns, the folder that names of files are relative to, and which rows are used for"
                            + " training.");
        }
    }

    /** @return sentences on images that could not be used, and on how they are seen */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(pictures.warnings());
        warnings.addAll(told);
        return warnings;
    }

    /**
     * @param modality the modality's name
     * @param patient the column that names the patient where a patient has several rows
     * @param channels of pixels: 1 for grey, else 3
     * @param projection the numbers by which pictures become values
     * @param model the network of somebody else's that is used, if there is one
     * @param advice what the analyst should know, one sentence each
     * @return the encoder
     */
    FittedEncoder encoder(
            String modality,
            Optional<String> patient,
            int channels,
            ImageProjection projection,
            Optional<FrozenFile> model,
            List<String> advice) {
        List<EncodingReport.Column> report = new ArrayList<>();
        int features = projection.shape().stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        for (int i = 0; i < found.length; i++) {
            String what =
                    switch (settings.form()) {
                        case DESCRIPTOR -> "edges, brightness and colour in " + features + " components";
                        case PIXELS ->
                            (channels == 1 ? "grey" : "colour") + " pixels, " + settings.side() + " x "
                                    + settings.side();
                        case FROZEN ->
                            "seen by the model '" + Path.of(settings.model()).getFileName() + "', " + features
                                    + " values";
                    };
            report.add(new EncodingReport.Column(
                    columns.get(i).name(), found[i] + " images: " + what, features, rows - found[i]));
        }
        return new FittedImageEncoder(
                modality,
                columns,
                patient,
                settings,
                projection,
                model,
                new EncodingReport(rows, report, advice),
                false);
    }

    /** Adds what {@link #write} wrote of another part. */
    void add(DataInput part) throws IOException {
        rows += part.readLong();
        for (int column = 0; column < found.length; column++) {
            found[column] += part.readLong();
        }
        for (int sentence = part.readInt(); sentence > 0; sentence--) {
            String other = WrittenText.read(part);
            if (told.size() < MOST_TOLD) {
                told.add(other);
            }
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(rows);
        for (long count : found) {
            out.writeLong(count);
        }
        List<String> sentences = warnings();
        out.writeInt(sentences.size());
        for (String sentence : sentences) {
            WrittenText.write(sentence, out);
        }
    }
}
