package org.multimodalbtw.engine.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.multimodalbtw.engine.InputException;

/**
 * What an administrator says of models that are programs, in two system properties: {@value #RULE} is {@code forbid} where none may run, and
 * {@value #ALLOWED} names a file with the SHA-256 of models, one in each line, that run without being read first.
 */
public final class ProgramRules {

    /** {@code forbid}: no model that is a program is run. */
    public static final String RULE = "org.multimodalbtw.programs";

    /** A file with the SHA-256 of models that are run as they are. */
    public static final String ALLOWED = "org.multimodalbtw.programs.allow";

    private static final String FORBID = "forbid";

    private ProgramRules() {}

    /**
     * @param file a model that is a program
     * @throws InputException if none may run
     */
    public static void requirePermitted(Path file) {
        String rule = System.getProperty(RULE, "");
        if (!rule.isBlank()) {
            throw new InputException(
                    "The model '" + file.getFileName() + "' is a program, and " + RULE + "=" + rule
                            + (rule.equals(FORBID) ? " forbids to run any." : " is unknown, so that none is run."),
                    "Use an encoder without a model from elsewhere, or ask the administrator of this installation.");
        }
    }

    /**
     * @param sha256 of a model, 64 hexadecimal digits
     * @return whether the administrator allows it unread
     * @throws InputException if the list cannot be read
     */
    public static boolean isAllowed(String sha256) {
        String list = System.getProperty(ALLOWED, "");
        if (list.isBlank()) {
            return false;
        }
        try {
            List<String> lines = Files.readAllLines(Path.of(list));
            return lines.stream().map(String::strip).anyMatch(line -> line.equalsIgnoreCase(sha256));
        } catch (IOException unreadable) {
            throw new InputException(
                    "The list of allowed models '" + list + "' cannot be read.",
                    "Correct the system property " + ALLOWED + ", or remove it.",
                    unreadable);
        }
    }
}
