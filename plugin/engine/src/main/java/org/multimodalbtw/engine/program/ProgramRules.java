package org.multimodalbtw.engine.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;

/**
 * What an administrator says of models that are programs: whether any may run, and which ones run without being read first. It is said in two
 * system properties, {@value #RULE} and {@value #ALLOWED}, and at the places that the platform has for preferences ({@link #ask}). One place
 * that forbids is enough; of the lists, the first counts alone.
 */
public final class ProgramRules {

    /** The system property that is {@code forbid} where no model that is a program may run. */
    public static final String RULE = "org.multimodalbtw.programs";

    /** The system property that names a file with the SHA-256 of models, one in each line, which run as they are. */
    public static final String ALLOWED = "org.multimodalbtw.programs.allow";

    private static final String FORBID = "forbid";

    private static volatile Preferences preferences = List::of;

    private ProgramRules() {}

    /**
     * What is said at one place.
     *
     * @param name of the place and its setting, for a person
     * @param rule {@code forbid}, or blank where nothing is said
     * @param list the file with SHA-256, or blank where nothing is said
     */
    public record Place(String name, String rule, String list) {}

    /** The places that the platform has, as they are now. */
    public interface Preferences {

        /** @return the places beside the system properties, those of an administrator before those of a user */
        List<Place> places();
    }

    /** @param platform asked whenever a model that is a program is about to run */
    public static void ask(Preferences platform) {
        preferences = platform;
    }

    /**
     * @param file a model that is a program
     * @throws InputException if none may run
     */
    public static void requirePermitted(Path file) {
        places().filter(place -> !place.rule().isBlank()).findFirst().ifPresent(place -> {
            throw new InputException(
                    "The model '" + file.getFileName() + "' is a program, and " + place.name() + "=" + place.rule()
                            + (place.rule().strip().equals(FORBID)
                                    ? " forbids to run any."
                                    : " is unknown, so that none is run."),
                    "Use an encoder without a model from elsewhere, or ask the administrator of this installation.");
        });
    }

    /**
     * @param sha256 of a model, 64 hexadecimal digits
     * @return whether the administrator allows it unread
     * @throws InputException if the list cannot be read
     */
    public static boolean isAllowed(String sha256) {
        return places().filter(place -> !place.list().isBlank())
                .findFirst()
                .filter(place -> lists(place, sha256))
                .isPresent();
    }

    private static Stream<Place> places() {
        Place properties = new Place(RULE, System.getProperty(RULE, ""), System.getProperty(ALLOWED, ""));
        return Stream.concat(Stream.of(properties), preferences.places().stream());
    }

    private static boolean lists(Place place, String sha256) {
        try {
            List<String> lines = Files.readAllLines(Path.of(place.list().strip()));
            return lines.stream().map(String::strip).anyMatch(line -> line.equalsIgnoreCase(sha256));
        } catch (IOException | InvalidPathException unreadable) {
            throw new InputException(
                    "The list of allowed models '" + place.list() + "' cannot be read.",
                    "Correct " + place.name() + ".allow, or remove it.",
                    unreadable);
        }
    }
}
