package org.multimodalbtw.engine.evidence.cell;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program wrote of its predictions.
 *
 * @param classes in the order of the probabilities; none for numbers
 * @param models one or more
 */
record Answer(List<String> classes, List<Model> models) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREDICTIONS = "multimodal-predictor-predictions.csv";
    private static final String SCORES = "btw-learner-scores.csv";

    /**
     * One model.
     *
     * @param name of the model
     * @param heldOut its loss on held-out rows; NaN where it does not say
     * @param seconds of processor time; NaN for that of the whole process
     * @param predictions by the ids of the rows: probabilities, or one number
     */
    record Model(String name, double heldOut, double seconds, Map<String, double[]> predictions) {}

    /** What a peer wrote. */
    static Answer ofPeer(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Answer.class);
    }

    /**
     * What {@code test-workflows/run} wrote.
     *
     * @param out the folder of its results
     * @param method the name of the model
     * @param classes of the set; none for numbers
     */
    static Answer ofProduct(Path out, String method, List<String> classes) throws IOException {
        List<String> columns = classes.isEmpty()
                ? List.of("Prediction (label)")
                : classes.stream().map(name -> "P (label=" + name + ")").toList();
        Map<String, double[]> predictions = new HashMap<>();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(out.resolve(PREDICTIONS))) {
            for (NamedCsvRecord row : records) {
                if (row.getField("split").equals("test")) {
                    predictions.put(
                            row.getField("RowID"),
                            columns.stream()
                                    .mapToDouble(column -> Double.parseDouble(row.getField(column)))
                                    .toArray());
                }
            }
        }
        double loss = heldOut(out.resolve(SCORES), classes.isEmpty() ? "mae" : "logLoss");
        return new Answer(classes, List.of(new Model(method, loss, Double.NaN, predictions)));
    }

    /** The loss of the model that is shipped on held-out rows: the first one of a network of all modalities. */
    private static double heldOut(Path file, String metric) throws IOException {
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : records) {
                boolean isWhole = List.of("weighted", "unweighted").contains(row.getField("Role"))
                        && row.getField("Subtracted role").isEmpty();
                if (isWhole
                        && row.getField("Rows").equals("held-out")
                        && row.getField("Metric").equals(metric)) {
                    return Double.parseDouble(row.getField("Value"));
                }
            }
        }
        return Double.NaN;
    }
}
