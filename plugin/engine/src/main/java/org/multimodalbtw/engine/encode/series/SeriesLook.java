package org.multimodalbtw.engine.encode.series;

import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.TimeCells;
import org.multimodalbtw.engine.survey.TimeReading;

/** Finds out how the cells of training rows are read. */
final class SeriesLook {

    private final TableRows rows;
    private final SeriesColumns columns;
    private final int[] places;
    private final TimeCells times;
    private final SeriesUnits.Counter units = new SeriesUnits.Counter();

    private SeriesLook(TableRows rows, SeriesColumns columns) {
        this.rows = rows;
        this.columns = columns;
        places = SeriesPlaces.of(rows, columns);
        times = new TimeCells(columns.time().orElse(""));
    }

    /**
     * Reads the rows once where times may be written in several ways, or where there are units.
     *
     * @param rows the training rows
     * @param columns where what stands
     * @param looksAtNumbers whether numbers may be seconds since 1970
     * @return how they are read
     * @throws InputException if texts are no times
     */
    static SeriesReading of(TableRows rows, SeriesColumns columns, boolean looksAtNumbers) {
        if (columns.layout() == SeriesLayout.LISTS) {
            return SeriesReading.AS_IS;
        }
        SeriesLook look = new SeriesLook(rows, columns);
        boolean isOpen =
                switch (look.kind()) {
                    case CATEGORY -> true;
                    case NUMBER -> looksAtNumbers;
                    case TIME, CODES, VECTOR, IMAGE -> false;
                };
        if (isOpen || columns.unit().isPresent()) {
            rows.forEach(look::add);
        }
        return new SeriesReading(
                isOpen ? look.timeReading() : TimeReading.AS_IS,
                columns.unit().isPresent() ? look.units.units() : SeriesUnits.NONE,
                false);
    }

    private TableColumn.Kind kind() {
        return rows.columns().get(places[0]).kind();
    }

    private void add(TableRows.Row row) {
        if (!row.isMissing(places[0])) {
            switch (kind()) {
                case CATEGORY -> times.add(row.category(places[0]));
                case NUMBER -> times.add(row.number(places[0]));
                case TIME, CODES, VECTOR, IMAGE -> {}
            }
        }
        boolean isMeasured = columns.unit().isPresent() && !row.isMissing(places[1]) && !row.isMissing(places[2]);
        if (isMeasured) {
            units.add(
                    SeriesPlaces.variable(rows, row, places[1]),
                    row.isMissing(places[3]) ? "" : row.category(places[3]));
        }
    }

    private TimeReading timeReading() {
        return times.reading()
                .orElseThrow(() -> new InputException(
                        times.fault(columns.time().orElseThrow()),
                        "Choose another column of times, or write them as 2150-03-31 08:00, as hours and minutes such as 36:15, or as "
                                + "numbers."));
    }
}
