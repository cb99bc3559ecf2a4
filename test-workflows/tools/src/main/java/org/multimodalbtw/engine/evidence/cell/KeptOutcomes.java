package org.multimodalbtw.engine.evidence.cell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.storage.Draft;

/**
 * Outcomes in a folder that can be given away: a file for each set, a line for each cell. A later run goes on from it, and everybody can compute
 * intervals from it.
 */
final class KeptOutcomes {

    /** Digits of a loss. */
    private static final MathContext DIGITS = new MathContext(4);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<CellKey, Outcome> outcomes = new LinkedHashMap<>();

    private KeptOutcomes(Path folder) {
        this.folder = folder;
    }

    /**
     * @param folder may be empty or not exist
     * @param sets which sets' outcomes
     * @throws IOException if a file cannot be read
     * @throws InputException if a line is damaged
     */
    static KeptOutcomes read(Path folder, List<CellSet> sets) throws IOException {
        KeptOutcomes kept = new KeptOutcomes(folder);
        for (CellSet set : sets) {
            Path file = kept.file(set.name());
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                Outcome outcome = kept.outcome(file, line);
                kept.outcomes.put(outcome.key(), outcome);
            }
        }
        return kept;
    }

    private Outcome outcome(Path file, String line) {
        try {
            return JSON.readValue(line, Outcome.class);
        } catch (JsonProcessingException damaged) {
            throw new InputException(
                    "A line of " + file + " cannot be read: " + damaged.getOriginalMessage(),
                    "Delete the line; the next run makes the cell anew.");
        }
    }

    /** All that are there, the last added at the end. */
    Map<CellKey, Outcome> all() {
        return outcomes;
    }

    /**
     * Adds outcomes and writes the files that change, in the order given; what was there and is not given stands at the end.
     *
     * @param added finished cells
     * @throws IOException if a file cannot be written; it is then as it was
     */
    void add(List<Outcome> added) throws IOException {
        Map<CellKey, Outcome> after = new LinkedHashMap<>();
        for (Outcome outcome : added) {
            after.put(outcome.key(), outcomes.getOrDefault(outcome.key(), rounded(outcome)));
        }
        outcomes.forEach(after::putIfAbsent);
        outcomes.clear();
        outcomes.putAll(after);
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (Outcome outcome : outcomes.values()) {
            lines.computeIfAbsent(outcome.key().set(), set -> new ArrayList<>()).add(JSON.writeValueAsString(outcome));
        }
        Files.createDirectories(folder);
        for (Map.Entry<String, List<String>> set : lines.entrySet()) {
            try (Draft file = Draft.of(file(set.getKey()))) {
                Files.write(file.path(), set.getValue());
                file.commit();
            }
        }
    }

    private Path file(String set) {
        return folder.resolve(set.replaceAll("[^A-Za-z0-9]+", "-") + ".jsonl");
    }

    private static Outcome rounded(Outcome outcome) {
        List<Outcome.Model> models = outcome.models().stream()
                .map(model -> new Outcome.Model(
                        model.name(),
                        model.heldOut(),
                        model.seconds(),
                        Arrays.stream(model.losses())
                                .map(loss -> new BigDecimal(loss).round(DIGITS).doubleValue())
                                .toArray(),
                        model.scores()))
                .toList();
        return new Outcome(outcome.key(), outcome.isNumber(), outcome.units(), models, outcome.cost());
    }
}
