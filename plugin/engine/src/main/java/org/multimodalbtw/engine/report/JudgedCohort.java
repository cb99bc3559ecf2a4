package org.multimodalbtw.engine.report;

import java.util.List;

/**
 * How far predictions can be used, and by which rows that is judged.
 *
 * @param notes which rows they are, and what was left out, one sentence each
 * @param judgement what they say
 */
public record JudgedCohort(List<String> notes, Judgement judgement) {

    /** Copies the list. */
    public JudgedCohort {
        notes = List.copyOf(notes);
    }
}
