package org.multimodalbtw.nodes.learner;

import org.multimodalbtw.nodes.run.SavedChoice;

/** Nodes that were saved before the choice existed have intervals that count rows. */
final class SavedGrouping extends SavedChoice<Grouping> {

    SavedGrouping() {
        super("grouping", "Groups", Grouping.ROWS_COUNT);
    }
}
