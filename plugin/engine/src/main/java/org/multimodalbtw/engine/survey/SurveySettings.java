package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How much of a table's reading is left to its survey.
 *
 * @param automatic whether columns and files are looked at; otherwise they are taken as they are written
 * @param sentinels whether numbers that stand for something unknown, such as -999, are made empty
 * @param outcome the columns of the labels that are predicted; empty: the column label, or else none is known; {@value #NO_OUTCOME} alone: none, as
 *     of new patients
 * @param choices what the analyst says of columns, by {@code file/column}
 * @param forms which files and columns are given another form
 */
public record SurveySettings(
        boolean automatic, boolean sentinels, Set<String> outcome, Map<String, Choice> choices, TableForms forms) {

    /** The name of the target's column where none is given. */
    public static final String USUAL_OUTCOME = "label";

    /** Written in place of columns: nothing is predicted. */
    public static final String NO_OUTCOME = "none";

    /** Copies. */
    public SurveySettings {
        outcome = Set.copyOf(outcome);
        choices = Map.copyOf(choices);
    }

    /** As the canonical constructor, where only two numbers in a cell are given another form. */
    public SurveySettings(boolean automatic, boolean sentinels, Set<String> outcome, Map<String, Choice> choices) {
        this(automatic, sentinels, outcome, choices, TableForms.PAIRS);
    }

    /**
     * @param other which files and columns are given another form
     * @return the same with these
     */
    public SurveySettings with(TableForms other) {
        return new SurveySettings(automatic, sentinels, outcome, choices, other);
    }

    /** @return nothing is looked at */
    public static SurveySettings off() {
        return new SurveySettings(false, false, Set.of(), Map.of());
    }

    /** @return everything is looked at; of files and columns only two numbers in a cell are given another form */
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
