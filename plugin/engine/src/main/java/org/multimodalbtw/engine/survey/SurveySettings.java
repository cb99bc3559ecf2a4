package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How much of a table's reading is left to its survey.
 *
 * @param automatic whether columns and files are looked at; otherwise they are taken as they are written
 * @param sentinels whether numbers that stand for something unknown, such as -999, are made empty
 * @param outcome the columns of the labels that are predicted; empty: the column label, or else none is known
 * @param choices what the analyst says of columns, by {@code file/column}
 * @param notesApart whether several notes of a patient stay rows of their own where a column says when each was written; otherwise they are
 *     joined to one
 * @param pairs whether columns of two numbers in a cell, such as 135/81, become two columns where they can be blood pressures; otherwise
 *     they are left out
 */
public record SurveySettings(
        boolean automatic,
        boolean sentinels,
        Set<String> outcome,
        Map<String, Choice> choices,
        boolean notesApart,
        boolean pairs) {

    /** The name of the target's column where none is given. */
    public static final String USUAL_OUTCOME = "label";

    /** Copies. */
    public SurveySettings {
        outcome = Set.copyOf(outcome);
        choices = Map.copyOf(choices);
    }

    /** As the canonical constructor, with the notes of a patient joined and two numbers read. */
    public SurveySettings(boolean automatic, boolean sentinels, Set<String> outcome, Map<String, Choice> choices) {
        this(automatic, sentinels, outcome, choices, false, true);
    }

    /** @return the same, with notes left apart */
    public SurveySettings withNotesApart() {
        return new SurveySettings(automatic, sentinels, outcome, choices, true, pairs);
    }

    /** @return nothing is looked at */
    public static SurveySettings off() {
        return new SurveySettings(false, false, Set.of(), Map.of());
    }

    /** @return everything is looked at; the notes of a patient are joined */
    public static SurveySettings on() {
        return new SurveySettings(true, true, Set.of(), Map.of());
    }

    /**
     * @param file a file's name without its ending
     * @param column a column's name
     * @return what the analyst says of it
     */
    public Optional<Choice> choice(String file, String column) {
        return Optional.ofNullable(choices.get(file + "/" + column));
    }

    /**
     * @param column a column of the labels
     * @return whether it is predicted
     */
    public boolean isOutcome(String column) {
        return outcome.isEmpty() ? column.equalsIgnoreCase(USUAL_OUTCOME) : outcome.contains(column);
    }
}
