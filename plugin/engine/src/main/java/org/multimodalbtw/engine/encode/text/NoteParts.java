package org.multimodalbtw.engine.encode.text;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.RowCounts;
import org.multimodalbtw.engine.encode.SteppedParts;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.survey.TimeReading;

/**
 * Fits a {@link TextEncoder} to training notes in parts, each of which has all notes of some patients and can be counted by another program.
 * Patients, terms, in how many texts each is, and how times are written are exact, up to 2,000,000 different terms a column. Components are
 * those of all texts, where the {@link TextEncoder} takes at most 50,000 texts and 10,000,000 terms of texts, evenly spread; where it takes
 * all, they differ by rounding, less than 1e-6 where singular values are apart, and those below 1e-5 of the first singular value are left
 * out. The notes are read up to seven times: to see how times are written, where that is open; to count terms; and five times for components.
 * A part of these five, and the state before, has 8 bytes for each of 310 directions (10 more than components) of each term, 50 MB for 20,000
 * terms.
 */
public final class NoteParts extends SteppedParts<TextStep> {

    /** Numbers in a state, 1 GB of them. */
    private static final long MOST_NUMBERS = 1 << 27;

    private final String modality;
    private final TextStep.Fit fit;
    private TextFit texts;
    private FittedEncoder fitted;

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param table the columns of the table: texts, and the columns of times that {@code notes} names
     * @param notes which rows are notes of one patient, and which of them are known
     * @param settings how to encode
     * @throws InputException if a column lacks or holds something else
     */
    public NoteParts(String modality, List<TableColumn> table, NoteSettings notes, TextEncoderSettings settings) {
        this.modality = modality;
        fit = new TextStep.Fit(List.copyOf(table), notes, settings);
        NoteTimes times = new NoteTimes(table, notes);
        TextEncoder.requireTexts(Notes.texts(table, times.reading(TimeReading.AS_IS)));
        go(times.areOpen() ? new TextStep.Look() : new TextStep.Count(times.times()));
    }

    @Override
    protected TextStep read(DataInput in) throws IOException {
        return TextStep.read(in);
    }

    @Override
    protected RowCounts counts(TextStep step) {
        return step.pass(fit);
    }

    @Override
    protected TextStep merging(TextStep step) {
        return step instanceof TextStep.Multiply multiply ? multiply.alone() : step;
    }

    /**
     * Ends a reading.
     *
     * @param parts what was counted in all parts, in their order
     * @throws InputException if texts are no times, or no term is frequent enough, or there are too many terms
     */
    @Override
    public void take(List<byte[]> parts) {
        TextStep step = next();
        if (step instanceof TextStep.Look look) {
            go(new TextStep.Count(merged(look.pass(fit), parts).times()));
        } else if (step instanceof TextStep.Count count) {
            take(merged(count.texts(fit), parts), count);
        } else if (step instanceof TextStep.Multiply multiply) {
            take(merged(multiply.alone().products(), parts), multiply);
        }
    }

    private void take(TextCounts counts, TextStep.Count count) {
        texts = new TextFit(modality, fit.settings(), fit.reading(count.times()), counts, notCounted(counts));
        if (fit.settings().form() == TextForm.TERMS) {
            finish(texts.terms());
            return;
        }
        TextColumns columns = texts.columns();
        int components = fit.settings().components();
        requireRoom(columns, SubspaceIteration.width(columns.size(), components));
        go(new TextStep.Multiply(count.times(), columns, SubspaceIteration.start(columns.size(), components)));
    }

    private void take(TermProducts products, TextStep.Multiply multiply) {
        SubspaceIteration iteration = multiply.iteration();
        if (iteration.isLast()) {
            TruncatedSvd svd =
                    iteration.vectors(products.product(), fit.settings().components());
            finish(texts.components(svd, products.texts()));
        } else {
            go(new TextStep.Multiply(multiply.times(), multiply.columns(), iteration.next(products.product())));
        }
    }

    private void finish(FittedEncoder encoder) {
        fitted = encoder;
        go(null);
    }

    private void requireRoom(TextColumns columns, int width) {
        if ((long) columns.size() * width > MOST_NUMBERS) {
            throw new InputException(
                    "The texts of '" + modality + "' have " + columns.size() + " different "
                            + fit.settings().terms().called() + " in "
                            + columns.names().size() + (columns.names().size() == 1 ? " column" : " columns")
                            + ", too many to be fitted in parts.",
                    "Leave out columns, or choose fewer 'Most words' or 'Values for each text'.");
        }
    }

    private List<String> notCounted(TextCounts counts) {
        List<String> said = new ArrayList<>();
        for (int column = 0; column < counts.names().size(); column++) {
            long lost = counts.columns().get(column).mostLost();
            if (lost > 0) {
                said.add("'" + counts.names().get(column) + "' has more than " + TextCounts.TERMS_IN_MEMORY
                        + " different " + fit.settings().terms().called()
                        + ", of which the rarest were dropped now and then: in how many texts one is may be too low by at most "
                        + lost
                        + ". To count all, leave out columns of names and codes, or take fewer training rows.");
            }
        }
        return said;
    }

    @Override
    public FittedEncoder fitted() {
        if (!isDone()) {
            throw new IllegalStateException("Not all readings are done");
        }
        return fitted;
    }
}
