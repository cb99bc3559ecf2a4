package org.multimodalbtw.engine.evidence.cell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.storage.Draft;

/** Results of adaptations in a file that can be given away, a line for each: figures of a site, and nothing of a row. A later run goes on from it. */
final class KeptSites {

    /** Digits of a figure. */
    private static final MathContext DIGITS = new MathContext(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A line.
     *
     * @param key what the result follows from
     * @param cell the result
     */
    record Line(SiteKey key, SiteCell cell) {}

    private final Path file;
    private final List<Line> lines;

    private KeptSites(Path file, List<Line> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * @param file may not exist
     * @throws IOException if it cannot be read
     * @throws InputException if a line is damaged
     */
    static KeptSites read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            try {
                lines.add(JSON.readValue(line, Line.class));
            } catch (JsonProcessingException damaged) {
                throw new InputException(
                        "A line of " + file + " cannot be read: " + damaged.getOriginalMessage(),
                        "Delete the line; the next run makes the result anew.");
            }
        }
        return new KeptSites(file, lines);
    }

    /** What is there of this adaptation, of whichever program: of this one where there is such a line, else the one added last. */
    Optional<Line> find(SiteKey key) {
        Optional<Line> own =
                lines.stream().filter(line -> line.key().equals(key)).findFirst();
        return own.or(
                () -> lines.stream().filter(line -> line.key().isOfTheSame(key)).reduce((first, second) -> second));
    }

    /**
     * Adds a result that was not there and writes the file.
     *
     * @throws IOException if it cannot be written; it is then as it was
     */
    void add(SiteKey key, SiteCell cell) throws IOException {
        lines.add(new Line(key, rounded(cell)));
        List<String> texts = new ArrayList<>();
        for (Line line : lines) {
            texts.add(JSON.writeValueAsString(line));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Draft draft = Draft.of(file)) {
            Files.write(draft.path(), texts);
            draft.commit();
        }
    }

    private static SiteCell rounded(SiteCell cell) {
        return new SiteCell(
                cell.verdict(),
                cell.figures().stream()
                        .map(figure -> new SiteCell.Figure(
                                figure.model(),
                                figure.minus(),
                                figure.metric(),
                                rounded(figure.value()),
                                rounded(figure.low()),
                                rounded(figure.high())))
                        .toList());
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }
}
