package org.multimodalbtw.engine.encode;

import java.util.List;
import java.util.Objects;
import org.multimodalbtw.engine.model.Safetensors;

/**
 * The manifest of a saved text encoder.
 *
 * @param modality the modality's name
 * @param settings how it was fitted
 * @param trainingRows how many rows it was fitted on
 * @param columns the texts
 * @param report what became of each input column
 */
record TextManifest(
        String modality,
        TextEncoderSettings settings,
        long trainingRows,
        List<Column> columns,
        List<EncodingReport.Column> report)
        implements EncoderManifest {

    /**
     * A text column.
     *
     * @param terms its vocabulary
     * @param weights the inverse document frequency of each
     */
    record Column(String name, List<String> terms, List<Double> weights) {}

    static TextManifest of(FittedTextEncoder encoder) {
        List<String> names = encoder.columns().names();
        List<Vocabulary> vocabularies = encoder.columns().vocabularies();
        return new TextManifest(
                encoder.modality(),
                encoder.settings(),
                encoder.report().trainingRows(),
                names.stream()
                        .map(name -> column(name, vocabularies.get(names.indexOf(name))))
                        .toList(),
                encoder.report().columns());
    }

    @Override
    public FittedEncoder encoder(Safetensors statistics) {
        Safetensors.Floats projection = statistics.floats(FittedTextEncoder.PROJECTION);
        return new FittedTextEncoder(
                Objects.requireNonNull(modality),
                Objects.requireNonNull(settings),
                new TextColumns(
                        columns.stream().map(Column::name).toList(),
                        columns.stream()
                                .map(column -> new Vocabulary(column.terms(), column.weights()))
                                .toList(),
                        settings.wordPairs()),
                Math.toIntExact(projection.shape().get(1)),
                projection.toArray(),
                new EncodingReport(trainingRows, report));
    }

    private static Column column(String name, Vocabulary vocabulary) {
        return new Column(name, vocabulary.terms(), vocabulary.weights());
    }
}
