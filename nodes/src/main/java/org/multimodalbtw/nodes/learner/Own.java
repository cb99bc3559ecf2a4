package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.weight.OwnPredictions;

/** Which networks give the own predictions of training rows. */
enum Own {
    @Label(value = "Held out", description = "Networks that did not learn from the row, as for new rows.")
    HELD_OUT(OwnPredictions.HELD_OUT),
    @Label(value = "In sample", description = "Networks that learnt from the row, as published.")
    IN_SAMPLE(OwnPredictions.IN_SAMPLE);

    final OwnPredictions predictions;

    Own(OwnPredictions predictions) {
        this.predictions = predictions;
    }

    static Own of(OwnPredictions predictions) {
        return EngineChoice.of(values(), one -> one.predictions, predictions);
    }
}
