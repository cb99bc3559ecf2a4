package org.multimodalbtw.engine.encode.series;

import java.util.List;
import org.multimodalbtw.engine.encode.TableColumn;

/**
 * What is read of a table of measurements.
 *
 * @param columns where what stands
 * @param kinds the columns with their kinds
 * @param reading how cells are read
 */
record SeriesInput(SeriesColumns columns, List<TableColumn> kinds, SeriesReading reading) {

    SeriesInput {
        kinds = List.copyOf(kinds);
    }

    /** @return the same of such times */
    SeriesInput withClock(boolean timesHaveClock) {
        return new SeriesInput(columns, kinds, reading.withClock(timesHaveClock));
    }
}
