package org.multimodalbtw.engine.encode.series;

import org.multimodalbtw.engine.survey.TimeReading;

/**
 * How the cells of a table of measurements are read.
 *
 * @param times how its times are written
 * @param units the units of its variables
 */
record SeriesReading(TimeReading times, SeriesUnits units) {

    /** Times and values as they are. */
    static final SeriesReading AS_IS = new SeriesReading(TimeReading.AS_IS, SeriesUnits.NONE);
}
