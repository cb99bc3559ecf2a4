package org.multimodalbtw.engine.encode.series;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.Cells;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.moment.PatientTimes;

/**
 * The measurements in a table, one after the other, whichever way the table holds them. A patient's need not stand together. Where times
 * are dates, they count in hours from the patient's start.
 */
final class Measurements {

    /** Time, variable and value are filled in a row that counts. */
    private static final int FILLED = 3;

    private final TableRows rows;
    private final SeriesColumns columns;
    private final int[] places;
    private final PatientTimes times;
    private final SeriesUnits.Reader units;
    /** Where each column is a variable, the unit that it got when the table was read. */
    private final List<String> wideUnits;

    private final Consumer<String> note;
    private final UnitNotes unitNotes;
    private final EmptyCells emptyCells;

    /** Sees each measurement. */
    interface Visitor {
        /**
         * @param patient whose it is
         * @param time when, in the table's unit, or in hours since the patient's start where times are dates
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
        this(rows, columns, SeriesReading.AS_IS);
    }

    /**
     * @param rows the table, with the patient as the rows' id
     * @param columns where what stands
     * @param reading how its cells are read
     * @throws InputException if a column holds something else than it should
     */
    Measurements(TableRows rows, SeriesColumns columns, SeriesReading reading) {
        this.rows = rows;
        this.columns = columns;
        places = SeriesPlaces.of(rows.columns(), columns);
        times = columns.layout() == SeriesLayout.LISTS ? null : times(reading);
        units = reading.units().reader();
        wideUnits = columns.layout() == SeriesLayout.WIDE ? WideUnits.of(rows, columns, places) : List.of();
        note = variable -> {};
        unitNotes = new UnitNotes();
        emptyCells = new EmptyCells(columns.layout() == SeriesLayout.LISTS ? "value" : "row");
    }

    private Measurements(Measurements other, Consumer<String> note) {
        rows = other.rows;
        columns = other.columns;
        places = other.places;
        times = other.times;
        units = other.units;
        wideUnits = other.wideUnits;
        unitNotes = other.unitNotes;
        emptyCells = other.emptyCells;
        this.note = note;
    }

    private PatientTimes times(SeriesReading reading) {
        int start = columns.start().map(name -> places[places.length - 1]).orElse(-1);
        return new PatientTimes(
                rows,
                reading.times(),
                columns.time().orElseThrow(),
                places[0],
                columns.start().orElse(null),
                start);
    }

    /** @return the same measurements, with the name of each one's variable told to somebody */
    Measurements noting(Consumer<String> listener) {
        return new Measurements(this, listener);
    }

    /** @return the times; empty where rows hold lists */
    Optional<PatientTimes> times() {
        return Optional.ofNullable(times);
    }

    /** @return what was converted and left out because of its unit */
    UnitNotes unitNotes() {
        return unitNotes;
    }

    /** @return what was left out because a cell is empty */
    EmptyCells emptyCells() {
        return emptyCells;
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
        if (times != null) {
            times.findStarts();
            times.clear();
        }
        unitNotes.clear();
        emptyCells.clear();
        rows.forEach(
                switch (columns.layout()) {
                    case MEASUREMENTS -> row -> measurement(row, noted);
                    case WIDE -> row -> wide(row, noted);
                    case LISTS -> row -> lists(row, noted);
                });
    }

    private void measurement(TableRows.Row row, Visitor visitor) {
        double time = times.of(row);
        double value = Cells.number(row, places[2], columns.values().get(0));
        boolean complete = !Double.isNaN(time) && !Double.isNaN(value) && !row.isMissing(places[1]);
        if (!complete) {
            noteEmpty(row);
        }
        if (complete && columns.unit().isPresent()) {
            inUnit(row, time, value, visitor);
        } else {
            visitor.visit(row.id(), time, complete ? SeriesPlaces.variable(rows, row, places[1]) : null, value);
        }
    }

    /** Notes the first cell of a row that has to be filled and is empty. */
    private void noteEmpty(TableRows.Row row) {
        IntStream.range(0, FILLED)
                .filter(place -> isEmpty(row, places[place]))
                .findFirst()
                .ifPresent(place -> emptyCells.add(columns.names().get(place), row.id()));
    }

    private boolean isEmpty(TableRows.Row row, int column) {
        boolean isText = rows.columns().get(column).kind() == TableColumn.Kind.CATEGORY;
        return row.isMissing(column) || isText && row.category(column).isBlank();
    }

    private void inUnit(TableRows.Row row, double time, double value, Visitor visitor) {
        String variable = SeriesPlaces.variable(rows, row, places[1]);
        inUnit(row.id(), time, variable, row.isMissing(places[3]) ? "" : row.category(places[3]), value, visitor);
    }

    private void inUnit(String patient, double time, String variable, String unit, double value, Visitor visitor) {
        SeriesUnits.Reading reading = units.of(variable, unit).orElse(null);
        unitNotes.add(variable, unit, reading);
        if (reading == null) {
            visitor.visit(patient, time, null, value);
        } else {
            visitor.visit(
                    patient, time, reading.variable(), reading.conversion().of(value));
        }
    }

    private void wide(TableRows.Row row, Visitor visitor) {
        double time = times.of(row);
        visitor.visit(row.id(), time, null, Double.NaN);
        if (isEmpty(row, places[0]) && holdsValue(row)) {
            emptyCells.add(columns.names().get(0), row.id());
        }
        for (int i = 0; i < columns.values().size() && !Double.isNaN(time); i++) {
            String variable = columns.values().get(i);
            double value = Cells.number(row, places[1 + i], variable);
            if (!Double.isNaN(value)) {
                inUnit(row.id(), time, variable, wideUnits.get(i), value, visitor);
            }
        }
    }

    private boolean holdsValue(TableRows.Row row) {
        return IntStream.rangeClosed(1, columns.values().size()).anyMatch(value -> !row.isMissing(places[value]));
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
                } else if (Double.isNaN(time) && !Double.isNaN(values[at])) {
                    emptyCells.add(columns.time().get(), patient);
                }
            }
        }
    }
}
