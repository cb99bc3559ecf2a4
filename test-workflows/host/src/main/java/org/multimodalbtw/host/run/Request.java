package org.multimodalbtw.host.run;

import java.nio.file.Path;
import java.util.List;

/** What came of reading a command line. */
public sealed interface Request permits Request.Adapt, Request.Answered, Request.Check, Request.Examples, Arguments {

    /**
     * Nothing is left to do: help was asked for, or the command line cannot be understood.
     *
     * @param exit the exit code
     */
    record Answered(int exit) implements Request {}

    /**
     * A saved model is to be adapted to a folder of data.
     *
     * @param model the model's folder
     * @param cohort the data; what is predicted, the model says
     * @param out the directory for the results
     * @param overrides parameters to change, each {@code Node name/parameter=value}
     * @param rawCsv as in {@link Arguments}
     */
    record Adapt(Path model, Arguments.Cohort cohort, Path out, List<String> overrides, boolean rawCsv)
            implements Request {}

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
