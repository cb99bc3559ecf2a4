package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Encodes texts into one float32 vector a row: term frequency and inverse document frequency of parts of words, or of words and pairs of
 * words, projected on their leading singular vectors (latent semantic analysis, Deerwester et al. 1990); or into the sequence of its words and pairs of words,
 * for a network that learns a vector for each.
 *
 * <ul>
 *   <li>Words are found by the rules of Unicode, in lower case; their parts are three to five characters in a row, with a space before and
 *       behind the word. Each column has a vocabulary of its own.
 *   <li>A term counts {@code (1 + ln(count)) * (ln((1 + texts) / (1 + texts with it)) + 1)}; each column's terms are scaled to length 1.
 *   <li>The projection is scaled by one number, so that the values have a mean square of 1 over the training rows; leading components stay
 *       larger than the others.
 *   <li>A row whose texts are all empty or without a word has the modality missing. A text of unknown words alone is all zeros.
 * </ul>
 *
 * <p>The vocabulary is that of all training rows; the singular vectors are those of at most {@value #ROWS_IN_MEMORY} of them, evenly
 * spread, fewer where texts are long.
 */
public final class TextEncoder {

    static final int ROWS_IN_MEMORY = 50_000;
    private static final int TERMS_IN_MEMORY = 2_000_000;

    /** Of the rows in memory, most terms of all texts together. */
    static final long ENTRIES_IN_MEMORY = 10_000_000;

    private final String modality;
    private final NoteReading reading;
    private final TableRows rows;
    private final TextEncoderSettings settings;
    private final ProgressMonitor monitor;
    private final Terms terms;

    private TextEncoder(
            String modality,
            TableRows table,
            NoteSettings notes,
            TextEncoderSettings settings,
            ProgressMonitor monitor) {
        this.modality = modality;
        reading = NoteReading.of(table, notes);
        rows = Notes.toLearnFrom(table, reading).rows();
        this.settings = settings;
        this.monitor = monitor;
        terms = new Terms(settings.terms());
    }

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param trainingRows the rows to learn from, all columns texts; they are read twice
     * @param settings how to encode
     * @param monitor progress and cancel
     * @return the encoder
     * @throws InputException if a column is no text, or the training rows have no term that is frequent enough
     */
    public static FittedEncoder fit(
            String modality, TableRows trainingRows, TextEncoderSettings settings, ProgressMonitor monitor) {
        return fit(modality, trainingRows, NoteSettings.NONE, settings, monitor);
    }

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param trainingRows the rows to learn from: texts, and the columns of times that {@code notes} names, with the patient as their id;
     *     they are read up to four times, and held in memory where notes are joined
     * @param notes which rows are notes of one patient, and which of them are known
     * @param settings how to encode
     * @param monitor progress and cancel
     * @return the encoder
     * @throws InputException if a column lacks or holds something else, or the training rows have no term that is frequent enough
     */
    public static FittedEncoder fit(
            String modality,
            TableRows trainingRows,
            NoteSettings notes,
            TextEncoderSettings settings,
            ProgressMonitor monitor) {
        return new TextEncoder(modality, trainingRows, notes, settings, monitor).fit();
    }

    private FittedEncoder fit() {
        requireTexts(rows.columns());
        List<TermCounts> counts = count();
        List<Vocabulary> vocabularies = counts.stream()
                .map(column -> column.vocabulary(settings.fewestRows(), settings.maxTerms()))
                .toList();
        List<String> names = rows.columns().stream().map(TableColumn::name).toList();
        TextColumns columns = new TextColumns(names, vocabularies, settings.terms());
        if (columns.size() == 0) {
            throw withoutTerms();
        }
        if (settings.form() == TextForm.TERMS) {
            return new FittedTermEncoder(
                    modality, settings, reading, columns, report(counts, vocabularies, 1, "terms"));
        }
        List<List<WeightedTerm>> documents = documents(columns, every(counts, vocabularies));
        ProgressMonitor part = monitor.part(.8, 1);
        TruncatedSvd svd = TruncatedSvd.of(documents, columns.size(), settings.components(), iteration -> {
            part.checkCancelled();
            part.report((double) iteration / TruncatedSvd.iterations(), "Leading components");
        });
        double scale = Math.sqrt(documents.size() * svd.components() / sumOfSquares(svd));
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
                report(counts, vocabularies, svd.components(), "terms, in " + svd.components() + " components"));
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

    /** @throws InputException if a column holds something else */
    static void requireTexts(List<TableColumn> columns) {
        for (TableColumn column : columns) {
            if (column.kind() != TableColumn.Kind.CATEGORY) {
                throw new InputException(
                        "Column '" + column.name() + "' holds no texts.", "Choose columns with texts.");
            }
        }
    }

    private static double sumOfSquares(TruncatedSvd svd) {
        double sum = 0;
        for (double value : svd.singular()) {
            sum += value * value;
        }
        return sum;
    }

    private List<TermCounts> count() {
        List<TermCounts> counts = new ArrayList<>();
        rows.columns().forEach(column -> counts.add(new TermCounts(TERMS_IN_MEMORY)));
        RowProgress progress = new RowProgress(monitor.part(0, .4), "Words", rows.size());
        rows.forEach(row -> {
            progress.next();
            for (int column = 0; column < counts.size(); column++) {
                if (!row.isMissing(column)) {
                    Map<String, Integer> text = terms.count(row.category(column));
                    if (!text.isEmpty()) {
                        counts.get(column).add(text);
                    }
                }
            }
        });
        return counts;
    }

    /** Each how manieth row is kept in memory. */
    private long every(List<TermCounts> counts, List<Vocabulary> vocabularies) {
        long entries = 0;
        for (int i = 0; i < counts.size(); i++) {
            entries += counts.get(i).entries(vocabularies.get(i));
        }
        return every(rows.size(), entries);
    }

    static long every(long rows, long entries) {
        return Math.max(
                (rows + ROWS_IN_MEMORY - 1) / ROWS_IN_MEMORY, (entries + ENTRIES_IN_MEMORY - 1) / ENTRIES_IN_MEMORY);
    }

    private List<List<WeightedTerm>> documents(TextColumns columns, long every) {
        int[] places = new int[rows.columns().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        long[] position = {0};
        List<List<WeightedTerm>> documents = new ArrayList<>();
        RowProgress progress = new RowProgress(monitor.part(.4, .8), "Texts", rows.size());
        rows.forEach(row -> {
            progress.next();
            if (position[0]++ % every == 0) {
                List<WeightedTerm> document = columns.weigh(row, places, terms);
                if (document != null && !document.isEmpty()) {
                    documents.add(document);
                }
            }
        });
        return documents;
    }

    private EncodingReport report(
            List<TermCounts> counts, List<Vocabulary> vocabularies, int features, String outcome) {
        List<EncodingReport.Column> columns = new ArrayList<>();
        for (int i = 0; i < vocabularies.size(); i++) {
            int size = vocabularies.get(i).size();
            columns.add(new EncodingReport.Column(
                    rows.columns().get(i).name(),
                    size == 0 ? "left out: no frequent word" : size + " " + outcome,
                    size == 0 ? 0 : features,
                    rows.size() - counts.get(i).texts()));
        }
        return new EncodingReport(rows.size(), columns, withheld(counts));
    }

    /** What is not kept of few patients, who might be known by it: no example is given. */
    private List<String> withheld(List<TermCounts> counts) {
        long terms = counts.stream()
                .mapToLong(column -> column.between(settings.minDocuments(), settings.fewestRows()))
                .sum();
        String what =
                switch (settings.terms()) {
                    case WORDS -> "words";
                    case PAIRS -> "words and pairs of words";
                    case PARTS -> "parts of words";
                };
        return terms == 0
                ? List.of()
                : List.of("Of the " + what + ", " + terms + (terms == 1 ? " is" : " are")
                        + " not kept, because fewer than " + settings.fewestPatients() + " training patients have "
                        + (terms == 1 ? "it" : "them") + ". 'Fewest patients of a word' at 1 keeps all.");
    }
}
