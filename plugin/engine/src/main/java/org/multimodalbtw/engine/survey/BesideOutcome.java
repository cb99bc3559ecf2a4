package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.Optional;

/** What the cells of a column say beside the outcomes and the split of their rows. */
final class BesideOutcome {

    private final KnownRows known;
    private final Copies copies;
    private final Telltale telltale;
    private final Presence presence;
    private final NumberTelltale ofNumber;
    /** As the copies, of the cells that are no words for empty; {@code null} before the first of these. */
    private Copies copiesWithoutWords;

    /**
     * @param known what is known of the rows
     * @param isOfMany whether the column is one of so many that what each tells of the outcome is not looked at
     */
    BesideOutcome(KnownRows known, boolean isOfMany) {
        boolean isCompared = !isOfMany && known.outcomes().size() == 1;
        telltale = isCompared ? new Telltale() : null;
        presence = isCompared ? new Presence() : null;
        ofNumber = isCompared ? new NumberTelltale(known.outcomes().get(0)) : null;
        copies = new Copies(known);
        this.known = known;
    }

    /**
     * Sees a cell that is empty.
     *
     * @param row the position of its row in the labels, or -1
     */
    void addEmpty(int row) {
        if (isLookedAt(row)) {
            presence.addEmpty(known.outcome(0, row));
        }
    }

    /**
     * Sees a cell with a value.
     *
     * @param number the value if it is one, else NaN
     * @param row the position of its row in the labels, not negative
     */
    void add(String text, double number, int row) {
        if (isLookedAt(row)) {
            presence.addFilled(known.outcome(0, row));
            telltale.add(text, number, known.outcome(0, row));
            ofNumber.add(text, number, known.outcome(0, row));
        }
        copies.add(text, row);
        if (copiesWithoutWords != null) {
            copiesWithoutWords.add(text, row);
        }
    }

    /** As {@link #add} of a text that may be a word for empty. */
    void addWord(String text, int row) {
        if (isLookedAt(row)) {
            presence.addWord(known.outcome(0, row), text);
            telltale.addWord(text, known.outcome(0, row));
        }
        copiesWithoutWords = copiesWithoutWords == null ? copies.copy() : copiesWithoutWords;
        copies.add(text, row);
    }

    private boolean isLookedAt(int row) {
        return presence != null && row >= 0 && known.outcome(0, row) != null;
    }

    /** The outcome that the column is a copy of, or {@code null}. */
    String copiedOutcome() {
        String outcome = copies.outcome();
        return outcome == null && copiesWithoutWords != null ? copiesWithoutWords.outcome() : outcome;
    }

    boolean isCopyOfSplit() {
        return copies.isOfSplit() || copiesWithoutWords != null && copiesWithoutWords.isOfSplit();
    }

    /** The share of rows whose class the column alone tells, where that is nearly all, else 0; of numbers as they are read, where that is known. */
    double tells(Optional<CellReading> reading) {
        return telltale == null ? 0 : telltale.share(reading);
    }

    /**
     * @param reading how cells become numbers, and which count as empty; empty where it is not known
     * @return how it tells an outcome of numbers: a clause; empty where it does not, or that is none
     */
    Optional<String> tellsNumber(Optional<CellReading> reading) {
        return ofNumber == null ? Optional.empty() : ofNumber.clause(reading);
    }

    /**
     * @param reading how cells become numbers, and which count as empty; empty where it is not known
     * @param mayBeWords whether words for empty may mean so, too
     * @return what it tells of the outcome whether the column is filled: a clause; empty where it tells little
     */
    Optional<String> presenceTells(Optional<CellReading> reading, boolean mayBeWords) {
        return presence == null
                ? Optional.empty()
                : presence.clause(reading.map(telltale::emptyOfClasses).orElse(Map.of()), mayBeWords);
    }
}
