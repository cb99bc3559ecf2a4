package org.multimodalbtw.nodes.series;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.encode.series.SeriesForm;

/** What series become. */
enum Form {
    @Label(
            value = "Statistics",
            description =
                    "Count, mean, spread, lowest, highest, first and last value, trend and time of the last value of each "
                            + "variable. Quick, and strong on few thousand patients.")
    STATISTICS(SeriesForm.STATISTICS),
    @Label(
            value = "Course over time",
            description =
                    "Values in equal steps of time, with what was measured and how long ago, for a recurrent network. Needs "
                            + "more patients and takes longer.")
    GRID(SeriesForm.GRID),
    @Label(
            value = "Every measurement",
            description =
                    "All measurements at their own times, for a network that learns for each variable which times matter "
                            + "(attention over time). For series with large gaps; needs thousands of patients and takes the "
                            + "longest.")
    EVENTS(SeriesForm.EVENTS);

    final SeriesForm form;

    Form(SeriesForm form) {
        this.form = form;
    }
}
