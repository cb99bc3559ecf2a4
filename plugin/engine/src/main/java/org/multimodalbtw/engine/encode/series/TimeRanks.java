package org.multimodalbtw.engine.encode.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.multimodalbtw.engine.encode.RankSearch;
import org.multimodalbtw.engine.encode.RowCounts;
import org.multimodalbtw.engine.encode.TableRows;

/** Finds more bits of the times that end the window. */
final class TimeRanks implements RowCounts {

    private final SeriesColumns columns;
    private final SeriesReading reading;
    private final SeriesSpan span;
    private final RankSearch times;

    /**
     * @param columns where what stands
     * @param reading how cells are read
     * @param span of which measurements count
     * @param times what is known of these times; changed by what is counted
     */
    TimeRanks(SeriesColumns columns, SeriesReading reading, SeriesSpan span, RankSearch times) {
        this.columns = columns;
        this.reading = reading;
        this.span = span;
        this.times = times;
    }

    @Override
    public void add(TableRows rows) {
        double from = span.first().orElse(Double.NEGATIVE_INFINITY);
        double to = span.last().orElse(Double.POSITIVE_INFINITY);
        new Measurements(rows, columns, reading).forEach((patient, time, variable, value) -> {
            if (variable != null && time >= from && time <= to) {
                times.add(time);
            }
        });
    }

    /** @return the search after this reading */
    RankSearch search() {
        times.decide();
        return times;
    }

    @Override
    public void add(DataInput part) throws IOException {
        times.add(RankSearch.read(part));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        times.write(out);
    }
}
