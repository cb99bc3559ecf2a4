package org.multimodalbtw.nodes.learner;

import org.multimodalbtw.nodes.run.SavedChoice;

/** Nodes that were saved before the choice existed predict one column by its type. */
final class SavedPredicted extends SavedChoice<Predicted> {

    SavedPredicted() {
        super("predicted", "Target is", Predicted.COLUMN);
    }
}
