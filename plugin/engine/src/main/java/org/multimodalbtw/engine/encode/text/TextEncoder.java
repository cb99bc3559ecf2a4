package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
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
        TextCounts counts = count();
        TextFit fit = new TextFit(modality, settings, reading, counts, List.of());
        if (settings.form() == TextForm.TERMS) {
            return fit.terms();
        }
        TextColumns columns = fit.columns();
        List<List<WeightedTerm>> documents = documents(columns, every(counts, columns));
        ProgressMonitor part = monitor.part(.8, 1);
        TruncatedSvd svd = TruncatedSvd.of(documents, columns.size(), settings.components(), iteration -> {
            part.checkCancelled();
            part.report((double) iteration / TruncatedSvd.iterations(), "Leading components");
        });
        return fit.components(svd, documents.size());
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

    private TextCounts count() {
        TextCounts counts = new TextCounts(rows.columns(), settings.terms());
        RowProgress progress = new RowProgress(monitor.part(0, .4), "Words", rows.size());
        rows.forEach(row -> {
            progress.next();
            counts.add(row);
        });
        return counts;
    }

    /** Each how manieth row is kept in memory. */
    private long every(TextCounts counts, TextColumns columns) {
        long entries = 0;
        for (int i = 0; i < counts.columns().size(); i++) {
            entries += counts.columns().get(i).entries(columns.vocabularies().get(i));
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
}
