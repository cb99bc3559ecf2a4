package org.multimodalbtw.engine.encode.series;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.Cells;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * The measurements in a table, one after the other, whichever way the table holds them. A patient's need not stand together. Where times
 * are dates, they count in hours from the patient's first row with a time.
 */
final class Measurements {

    private final TableRows rows;
    private final SeriesColumns columns;
    private final int[] places;
    private final Consumer<String> note;
    private final Map<String, Double> starts;

    /** Sees each measurement. */
    interface Visitor {
        /**
         * @param patient whose it is
         * @param time when, in the table's unit, or in hours since the patient's first time where times are dates
         * @param variable what was measured; {@code null} where the row names a patient but holds no measurement
         * @param value the value
         */
        void visit(String patient, double time, String variable, double value);
    }

    /**
     * @param rows the table, with the patient as the rows' id
     * @param columns where what stands
     * @throws InputException if a column holds something else than it should
     */
    Measurements(TableRows rows, SeriesColumns columns) {
        this(rows, columns, variable -> {}, new HashMap<>());
    }

    private Measurements(TableRows rows, SeriesColumns columns, Consumer<String> note, Map<String, Double> starts) {
        this.rows = rows;
        this.columns = columns;
        this.note = note;
        this.starts = starts;
        List<TableColumn> found = rows.columns();
        places = new int[columns.names().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(found, columns.names().get(i));
            check(found.get(places[i]));
        }
    }

    /** @return the same measurements, with the name of each one's variable told to somebody */
    Measurements noting(Consumer<String> listener) {
        return new Measurements(rows, columns, listener, starts);
    }

    /** @return whether times are dates */
    boolean hasDates() {
        return columns.time().isPresent() && rows.columns().get(places[0]).kind() == TableColumn.Kind.TIME;
    }

    /** @return the columns that are read, with their kinds */
    List<TableColumn> columns() {
        return Arrays.stream(places).mapToObj(rows.columns()::get).toList();
    }

    /** @return how many rows the table has */
    long rows() {
        return rows.size();
    }

    /** Visits every measurement, in the order of the rows. */
    void forEach(Visitor visitor) {
        Visitor noted = (patient, time, variable, value) -> {
            if (variable != null) {
                note.accept(variable);
            }
            visitor.visit(patient, time, variable, value);
        };
        findStarts();
        rows.forEach(
                columns.layout() == SeriesLayout.MEASUREMENTS
                        ? row -> measurement(row, noted)
                        : row -> lists(row, noted));
    }

    /** The first time of each patient, once. */
    private void findStarts() {
        if (hasDates() && starts.isEmpty()) {
            rows.forEach(row -> {
                if (!row.isMissing(places[0])) {
                    starts.merge(row.id(), row.number(places[0]), Math::min);
                }
            });
        }
    }

    private void measurement(TableRows.Row row, Visitor visitor) {
        double time = Cells.number(row, places[0], columns.time().orElseThrow());
        if (!starts.isEmpty() && !Double.isNaN(time)) {
            time -= starts.get(row.id());
        }
        double value = Cells.number(row, places[2], columns.values().get(0));
        boolean complete = !Double.isNaN(time) && !Double.isNaN(value) && !row.isMissing(places[1]);
        visitor.visit(row.id(), time, complete ? variable(row) : null, value);
    }

    /** Variables may be numbered, as items of a hospital's catalogue are. */
    private String variable(TableRows.Row row) {
        if (rows.columns().get(places[1]).kind() == TableColumn.Kind.CATEGORY) {
            return row.category(places[1]);
        }
        double number = row.number(places[1]);
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private void lists(TableRows.Row row, Visitor visitor) {
        String patient = row.id();
        visitor.visit(patient, Double.NaN, null, Double.NaN);
        int first = columns.time().isPresent() ? 1 : 0;
        double[] times =
                first == 1 ? Cells.vector(row, places[0], columns.time().get(), -1) : null;
        for (int i = 0; i < columns.values().size(); i++) {
            String variable = columns.values().get(i);
            double[] values = Cells.vector(row, places[first + i], variable, -1);
            if (values == null) {
                continue;
            }
            if (first == 1 && (times == null || times.length != values.length)) {
                throw new InputException(
                        "Row '" + patient + "' has " + values.length + " values in column '" + variable + "' and "
                                + (times == null ? 0 : times.length) + " times in column '"
                                + columns.time().get() + "'.",
                        "Give each value a time.");
            }
            for (int at = 0; at < values.length; at++) {
                double time = times == null ? at : times[at];
                if (!Double.isNaN(time) && !Double.isNaN(values[at])) {
                    visitor.visit(patient, time, variable, values[at]);
                }
            }
        }
    }

    private static int place(List<TableColumn> table, String name) {
        for (int i = 0; i < table.size(); i++) {
            if (table.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new InputException("The table has no column '" + name + "'.", "Choose the columns anew.");
    }

    private void check(TableColumn column) {
        boolean isVariable = columns.variable().filter(column.name()::equals).isPresent();
        boolean isTime = columns.time().filter(column.name()::equals).isPresent();
        boolean fits =
                switch (column.kind()) {
                    case NUMBER -> columns.layout() == SeriesLayout.MEASUREMENTS;
                    case CATEGORY -> isVariable;
                    case VECTOR -> columns.layout() == SeriesLayout.LISTS;
                    case CODES -> false;
                    case IMAGE -> false;
                    case TIME -> columns.layout() == SeriesLayout.MEASUREMENTS && isTime;
                };
        if (!fits) {
            String wanted = columns.layout() == SeriesLayout.LISTS
                    ? "lists of numbers"
                    : isVariable ? "names of variables" : isTime ? "numbers or dates" : "numbers";
            throw new InputException(
                    "Column '" + column.name() + "' holds no " + wanted + ".", "Choose another column, or convert it.");
        }
    }
}
