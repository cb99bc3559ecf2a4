package org.multimodalbtw.host.run;

import java.util.List;

/** A workflow that was not executed to the end; the message has all that a person should read. */
final class RunFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is wrong, and where
     * @param remedies what to do, at least one
     */
    RunFailure(String problem, List<String> remedies) {
        super(problem + "\nWhat to do: " + String.join("\n            ", remedies));
    }
}
