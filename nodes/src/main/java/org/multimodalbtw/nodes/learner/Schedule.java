package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.method.LearningRateSchedule;

/** How the learning rate changes. */
enum Schedule {
    @Label(value = "Cosine", description = "Up over the first 5 % of the steps, then slowly down.")
    COSINE(LearningRateSchedule.COSINE),
    @Label(value = "Plateau", description = "Halved when the validation score has not improved for a while.")
    PLATEAU(LearningRateSchedule.PLATEAU);

    final LearningRateSchedule schedule;

    Schedule(LearningRateSchedule schedule) {
        this.schedule = schedule;
    }
}
