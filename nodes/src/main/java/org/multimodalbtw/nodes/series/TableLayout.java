package org.multimodalbtw.nodes.series;

import org.knime.node.parameters.widget.choices.Label;

/** How the table holds measurements. */
enum TableLayout {
    @Label(
            value = "One row for each measurement",
            description = "Patient, time, variable and value. A patient has many rows.")
    MEASUREMENTS,
    @Label(
            value = "One row for each time",
            description = "Patient, time, and a column of numbers for each variable. A patient has many rows.")
    WIDE,
    @Label(
            value = "One row for each patient, with lists",
            description = "A list of numbers for each variable. The RowID is the patient.")
    LISTS
}
