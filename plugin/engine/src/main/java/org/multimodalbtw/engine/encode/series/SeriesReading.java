package org.multimodalbtw.engine.encode.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.multimodalbtw.engine.storage.WrittenText;
import org.multimodalbtw.engine.survey.TimeReading;

/**
 * How the cells of a table of measurements are read.
 *
 * @param times how its times are written
 * @param units the units of its variables
 * @param haveClock whether most of its times are points in time with a time of day other than midnight
 */
record SeriesReading(TimeReading times, SeriesUnits units, boolean haveClock) {

    /** Times and values as they are. */
    static final SeriesReading AS_IS = new SeriesReading(TimeReading.AS_IS, SeriesUnits.NONE, false);

    void write(DataOutput out) throws IOException {
        WrittenText.write(times.name(), out);
        units.write(out);
        out.writeBoolean(haveClock);
    }

    /** Reads what {@link #write} wrote. */
    static SeriesReading read(DataInput in) throws IOException {
        return new SeriesReading(TimeReading.valueOf(WrittenText.read(in)), SeriesUnits.read(in), in.readBoolean());
    }

    /** @return the same of such units */
    SeriesReading withUnits(SeriesUnits others) {
        return new SeriesReading(times, others, haveClock);
    }

    /** @return the same of such times */
    SeriesReading withClock(boolean timesHaveClock) {
        return new SeriesReading(times, units, timesHaveClock);
    }
}
