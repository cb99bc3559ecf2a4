package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows.Row;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.SeriesOddities;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.SeriesTelling;
import org.multimodalbtw.engine.survey.TimeCells;

/** Looks at the rows of a table of measurements for what is odd about them, and for variables that tell the outcome; of other tables at nothing. */
final class SeriesCheck {

    private final CsvFile table;
    private final SeriesOddities oddities = new SeriesOddities();
    private final SeriesTelling telling;
    private final TimeCells times;
    private final FarTimesCheck far = new FarTimesCheck();
    private final ValuesBeside beside;
    private final int time;
    /** The time, where it is a number. */
    private final int timeNumber;

    private final int start;
    private final int variable;
    /** The variable, where it is named by a number. */
    private final int code;
    /** All columns of values. */
    private final List<Integer> measured;
    /** Those of them whose numbers are of one scale. */
    private final List<Integer> values = new ArrayList<>();

    private final boolean isWide;

    /**
     * @param table a table
     * @param known what is known of rows by the labels
     */
    SeriesCheck(CsvFile table, KnownRows known) {
        this.table = table;
        telling = new SeriesTelling(known);
        times = new TimeCells("");
        Optional<SeriesRoles> roles = table.layout().series().filter(SeriesRoles::isComplete);
        beside = new ValuesBeside(table, roles);
        time = place(roles.flatMap(SeriesRoles::time), TableColumn.Kind.CATEGORY);
        timeNumber = place(roles.flatMap(SeriesRoles::time), TableColumn.Kind.NUMBER);
        start = place(roles.flatMap(SeriesRoles::start), TableColumn.Kind.CATEGORY);
        variable = place(roles.flatMap(SeriesRoles::variable), TableColumn.Kind.CATEGORY);
        code = place(roles.flatMap(SeriesRoles::variable), TableColumn.Kind.NUMBER);
        isWide = roles.map(SeriesRoles::isWide).orElse(false);
        measured = roles.map(SeriesRoles::values).orElse(List.of()).stream()
                .map(name -> place(Optional.of(name), TableColumn.Kind.NUMBER))
                .filter(value -> value >= 0)
                .toList();
        // with units beside them, numbers are of one scale each
        roles.filter(found -> found.unit().isEmpty()).ifPresent(found -> values.addAll(measured));
    }

    private int place(Optional<String> name, TableColumn.Kind kind) {
        return name.map(column -> table.columns().indexOf(new TableColumn(column, kind)))
                .orElse(-1);
    }

    void add(Row row) {
        beside.add(row);
        if (time >= 0 && !row.isMissing(time)) {
            oddities.addTime(row.category(time));
            times.add(row.category(time));
            far.add(row.id(), row.category(time));
        }
        if (timeNumber >= 0 && !row.isMissing(timeNumber)) {
            far.add(row.id(), row.number(timeNumber));
        }
        if (start >= 0 && !row.isMissing(start)) {
            oddities.addStart(row.category(start));
        }
        boolean isKnown = isWide || variable >= 0 && !row.isMissing(variable);
        for (int value : values) {
            if (isKnown && !row.isMissing(value)) {
                oddities.add(isWide ? table.columns().get(value).name() : row.category(variable), row.number(value));
            }
        }
        for (int value : measured) {
            if (!row.isMissing(value)) {
                name(row, value).ifPresent(name -> telling.add(row.id(), name, row.number(value)));
            }
        }
    }

    /** What a value is of; empty where the row does not say so. */
    private Optional<String> name(Row row, int value) {
        if (isWide) {
            return Optional.of(table.columns().get(value).name());
        }
        if (variable >= 0 && !row.isMissing(variable)) {
            return Optional.of(row.category(variable));
        }
        return code >= 0 && !row.isMissing(code) ? Optional.of(Limits.number(row.number(code))) : Optional.empty();
    }

    List<String> notes() {
        String name = time < 0 ? "" : table.columns().get(time).name();
        List<String> notes = new ArrayList<>(oddities.notes(table.fileName(), name));
        times.uncertain(CohortFiles.nameOf(table.fileName()), name)
                .map(clause -> "File " + table.fileName() + ": " + clause)
                .ifPresent(notes::add);
        far.note(
                        table.fileName(),
                        timeNumber < 0 ? name : table.columns().get(timeNumber).name(),
                        times.reading())
                .ifPresent(notes::add);
        beside.note().ifPresent(notes::add);
        notes.addAll(telling.notes(
                table.fileName(), isWide ? "take the column as Unused" : "remove the rows of this variable"));
        return notes;
    }
}
