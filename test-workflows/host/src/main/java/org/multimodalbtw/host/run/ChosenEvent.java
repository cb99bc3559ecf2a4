package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.survey.DoubtfulClasses;
import org.multimodalbtw.engine.survey.UnknownClasses;
import org.multimodalbtw.host.WorkflowNode;

/**
 * The class that decisions are about: alarms, what they find, calibration, and for whom the model is worse.
 *
 * @param target the column that is predicted
 * @param name of the class
 * @param isNamed whether it was asked for; else it is the rarest class
 * @param isAmongUnknown whether there are classes of which nothing is known by their names, which are never the event
 */
record ChosenEvent(String target, String name, boolean isNamed, boolean isAmongUnknown) {

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
        List<String> unknown =
                new ArrayList<>(UnknownClasses.of(manifest.target().classes()).names());
        unknown.addAll(DoubtfulClasses.of(manifest.target().classes()).names());
        boolean isAmongUnknown = !unknown.isEmpty() && !unknown.contains(name);
        return Optional.of(new ChosenEvent(manifest.target().name(), name, asked.equals(name), isAmongUnknown));
    }

    /** For a person. */
    String sentence() {
        return "the event is " + target + " = " + name
                + (isNamed
                        ? ", as chosen"
                        : ", the rarest class that is learnt "
                                + (isAmongUnknown ? "and of which something is known " : "")
                                + "('Event' in the BTW Learner names another; here: --set 'BTW Learner/"
                                + Decision.EVENT + "=CLASS')");
    }
}
