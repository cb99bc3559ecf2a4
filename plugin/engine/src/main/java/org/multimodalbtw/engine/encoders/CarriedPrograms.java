package org.multimodalbtw.engine.encoders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which saved encoders carry a program: a model of somebody else's. */
public final class CarriedPrograms {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "manifest.json";
    private static final String HASH = "modelSha256";
    private static final String MODEL = "model.pt";
    private static final int DEEPEST = 4;

    private CarriedPrograms() {}

    /**
     * @param directory of an encoder, or of a model with its encoders
     * @return a clause that names file and hash of each program; empty if there is none, or the directory cannot be read
     */
    public static Optional<String> in(Path directory) {
        try (Stream<Path> files = Files.walk(directory, DEEPEST)) {
            List<String> programs = files.filter(file -> file.endsWith(MANIFEST))
                    .map(CarriedPrograms::hash)
                    .flatMap(Optional::stream)
                    .distinct()
                    .sorted()
                    .map(hash -> MODEL + ", SHA-256 " + hash)
                    .toList();
            return programs.isEmpty()
                    ? Optional.empty()
                    : Optional.of("carries " + (programs.size() == 1 ? "a program: " : "programs: ")
                            + String.join("; ", programs));
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> hash(Path manifest) {
        try {
            JsonNode hash = JSON.readTree(manifest.toFile()).path(HASH);
            return hash.isTextual() ? Optional.of(hash.asText()) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
