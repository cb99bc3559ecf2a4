package org.multimodalbtw.engine.encode.series;

/** What a series becomes. */
public enum SeriesForm {
    /** One vector: statistics of each variable over the whole window. */
    STATISTICS,
    /** [steps, 3 x variables]: value, whether it was measured, and how long ago, for each step; read by a recurrent network. */
    GRID,
    /** Every measurement as it is, [measurements, 3]: time, value and variable; read by attention over time. */
    EVENTS
}
