package org.multimodalbtw.host.run;

import java.nio.file.Path;
import java.util.List;

/** What came of reading a command line. */
public sealed interface Request permits Request.Answered, Request.Check, Request.Examples, Arguments {

    /**
     * Nothing is left to do: help was asked for, or the command line cannot be understood.
     *
     * @param exit the exit code
     */
    record Answered(int exit) implements Request {}

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
