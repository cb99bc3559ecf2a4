package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.tensor.TensorTable;

/** A cohort of 60 patients in a folder, whose files are written as exports write them. */
abstract class WrittenCohort {

    static final int PATIENTS = 60;

    @TempDir
    Path folder;

    @BeforeEach
    void writeLabels() throws IOException {
        labels(WrittenCohort::id);
    }

    void labels(IntFunction<String> id) throws IOException {
        write("labels.csv", "id,label,split", row -> id.apply(row) + "," + outcome(row) + "," + split(row));
    }

    static String id(int row) {
        return String.format(Locale.ROOT, "P%04d", row);
    }

    static String outcome(int row) {
        return (row * 40503 >> 5) % 5 < 2 ? "died" : "survived";
    }

    static String split(int row) {
        return row % 5 == 4 ? "test" : "train";
    }

    /** A measurement with 37 different values. */
    static double measured(int row) {
        return 1 + row * 31 % 37 / 10.;
    }

    void write(String file, String header, IntFunction<String> row) throws IOException {
        write(file, header, row, StandardCharsets.UTF_8);
    }

    void write(String file, String header, IntFunction<String> row, Charset charset) throws IOException {
        StringBuilder text = new StringBuilder(header).append("\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            text.append(row.apply(patient)).append("\n");
        }
        Files.writeString(folder.resolve(file), text, charset);
    }

    /** Writes a column beside the ids, in quotes where it has commas. */
    void column(String name, IntFunction<String> cell) throws IOException {
        write("labs.csv", "id," + name + ",other", row -> {
            String value = cell.apply(row);
            return id(row) + "," + (value.contains(",") ? '"' + value + '"' : value) + "," + measured(row);
        });
    }

    CohortFolder open() {
        return open(SurveySettings.on());
    }

    CohortFolder open(SurveySettings settings) {
        return CohortFolder.open(
                folder, CohortFolder.LABELS, CsvSettings.defaults().with(settings));
    }

    ColumnFinding finding(String column) {
        return open().modality("labs").findings().stream()
                .filter(finding -> finding.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    static List<Double> numbers(TableRows rows, int column) {
        List<Double> numbers = new ArrayList<>();
        rows.forEach(row -> numbers.add(row.isMissing(column) ? Double.NaN : row.number(column)));
        return numbers;
    }

    static List<String> ids(TableRows rows) {
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.id()));
        return ids;
    }

    /** The rows of labs.csv, encoded. */
    List<float[]> encoded(FittedEncoder encoder) throws IOException {
        Path file = folder.resolve("encoded.arrow");
        TableRows rows = open().rows("labs");
        encoder.encode(rows, file, ProgressMonitor.NONE);
        List<float[]> values = new ArrayList<>();
        try (TensorTable table = TensorTable.open(file)) {
            for (int row = 0; row < rows.size(); row++) {
                values.add(table.values(0, row));
            }
        }
        Files.delete(file);
        return values;
    }
}
