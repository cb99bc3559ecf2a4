package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.ForwardingRow;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Rows without the column of times, of which each is the only one of its patient: as times count from the patient's first one, that is
 * when it was measured.
 */
final class OnlyTimes implements TableRows {

    private final TableRows rows;
    private final TableColumn time;
    private final List<TableColumn> columns;

    /**
     * @param rows the rows
     * @param time the column of times that was learnt from
     */
    OnlyTimes(TableRows rows, TableColumn time) {
        this.rows = rows;
        this.time = time.kind() == TableColumn.Kind.NUMBER ? time : new TableColumn(time.name(), TableColumn.Kind.TIME);
        columns = new ArrayList<>(rows.columns());
        columns.add(this.time);
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public Map<String, String> properties(int column) {
        return column < rows.columns().size() ? rows.properties(column) : Map.of();
    }

    @Override
    public void forEach(Visitor visitor) {
        Set<String> patients = new HashSet<>();
        rows.forEach(row -> {
            if (!patients.add(row.id())) {
                throw new InputException(
                        "The table lacks column '" + time.name() + "' and has several rows of the patient '" + row.id()
                                + "'.",
                        "Use a table with the times, or with one row for each patient.");
            }
            visitor.visit(new First(row));
        });
    }

    /** @return what is taken for the time, a sentence */
    String warning() {
        return "The table has no column '" + time.name()
                + "': the only row of each patient counts as the patient's first time.";
    }

    private final class First extends ForwardingRow {

        First(Row row) {
            super(row);
        }

        private boolean isTime(int column) {
            return column == columns.size() - 1;
        }

        @Override
        public boolean isMissing(int column) {
            return !isTime(column) && row.isMissing(column);
        }

        @Override
        public double number(int column) {
            return isTime(column) ? 0 : row.number(column);
        }
    }
}
