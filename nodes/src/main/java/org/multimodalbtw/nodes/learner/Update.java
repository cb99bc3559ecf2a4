package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.weight.UpdateSchedule;

/** When weights are computed anew. */
enum Update {
    @Label(value = "Every few epochs", description = "After every epoch, or every few.")
    EPOCHS(UpdateSchedule.EPOCHS),
    @Label(value = "At a new best", description = "After an epoch with the best validation score so far, as published.")
    NEW_BEST(UpdateSchedule.NEW_BEST);

    final UpdateSchedule schedule;

    Update(UpdateSchedule schedule) {
        this.schedule = schedule;
    }

    static Update of(UpdateSchedule schedule) {
        return EngineChoice.of(values(), one -> one.schedule, schedule);
    }
}
