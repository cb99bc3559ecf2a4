package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows.Row;
import org.multimodalbtw.engine.survey.SeriesOddities;
import org.multimodalbtw.engine.survey.SeriesRoles;

/** Looks at the rows of a table of measurements for what is odd about them; of other tables at nothing. */
final class SeriesCheck {

    private final CsvFile table;
    private final SeriesOddities oddities = new SeriesOddities();
    private final int time;
    private final int start;
    private final int variable;
    private final List<Integer> values = new ArrayList<>();
    private final boolean isWide;

    SeriesCheck(CsvFile table) {
        this.table = table;
        Optional<SeriesRoles> roles = table.layout().series().filter(SeriesRoles::isComplete);
        time = roles.flatMap(SeriesRoles::time)
                .map(name -> place(name, TableColumn.Kind.CATEGORY))
                .orElse(-1);
        start = roles.flatMap(SeriesRoles::start)
                .map(name -> place(name, TableColumn.Kind.CATEGORY))
                .orElse(-1);
        variable = roles.flatMap(SeriesRoles::variable)
                .map(name -> place(name, TableColumn.Kind.CATEGORY))
                .orElse(-1);
        isWide = roles.map(SeriesRoles::isWide).orElse(false);
        // with units beside them, numbers are of one scale each
        roles.filter(found -> found.unit().isEmpty())
                .ifPresent(found -> found.values().forEach(name -> values.add(place(name, TableColumn.Kind.NUMBER))));
        values.removeIf(value -> value < 0);
    }

    private int place(String name, TableColumn.Kind kind) {
        return table.columns().indexOf(new TableColumn(name, kind));
    }

    void add(Row row) {
        if (time >= 0 && !row.isMissing(time)) {
            oddities.addTime(row.category(time));
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
    }

    List<String> notes() {
        return oddities.notes(
                table.fileName(), time < 0 ? "" : table.columns().get(time).name());
    }
}
