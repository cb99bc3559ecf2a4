package org.multimodalbtw.host.run;

import java.nio.file.Path;

/** What came of reading a command line. */
public sealed interface Request permits Request.Answered, Request.Examples, Arguments {

    /**
     * Nothing is left to do: help was asked for, or the command line cannot be understood.
     *
     * @param exit the exit code
     */
    record Answered(int exit) implements Request {}

    /**
     * The example workflows are to be written.
     *
     * @param folder where to
     */
    record Examples(Path folder) implements Request {}
}
