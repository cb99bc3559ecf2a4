package org.multimodalbtw.engine.encode.series;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.UnitColumn;

/**
 * What is read of a table of measurements.
 *
 * @param columns where what stands
 * @param kinds the columns with their kinds, as they are read
 * @param reading how cells are read
 * @param texts how values are read that are texts
 */
record SeriesInput(SeriesColumns columns, List<TableColumn> kinds, SeriesReading reading, ValueTexts texts) {

    SeriesInput {
        kinds = List.copyOf(kinds);
    }

    /** @return the columns of the table that are read */
    List<TableColumn> inputs() {
        return texts.inputs(kinds);
    }

    /** @return the column of the units that stand behind the values, which a table lacks where none has one; empty where there is none */
    Optional<String> unitsOfCells() {
        return columns.unit().filter(name -> UnitColumn.measured(name)
                .filter(columns.values()::contains)
                .isPresent());
    }

    /** @return the same of a table without units */
    SeriesInput withoutUnit() {
        String unit = columns.unit().orElse("");
        return new SeriesInput(
                columns.withoutUnit(),
                kinds.stream().filter(column -> !column.name().equals(unit)).toList(),
                reading,
                texts);
    }

    /** @return the same of such times */
    SeriesInput withClock(boolean timesHaveClock) {
        return new SeriesInput(columns, kinds, reading.withClock(timesHaveClock), texts);
    }
}
