package org.multimodalbtw.engine.encode.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.RowCounts;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.TimeCells;
import org.multimodalbtw.engine.survey.TimeReading;

/** Finds out how the cells of training rows are read, in which order the rows may come, and in parts. */
final class SeriesLook implements RowCounts {

    private final List<TableColumn> table;
    private final SeriesColumns columns;
    private final boolean looksAtNumbers;
    private final int[] places;
    private final TimeCells times;
    private final SeriesUnits.Counter units = new SeriesUnits.Counter();

    /**
     * @param table the table's columns
     * @param columns where what stands
     * @param looksAtNumbers whether numbers may be seconds since 1970
     * @throws InputException if a column holds something else than it should
     */
    SeriesLook(List<TableColumn> table, SeriesColumns columns, boolean looksAtNumbers) {
        this.table = table;
        this.columns = columns;
        this.looksAtNumbers = looksAtNumbers;
        places = SeriesPlaces.of(table, columns);
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
        SeriesLook look = new SeriesLook(rows.columns(), columns, looksAtNumbers);
        if (look.isNeeded()) {
            look.add(rows);
        }
        SeriesUnits wide = WideUnits.learnt(rows, columns, look.places);
        return wide == SeriesUnits.NONE ? look.reading() : look.reading().withUnits(wide);
    }

    /** @return whether rows have to be read to know how the others are */
    boolean isNeeded() {
        return isOpen() || columns.unit().isPresent() && columns.layout() != SeriesLayout.LISTS;
    }

    /** Whether times may be written in several ways. */
    private boolean isOpen() {
        if (columns.layout() == SeriesLayout.LISTS) {
            return false;
        }
        return switch (kind()) {
            case CATEGORY -> true;
            case NUMBER -> looksAtNumbers;
            case TIME, CODES, VECTOR, IMAGE -> false;
        };
    }

    private TableColumn.Kind kind() {
        return table.get(places[0]).kind();
    }

    @Override
    public void add(TableRows rows) {
        rows.forEach(row -> add(rows, row));
    }

    private void add(TableRows rows, TableRows.Row row) {
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

    /**
     * @return how the rows that were seen are read
     * @throws InputException if texts are no times
     */
    SeriesReading reading() {
        return isNeeded()
                ? new SeriesReading(
                        isOpen() ? timeReading() : TimeReading.AS_IS,
                        columns.unit().isPresent() ? units.units() : SeriesUnits.NONE,
                        false)
                : SeriesReading.AS_IS;
    }

    private TimeReading timeReading() {
        return times.reading()
                .orElseThrow(() -> new InputException(times.fault(columns.time().orElseThrow()), times.remedy()));
    }

    @Override
    public void add(DataInput part) throws IOException {
        times.add(TimeCells.read(columns.time().orElse(""), part));
        units.add(part);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        times.write(out);
        units.write(out);
    }
}
