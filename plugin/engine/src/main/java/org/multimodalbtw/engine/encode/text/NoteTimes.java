package org.multimodalbtw.engine.encode.text;

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

/** Finds out how the times of training notes are written, of all of them or in parts. */
final class NoteTimes implements RowCounts {

    private final NoteSettings settings;
    private final List<TableColumn> inputs;
    private final int place;
    private final TimeCells cells;

    /**
     * @param table the columns of the table
     * @param settings which of them have times
     * @throws InputException if one of these lacks, or holds no times
     */
    NoteTimes(List<TableColumn> table, NoteSettings settings) {
        this.settings = settings;
        inputs = settings.columns()
                .map(name -> table.get(NoteReading.place(table, name)))
                .toList();
        for (TableColumn column : inputs) {
            if (!isPossible(column)) {
                throw new InputException(
                        "Column '" + column.name() + "' holds no numbers or dates.",
                        "Choose another column of times, or convert it.");
            }
        }
        String name = inputs.isEmpty() ? "" : inputs.get(0).name();
        place = inputs.isEmpty() ? -1 : NoteReading.place(table, name);
        cells = new TimeCells(name);
    }

    private static boolean isPossible(TableColumn column) {
        return switch (column.kind()) {
            case NUMBER, CATEGORY, TIME -> true;
            case CODES, VECTOR, IMAGE -> false;
        };
    }

    /** @return whether they may be written in several ways, so that rows have to be read to know */
    boolean areOpen() {
        return !inputs.isEmpty() && inputs.get(0).kind() != TableColumn.Kind.TIME;
    }

    @Override
    public void add(TableRows rows) {
        boolean areNumbers = inputs.get(0).kind() == TableColumn.Kind.NUMBER;
        rows.forEach(row -> {
            if (!row.isMissing(place)) {
                if (areNumbers) {
                    cells.add(row.number(place));
                } else {
                    cells.add(row.category(place));
                }
            }
        });
    }

    @Override
    public void add(DataInput part) throws IOException {
        cells.add(TimeCells.read(inputs.get(0).name(), part));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        cells.write(out);
    }

    /**
     * @return how notes are read, whose rows were seen where times are open; {@code null} where rows are read as they are
     * @throws InputException if the column of times holds none
     */
    NoteReading reading() {
        return reading(times());
    }

    /** @return how the times of the rows that were seen are written */
    TimeReading times() {
        return areOpen()
                ? cells.reading()
                        .orElseThrow(() ->
                                new InputException(cells.fault(inputs.get(0).name()), cells.remedy()))
                : TimeReading.AS_IS;
    }

    /**
     * @param times how times are written
     * @return how notes are read; {@code null} where rows are read as they are
     */
    NoteReading reading(TimeReading times) {
        return settings.isNone()
                ? null
                : new NoteReading(
                        settings.patient().orElse(null),
                        settings.time().orElse(null),
                        settings.time().isPresent() ? settings.start().orElse(null) : null,
                        times,
                        settings.known().orElse(null),
                        inputs,
                        settings.withoutMarkup(),
                        settings.withoutNone());
    }
}
