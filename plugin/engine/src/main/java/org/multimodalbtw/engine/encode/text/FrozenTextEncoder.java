package org.multimodalbtw.engine.encode.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FeatureScale;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.encode.Moments;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Encodes texts with a language model from a folder: {@code model.pt}, a TorchScript file, and its {@code tokenizer.json}. The model is used
 * as it is; what is learnt from training rows is the scale of its values, from at most {@value #ROWS} of them, evenly spread.
 */
public final class FrozenTextEncoder {

    /** What the folder holds. */
    public static final List<String> FILES = List.of(FittedFrozenTextEncoder.MODEL, FittedFrozenTextEncoder.TOKENIZER);

    static final int ROWS = 1000;

    private FrozenTextEncoder() {}

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param trainingRows the rows to learn the scale from, all columns texts; read once
     * @param folder where the model and its tokenizer are
     * @param mostTokens so many tokens of a text are read, at least 1
     * @param monitor progress and cancel
     * @return the encoder
     * @throws InputException if a column is no text, a file lacks or is something else, or no training row has a text
     * @throws IOException if a file cannot be read
     */
    public static FittedEncoder fit(
            String modality, TableRows trainingRows, Path folder, int mostTokens, ProgressMonitor monitor)
            throws IOException {
        return fit(modality, trainingRows, NoteSettings.NONE, folder, mostTokens, monitor);
    }

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param table the rows to learn the scale from: texts, and the columns of times that {@code notes} names, with the patient as their
     *     id; held in memory where notes are joined
     * @param notes which rows are notes of one patient, and which of them are known
     * @param folder where the model and its tokenizer are
     * @param mostTokens so many tokens of a text are read, at least 1
     * @param monitor progress and cancel
     * @return the encoder
     * @throws InputException if a column lacks or holds something else, a file lacks or is something else, or no training row has a text
     * @throws IOException if a file cannot be read
     */
    public static FittedEncoder fit(
            String modality, TableRows table, NoteSettings notes, Path folder, int mostTokens, ProgressMonitor monitor)
            throws IOException {
        NoteReading reading = NoteReading.of(table, notes);
        TableRows trainingRows = Notes.toLearnFrom(table, reading).rows();
        TextEncoder.requireTexts(trainingRows.columns());
        if (mostTokens < 1) {
            throw new InputException(mostTokens + " tokens of a text are to be read.", "Choose 1 or more.");
        }
        FrozenFile model = FrozenFile.of(folder.resolve(FittedFrozenTextEncoder.MODEL));
        FrozenFile tokenizer = FrozenFile.of(folder.resolve(FittedFrozenTextEncoder.TOKENIZER));
        List<String> columns =
                trainingRows.columns().stream().map(TableColumn::name).toList();
        Scaling scaling = new Scaling(columns.size());
        try (FittedFrozenTextEncoder.Reader reader =
                FittedFrozenTextEncoder.Reader.open(model, tokenizer, mostTokens, monitor)) {
            long every = (trainingRows.size() + ROWS - 1) / ROWS;
            long[] position = {0};
            RowProgress progress = new RowProgress(monitor, "Texts", trainingRows.size());
            trainingRows.forEach(row -> {
                progress.next();
                monitor.checkCancelled();
                if (position[0]++ % every == 0) {
                    scaling.add(row, reader);
                }
            });
        }
        FeatureScale scale = scaling.scale(modality);
        return new FittedFrozenTextEncoder(
                modality,
                reading,
                columns,
                new FrozenLanguageModel(model, tokenizer, mostTokens, scaling.size),
                scale,
                new EncodingReport(trainingRows.size(), scaling.report(columns)));
    }

    /** Moments of the values of each column. */
    private static final class Scaling {

        private final Moments[][] moments;
        private final long[] texts;
        private int size;
        private long rows;

        Scaling(int columns) {
            moments = new Moments[columns][];
            texts = new long[columns];
        }

        void add(TableRows.Row row, FittedFrozenTextEncoder.Reader reader) {
            rows++;
            List<float[]> vectors = reader.read(FittedFrozenTextEncoder.Reader.texts(
                    row, IntStream.range(0, moments.length).toArray()));
            for (int column = 0; column < moments.length; column++) {
                float[] vector = vectors.get(column);
                if (vector != null) {
                    size = vector.length;
                    texts[column]++;
                    add(column, vector);
                }
            }
        }

        private void add(int column, float[] vector) {
            if (moments[column] == null) {
                moments[column] = fresh(vector.length);
            }
            for (int i = 0; i < vector.length; i++) {
                moments[column][i].add(vector[i]);
            }
        }

        private static Moments[] fresh(int count) {
            Moments[] fresh = new Moments[count];
            for (int i = 0; i < count; i++) {
                fresh[i] = new Moments();
            }
            return fresh;
        }

        /** @throws InputException if the model gives the same for all texts */
        FeatureScale scale(String modality) {
            List<Moments> all = new ArrayList<>();
            for (Moments[] column : moments) {
                all.addAll(List.of(column == null ? fresh(size) : column));
            }
            FeatureScale scale = FeatureScale.of(all.toArray(Moments[]::new));
            if (scale.kept().isEmpty()) {
                throw new InputException(
                        "'" + modality + "': the model gives the same for all training texts.",
                        "Check which rows are used for training, which columns, and the model.");
            }
            return scale;
        }

        List<EncodingReport.Column> report(List<String> columns) {
            List<EncodingReport.Column> report = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                report.add(new EncodingReport.Column(
                        columns.get(i),
                        texts[i] == 0 ? "left out: no text" : "read by the language model, " + size + " values",
                        texts[i] == 0 ? 0 : size,
                        rows - texts[i]));
            }
            return report;
        }
    }
}
