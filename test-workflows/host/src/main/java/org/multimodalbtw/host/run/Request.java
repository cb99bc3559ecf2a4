package org.multimodalbtw.host.run;

import java.nio.file.Path;
import java.util.List;

/** What came of reading a command line. */
public sealed interface Request
        permits Request.Adapt, Request.Answered, Request.Check, Request.Examples, Request.Predict, Arguments {

    /**
     * Nothing is left to do: help was asked for, or the command line cannot be understood.
     *
     * @param exit the exit code
     */
    record Answered(int exit) implements Request {}

    /**
     * A saved model is to be adapted to a folder of data.
     *
     * @param task the model and the data, whose outcomes are known
     */
    record Adapt(SavedModelTask task) implements Request {}

    /**
     * The patients of a folder of data are to be predicted by a saved model.
     *
     * @param task the model and the data
     */
    record Predict(SavedModelTask task) implements Request {}

    /**
     * It is to be said how a folder of data is read.
     *
     * @param cohort the data, and how they are read
     * @param overrides parameters that would be changed
     */
    record Check(Arguments.Cohort cohort, List<String> overrides) implements Request {}

    /**
     * The example workflows are to be written.
     *
     * @param folder where to
     */
    record Examples(Path folder) implements Request {}
}
