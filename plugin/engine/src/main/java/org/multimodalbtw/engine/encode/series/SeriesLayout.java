package org.multimodalbtw.engine.encode.series;

/** How a table holds series of measurements. */
public enum SeriesLayout {
    /** One row a measurement: a time, the name of a variable, a value. A patient has many rows. */
    MEASUREMENTS,
    /** One row a time: one column a variable, empty where it was not measured. A patient has many rows. */
    WIDE,
    /** One row a patient: a list of numbers for each variable and, where they are not equally spaced, a list of times. */
    LISTS
}
