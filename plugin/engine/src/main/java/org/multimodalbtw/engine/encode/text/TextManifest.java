package org.multimodalbtw.engine.encode.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.multimodalbtw.engine.encode.EncoderManifest;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.storage.Safetensors;

/**
 * The manifest of a saved text encoder.
 *
 * @param modality the modality's name
 * @param settings how it was fitted
 * @param trainingRows how many rows it was fitted on
 * @param columns the texts
 * @param report what became of each input column
 * @param found what the analyst should know of them; not in what earlier versions wrote
 * @param notes how notes of a patient are read, or {@code null}; not in what earlier versions wrote
 */
public record TextManifest(
        String modality,
        TextEncoderSettings settings,
        long trainingRows,
        List<Column> columns,
        List<EncodingReport.Column> report,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> found,
        @JsonInclude(JsonInclude.Include.NON_NULL) NoteReading notes)
        implements EncoderManifest {

    /** The kind of encoder, as saved encoders name it. */
    public static final String KIND = "text";

    /**
     * A text column.
     *
     * @param terms its vocabulary
     * @param weights the inverse document frequency of each
     */
    record Column(String name, List<String> terms, List<Double> weights) {}

    static TextManifest of(FittedTextEncoder encoder) {
        return of(encoder.modality(), encoder.settings(), encoder.columns(), encoder.report(), encoder.notes());
    }

    static TextManifest of(FittedTermEncoder encoder) {
        return of(encoder.modality(), encoder.settings(), encoder.columns(), encoder.report(), encoder.notes());
    }

    private static TextManifest of(
            String modality,
            TextEncoderSettings settings,
            TextColumns texts,
            EncodingReport report,
            NoteReading notes) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < texts.names().size(); i++) {
            columns.add(column(texts.names().get(i), texts.vocabularies().get(i)));
        }
        return new TextManifest(
                modality, settings, report.trainingRows(), columns, report.columns(), report.found(), notes);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public FittedEncoder encoder(Safetensors statistics, Path directory) {
        EncodingReport fitted = new EncodingReport(trainingRows, report, found);
        if (Objects.requireNonNull(settings).form() == TextForm.TERMS) {
            return new FittedTermEncoder(Objects.requireNonNull(modality), settings, notes, texts(), fitted);
        }
        Safetensors.Floats projection = statistics.floats(FittedTextEncoder.PROJECTION);
        return new FittedTextEncoder(
                Objects.requireNonNull(modality),
                settings,
                notes,
                texts(),
                Math.toIntExact(projection.shape().get(1)),
                projection.toArray(),
                fitted);
    }

    private TextColumns texts() {
        return new TextColumns(
                columns.stream().map(Column::name).toList(),
                columns.stream()
                        .map(column -> new Vocabulary(column.terms(), column.weights()))
                        .toList(),
                settings.terms());
    }

    private static Column column(String name, Vocabulary vocabulary) {
        return new Column(name, vocabulary.terms(), vocabulary.weights());
    }
}
