package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;

/** How rows that belong together are found, and what they count. */
enum Grouping {
    @Label(
            value = "Automatic",
            description =
                    "The group column; where none is chosen, a column of the labels that is called patient, subject, mrn or the like and has "
                            + "the same value in several rows. Intervals count groups, not rows.")
    AUTOMATIC(true),
    @Label(
            value = "Only the group column",
            description = "Without a group column, each row is for itself. Intervals count groups, not rows.")
    CHOSEN(true),
    @Label(
            value = "Only the group column, intervals count rows",
            description = "Intervals are too narrow where a patient has several rows.")
    ROWS_COUNT(false);

    final boolean countsAsOne;

    Grouping(boolean countsAsOne) {
        this.countsAsOne = countsAsOne;
    }
}
