package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FittedEncoder;

/** The fit of a text encoder once the terms of the training texts are counted. */
final class TextFit {

    private final String modality;
    private final TextEncoderSettings settings;
    private final NoteReading reading;
    private final TextCounts counts;
    private final List<String> found;
    private final TextColumns columns;

    /**
     * @param modality the modality's name
     * @param settings how to encode
     * @param reading how notes are read, or {@code null}
     * @param counts the terms of all training texts
     * @param found what else the analyst should know, one sentence each
     * @throws InputException if no term is frequent enough
     */
    TextFit(String modality, TextEncoderSettings settings, NoteReading reading, TextCounts counts, List<String> found) {
        this.modality = modality;
        this.settings = settings;
        this.reading = reading;
        this.counts = counts;
        this.found = found;
        List<Vocabulary> vocabularies = counts.columns().stream()
                .map(column -> column.vocabulary(settings.fewestRows(), settings.maxTerms()))
                .toList();
        columns = new TextColumns(counts.names(), vocabularies, settings.terms());
        if (columns.size() == 0) {
            throw withoutTerms();
        }
    }

    private InputException withoutTerms() {
        boolean isPrivacy = settings.fewestPatients() > settings.minDocuments();
        return new InputException(
                "'" + modality + "': no word occurs in " + settings.fewestRows() + " or more training texts.",
                "Check which rows are used for training and which columns, or lower "
                        + (isPrivacy
                                ? "'Fewest patients of a word'; then the encoder names words of fewer patients."
                                : "the number of texts that a word must occur in."));
    }

    /** @return the texts and their vocabularies */
    TextColumns columns() {
        return columns;
    }

    /** @return the encoder of texts that keep their terms */
    FittedEncoder terms() {
        return new FittedTermEncoder(modality, settings, reading, columns, report(1, "terms"));
    }

    /**
     * @param svd of the weighted terms of training texts
     * @param texts how many these are
     * @return the encoder of texts that become components
     */
    FittedEncoder components(TruncatedSvd svd, long texts) {
        double scale = Math.sqrt(texts * svd.components() / sumOfSquares(svd));
        float[] projection = new float[svd.vectors().length];
        for (int i = 0; i < projection.length; i++) {
            projection[i] = (float) (svd.vectors()[i] * scale);
        }
        return new FittedTextEncoder(
                modality,
                settings,
                reading,
                columns,
                svd.components(),
                projection,
                report(svd.components(), "terms, in " + svd.components() + " components"));
    }

    private static double sumOfSquares(TruncatedSvd svd) {
        double sum = 0;
        for (double value : svd.singular()) {
            sum += value * value;
        }
        return sum;
    }

    private EncodingReport report(int features, String outcome) {
        List<EncodingReport.Column> said = new ArrayList<>();
        for (int i = 0; i < columns.names().size(); i++) {
            int size = columns.vocabularies().get(i).size();
            said.add(new EncodingReport.Column(
                    columns.names().get(i),
                    size == 0 ? "left out: no frequent word" : size + " " + outcome,
                    size == 0 ? 0 : features,
                    counts.rows() - counts.columns().get(i).texts()));
        }
        return new EncodingReport(
                counts.rows(),
                said,
                Stream.concat(withheld().stream(), found.stream()).toList());
    }

    /** What is not kept of few patients, who might be known by it: no example is given. */
    private List<String> withheld() {
        long terms = counts.columns().stream()
                .mapToLong(column -> column.between(settings.minDocuments(), settings.fewestRows()))
                .sum();
        return terms == 0
                ? List.of()
                : List.of("Of the " + settings.terms().called() + ", " + terms + (terms == 1 ? " is" : " are")
                        + " not kept, because fewer than " + settings.fewestPatients() + " training patients have "
                        + (terms == 1 ? "it" : "them") + ". 'Fewest patients of a word' at 1 keeps all.");
    }
}
