package org.multimodalbtw.engine.evidence.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of adapting one model to one site in one way.
 *
 * @param verdict what became of the model, as the product says it
 * @param figures of whole models on the rows that test
 */
record SiteCell(String verdict, List<Figure> figures) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A figure of one model, or of one less another one.
     *
     * @param model its name in the comparison
     * @param minus the other one; empty text for none
     * @param metric its key
     * @param value the figure, with the ends of its 95 % interval
     * @param low the lower end
     * @param high the upper end
     */
    record Figure(String model, String minus, String metric, double value, double low, double high) {}

    /** Reads what {@code run --adapt} wrote. */
    static SiteCell of(Path results) throws IOException {
        JsonNode summary = JSON.readTree(results.resolve("summary.json").toFile());
        List<Figure> figures = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().ofNamedCsvRecord(results.resolve("adapt-model-comparison.csv"))) {
            for (NamedCsvRecord row : records) {
                if (row.getField("Rows").equals("test")) {
                    figures.add(new Figure(
                            row.getField("Model"),
                            row.getField("Minus"),
                            row.getField("Metric"),
                            Double.parseDouble(row.getField("Value")),
                            Double.parseDouble(row.getField("Lower end (95 %)")),
                            Double.parseDouble(row.getField("Upper end (95 %)"))));
                }
            }
        }
        return new SiteCell(summary.get("adapted").asText(), figures);
    }

    /** A figure of a model, less another one unless that is empty text. */
    Optional<Figure> figure(String model, String minus, String metric) {
        return figures.stream()
                .filter(one -> one.model().equals(model)
                        && one.minus().equals(minus)
                        && one.metric().equals(metric))
                .findFirst();
    }

    /** What of it is kept: the way that was tried, recalibration, or nothing. */
    String kept() {
        return verdict.contains("The model is adapted (")
                ? "adapted"
                : verdict.contains("The model is recalibrated") ? "recalibrated" : "as it was";
    }
}
