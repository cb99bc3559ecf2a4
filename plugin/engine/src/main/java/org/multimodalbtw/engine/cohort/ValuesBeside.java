package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows.Row;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.SeriesRoles;

/**
 * Measurements whose number stands in another column of values than the one that is read, as results below a limit do in {@code value} beside an
 * empty {@code valuenum}.
 */
final class ValuesBeside {

    /** Fewer may be slips. */
    private static final int FEWEST = 3;

    private final CsvFile table;
    private final int value;
    private final int other;
    private long empty;
    private long beside;
    private double example;

    /**
     * @param table a table
     * @param roles which of its columns are what, where it is of measurements
     */
    ValuesBeside(CsvFile table, Optional<SeriesRoles> roles) {
        this.table = table;
        Optional<SeriesRoles> measurements = roles.filter(found -> !found.isWide() && found.isComplete());
        value = measurements.map(found -> place(found.values().get(0))).orElse(-1);
        List<Integer> others = measurements.map(SeriesRoles::unused).orElse(List.of()).stream()
                .filter(NamedLike::result)
                .map(this::place)
                .filter(place -> place >= 0)
                .toList();
        other = others.size() == 1 ? others.get(0) : -1;
    }

    private int place(String column) {
        return table.columns().indexOf(new TableColumn(column, TableColumn.Kind.NUMBER));
    }

    void add(Row row) {
        if (value >= 0 && other >= 0 && row.isMissing(value)) {
            empty++;
            if (!row.isMissing(other)) {
                example = beside++ == 0 ? row.number(other) : example;
            }
        }
    }

    /** What the rows lose, with the way to have it: a sentence; empty where they lose nothing. */
    Optional<String> note() {
        if (beside < FEWEST) {
            return Optional.empty();
        }
        String read = table.columns().get(value).name();
        String written = table.columns().get(other).name();
        return Optional.of("File " + table.fileName() + ": " + beside + " of the " + empty + " rows whose '" + read
                + "' is empty hold a number in '" + written + "', such as " + Limits.number(example)
                + ", which may be a limit, as in '<0.1'. They are left out, so that the lowest results may lack: to read '"
                + written + "' in its place, choose it as the value, --set 'Series Encoder/value=" + written + "'.");
    }
}
