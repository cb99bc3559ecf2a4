package org.multimodalbtw.engine.encode.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FeatureScale;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.encode.FrozenModel;
import org.multimodalbtw.engine.encode.HidingRows;
import org.multimodalbtw.engine.encode.InputColumns;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TensorRows;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Texts as a language model of somebody else's sees them: one vector a column, standardised by the training rows. The encoder carries the
 * model, so that it works wherever it is taken.
 *
 * @param modality the modality's name
 * @param notes how notes of a patient are read; {@code null} where each row is read as it is
 * @param columns the columns with texts
 * @param language the language model
 * @param scale how the values of all columns, one behind the other, are standardised
 * @param report what was learnt, for a person
 */
record FittedFrozenTextEncoder(
        String modality,
        NoteReading notes,
        List<String> columns,
        FrozenLanguageModel language,
        FeatureScale scale,
        EncodingReport report)
        implements FittedEncoder {

    static final String MODEL = "model.pt";
    static final String TOKENIZER = "tokenizer.json";
    static final double CLIP = 5;

    /** Rows whose texts are read together. */
    private static final int BLOCK = 32;

    FittedFrozenTextEncoder {
        columns = List.copyOf(columns);
    }

    @Override
    public RawKind reads() {
        return RawKind.TEXTS;
    }

    @Override
    public TensorColumn output() {
        return TensorColumn.vector(
                modality,
                scale.kept().stream()
                        .map(i -> columns.get(i / language.size()) + ": " + (i % language.size() + 1))
                        .toList());
    }

    @Override
    public List<TableColumn> inputs() {
        return NoteReading.columns(notes, texts());
    }

    private List<TableColumn> texts() {
        return columns.stream()
                .map(name -> new TableColumn(name, TableColumn.Kind.CATEGORY))
                .toList();
    }

    @Override
    public Optional<String> patientColumn() {
        return NoteReading.patientColumn(notes);
    }

    @Override
    public List<String> spared() {
        return NoteReading.spared(notes);
    }

    @Override
    public EncodingSummary encode(TableRows rows, Path file, ProgressMonitor monitor) throws IOException {
        Notes read = Notes.toEncode(modality, rows, texts(), notes);
        int[] places = InputColumns.places(modality, texts(), read.rows().columns());
        try (Reader reader = Reader.open(language.model(), language.tokenizer(), language.mostTokens(), monitor)) {
            return TensorRows.writeInBlocks(
                    output(),
                    read.rows(),
                    file,
                    monitor,
                    new TensorRows.Blocks<>(
                            BLOCK,
                            row -> {
                                monitor.checkCancelled();
                                return Reader.texts(row, places);
                            },
                            block -> reader.read(block, language.size()).stream()
                                    .map(vectors -> vectors == null ? null : scaled(vectors))
                                    .toList()),
                    () -> warnings(read, reader));
        }
    }

    @Override
    public boolean explainsByHiding() {
        return true;
    }

    @Override
    public HidingRows hiding(TableRows rows, ProgressMonitor monitor) throws IOException {
        Notes read = Notes.toEncode(modality, rows, texts(), notes);
        int[] places = InputColumns.places(modality, texts(), read.rows().columns());
        CommonWords words = new CommonWords(read.rows(), places);
        Reader reader = Reader.open(language.model(), language.tokenizer(), language.mostTokens(), monitor);
        return new HiddenTexts(this, read.rows(), places, reader, words);
    }

    float[] scaled(double[] vectors) {
        float[] scaled = new float[scale.kept().size()];
        scale.apply(vectors, CLIP, scaled);
        return scaled;
    }

    private static List<String> warnings(Notes read, Reader reader) {
        List<String> warnings = new ArrayList<>(read.warnings());
        warnings.add(reader.model().notice());
        return warnings;
    }

    @Override
    public void save(Path directory) throws IOException {
        EncoderDirectory.save(
                directory,
                FrozenTextManifest.of(this),
                Map.of(),
                Map.of(
                        MODEL, language.model(),
                        TOKENIZER, language.tokenizer()));
    }

    /** Model and tokenizer, open. */
    record Reader(FrozenModel model, TextTokens tokens) implements AutoCloseable {

        static Reader open(FrozenFile model, FrozenFile tokenizer, int mostTokens, ProgressMonitor monitor)
                throws IOException {
            FrozenModel opened = FrozenModel.openForTexts(model, monitor);
            try {
                return new Reader(opened, TextTokens.open(tokenizer, mostTokens, opened.program()));
            } catch (IOException | RuntimeException failure) {
                opened.close();
                throw failure;
            }
        }

        /** The vector of each text; {@code null} for one that lacks or has no token. */
        List<float[]> read(List<String> texts) {
            List<float[]> vectors = new ArrayList<>(Collections.nCopies(texts.size(), null));
            List<Integer> filled = IntStream.range(0, texts.size())
                    .filter(i -> texts.get(i) != null && !texts.get(i).isBlank())
                    .boxed()
                    .toList();
            List<long[]> numbers = tokens.of(filled.stream().map(texts::get).toList());
            List<Integer> read = IntStream.range(0, filled.size())
                    .filter(i -> numbers.get(i).length > 0)
                    .boxed()
                    .toList();
            List<float[]> answers =
                    model.ofTokens(read.stream().map(numbers::get).toList());
            for (int i = 0; i < answers.size(); i++) {
                vectors.set(filled.get(read.get(i)), answers.get(i));
            }
            return vectors;
        }

        /** What a row holds in some columns, {@code null} where it holds nothing. */
        static List<String> texts(TableRows.Row row, int[] places) {
            List<String> texts = new ArrayList<>();
            for (int place : places) {
                texts.add(row.isMissing(place) ? null : row.category(place));
            }
            return texts;
        }

        /**
         * The vectors of each row's texts one behind the other, NaN where there is none; {@code null} for a row without any text.
         *
         * @param rows the texts of rows, as many each
         * @param size how many values the model gives for a text
         */
        List<double[]> read(List<List<String>> rows, int size) {
            List<float[]> vectors = read(rows.stream().flatMap(List::stream).toList());
            List<double[]> joined = new ArrayList<>();
            int from = 0;
            for (List<String> row : rows) {
                joined.add(joined(vectors.subList(from, from + row.size()), size));
                from += row.size();
            }
            return joined;
        }

        private static double[] joined(List<float[]> vectors, int size) {
            double[] joined = new double[vectors.size() * size];
            Arrays.fill(joined, Double.NaN);
            boolean present = false;
            for (int column = 0; column < vectors.size(); column++) {
                float[] vector = vectors.get(column);
                for (int i = 0; vector != null && i < size; i++) {
                    joined[column * size + i] = vector[i];
                }
                present |= vector != null;
            }
            return present ? joined : null;
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
