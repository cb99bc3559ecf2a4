package org.multimodalbtw.host;

import java.util.logging.LogManager;
import org.multimodalbtw.host.run.RunCommand;

/** The entry of the command {@code test-workflows/run}. */
public final class Main {

    private Main() {}

    /**
     * @param arguments the command line
     * @return the exit code: 0 if every node was executed, 1 if not, 2 if the command line cannot be understood
     */
    public static int run(String[] arguments) {
        if (System.getProperty("java.util.logging.config.file") == null) {
            // what nodes log is for a log file; what they have to say to the user is printed in its place
            LogManager.getLogManager().reset();
        }
        return RunCommand.printingTo(System.out, System.err).run(arguments);
    }

    /**
     * Outside of a framework.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }
}
