package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.Examples;

/** Tables of measurements of which each patient has one: by its names and cells each row has a time, a variable and a value, and hardly anything else. */
public final class SingleMeasurements {

    private static final int FEWEST_ROWS = 20;
    /** So many rows for each variable at least. */
    private static final int ROWS_OF_A_VARIABLE = 3;

    private SingleMeasurements() {}

    /**
     * @param columns the first cells of the columns, without the one that names the patient
     * @param names what each patient has in them
     * @return that they are, with what would be mixed otherwise: a clause; empty where they are not
     */
    public static Optional<String> clause(List<ColumnCells> columns, PatientNames names) {
        boolean mayBe = columns.size() > 2
                && columns.get(0).rows() >= FEWEST_ROWS
                && columns.stream().anyMatch(cells -> SeriesNames.anyValue(cells.name()));
        if (!mayBe) {
            return Optional.empty();
        }
        SeriesRoles roles = SeriesSurvey.ofCells(columns, names);
        if (roles.isWide()
                || !roles.isComplete()
                || !SeriesNames.anyValue(roles.values().get(0))) {
            return Optional.empty();
        }
        boolean saysMore = columns.stream()
                .filter(cells -> roles.unused().contains(cells.name()))
                .anyMatch(SingleMeasurements::saysMore);
        String variable = roles.variable().orElseThrow();
        ColumnCells variables = columns.stream()
                .filter(cells -> cells.name().equals(variable))
                .findFirst()
                .orElseThrow();
        return saysMore || !areSeveral(variables) ? Optional.empty() : Optional.of(clause(roles, variables));
    }

    private static boolean areSeveral(ColumnCells variables) {
        int different = variables.texts().size() + variables.differentWholes();
        return variables.knowsAllTexts()
                && different > 1
                && (long) ROWS_OF_A_VARIABLE * different <= variables.filled();
    }

    /** Whether it tells something of the patient, which a series does not read. */
    private static boolean saysMore(ColumnCells cells) {
        SeriesColumn column = SeriesColumn.of(cells);
        boolean isOne = cells.texts().size() + cells.differentWholes() <= 1 && !cells.hasDecimals();
        return !isOne
                && !SeriesNames.notMeasured(cells.name())
                && !SeriesNames.unit(cells.name())
                && column.content() != SeriesColumn.Content.OTHER
                && column.content() != SeriesColumn.Content.UNITS
                && !column.content().isPoint()
                && SeriesNames.variable(cells.name()) < 0
                && SeriesNames.value(cells.name()) < 0;
    }

    private static String clause(SeriesRoles roles, ColumnCells variables) {
        String example = variables.texts().isEmpty() ? "" : ", such as " + Examples.of(variables.firstTexts(2));
        return "it is read as measurements, though each id has one row, since '"
                + roles.values().get(0)
                + "' holds values of what '" + roles.variable().orElseThrow() + "' names" + example
                + "; to have its columns read one by one, turn off 'Texts and measurements by what they say' (--set 'Cohort Reader/byMeaning=false')";
    }
}
