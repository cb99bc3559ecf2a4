package org.multimodalbtw.host.run;

import java.nio.file.Path;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.host.output.Sources;

/**
 * A saved model and a folder of data to use it on.
 *
 * @param model the model's folder
 * @param cohort the data; what is predicted, the model says
 * @param out the directory for the results
 * @param overrides parameters to change, each {@code Node name/parameter=value}
 * @param rawCsv as in {@link Arguments}
 */
record SavedModelTask(Path model, Arguments.Cohort cohort, Path out, List<String> overrides, boolean rawCsv) {

    /** @throws InputException if the model and the results lie in each other, so that one would replace the other */
    void requireApart() {
        Path from = Sources.real(model);
        Path to = Sources.real(out);
        if (from.startsWith(to) || to.startsWith(from)) {
            throw new InputException(
                    "The model " + model + " and the folder for the results, " + out
                            + ", lie in each other, and the model is not to be replaced.",
                    "Choose another folder with --out.");
        }
    }
}
