package org.multimodalbtw.engine.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.multimodalbtw.engine.storage.Draft;

/** The outcomes of finished units, one JSON file of lines a unit, so that a stopped run goes on where it was. */
record OutcomeFile(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean has(String unit) {
        return Files.exists(file(unit));
    }

    void write(String unit, List<Outcome> outcomes) throws IOException {
        Files.createDirectories(folder);
        StringBuilder lines = new StringBuilder();
        for (Outcome outcome : outcomes) {
            lines.append(JSON.writeValueAsString(outcome)).append('\n');
        }
        try (Draft draft = Draft.of(file(unit))) {
            Files.writeString(draft.path(), lines);
            draft.commit();
        }
    }

    /** All outcomes of a set, in the order of their units. */
    List<Outcome> of(String set) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith(set + "-"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    outcomes.add(JSON.readValue(line, Outcome.class));
                }
            }
        }
        return outcomes;
    }

    private Path file(String unit) {
        return folder.resolve(unit + ".jsonl");
    }
}
