package org.multimodalbtw.engine.survey;

import java.util.Arrays;

/** Whether a column is a copy of the outcome or of the split. Most columns are soon known to be none. */
final class Copies {

    private final KnownRows known;
    private final CopyCheck[] outcomes;
    private CopyCheck split;
    private boolean mayBe = true;

    Copies(KnownRows known) {
        this.known = known;
        outcomes = new CopyCheck[known.outcomes().size()];
        Arrays.setAll(outcomes, index -> new CopyCheck(known.isStrict()));
        split = new CopyCheck(known.isStrict());
    }

    /** One that has seen the same. */
    Copies copy() {
        Copies copy = new Copies(known);
        Arrays.setAll(copy.outcomes, index -> outcomes[index] == null ? null : outcomes[index].copy());
        copy.split = split == null ? null : split.copy();
        copy.mayBe = mayBe;
        return copy;
    }

    /** Sees a cell that is not empty, of a row that is known. */
    void add(String text, int row) {
        if (!mayBe) {
            return;
        }
        mayBe = false;
        for (int outcome = 0; outcome < outcomes.length; outcome++) {
            if (outcomes[outcome] != null) {
                outcomes[outcome] = compared(outcomes[outcome], text, known.outcome(outcome, row));
                mayBe |= outcomes[outcome] != null;
            }
        }
        if (split != null) {
            split = compared(split, text, known.split(row));
            mayBe |= split != null;
        }
    }

    /** Whether it may still be a copy. */
    boolean mayBe() {
        return mayBe;
    }

    /** The check with one more pair of values; {@code null} once nothing can make it a copy. */
    private static CopyCheck compared(CopyCheck check, String text, String other) {
        if (other != null) {
            check.add(text, other);
        }
        return check.isRefuted() ? null : check;
    }

    /** The outcome that the column is a copy of, or {@code null}. */
    String outcome() {
        for (int outcome = 0; outcome < outcomes.length; outcome++) {
            if (outcomes[outcome] != null && outcomes[outcome].isCopy()) {
                return known.outcomes().get(outcome);
            }
        }
        return null;
    }

    /** In how many rows it was compared with the {@link #outcome}, or where that is none, with the split. */
    long rows() {
        for (CopyCheck outcome : outcomes) {
            if (outcome != null && outcome.isCopy()) {
                return outcome.rows();
            }
        }
        return split == null ? 0 : split.rows();
    }

    boolean isOfSplit() {
        return split != null && split.isCopy();
    }
}
