package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.host.WorkflowNode;

/**
 * The class that decisions are about: alarms, what they find, calibration, and for whom the model is worse.
 *
 * @param target the column that is predicted
 * @param name of the class
 * @param isNamed whether it was asked for; else it is the rarest class
 */
record ChosenEvent(String target, String name, boolean isNamed) {

    /**
     * @param learner a BTW Learner that was executed
     * @param manifest its model
     * @param model the directory of the model
     * @return the event; empty of labels and numbers
     * @throws IOException if the model cannot be read
     */
    static Optional<ChosenEvent> of(WorkflowNode learner, ModelManifest manifest, Path model) throws IOException {
        Optional<Reference> reference = ModelDirectory.readReference(model);
        if (reference.isEmpty() || reference.get().event().isEmpty()) {
            return Optional.empty();
        }
        String asked = learner.modelSettings().getString(Decision.EVENT, "").strip();
        String name = manifest.target().classes().get(reference.get().event().getAsInt());
        return Optional.of(new ChosenEvent(manifest.target().name(), name, asked.equals(name)));
    }

    /** For a person. */
    String sentence() {
        return "the event is " + target + " = " + name
                + (isNamed
                        ? ", as chosen"
                        : ", the rarest class ('Event' in the BTW Learner names another; here: --set 'BTW Learner/"
                                + Decision.EVENT + "=CLASS')");
    }
}
