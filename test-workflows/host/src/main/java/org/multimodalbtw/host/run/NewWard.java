package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.multimodalbtw.engine.cohort.SampleCohort;
import org.multimodalbtw.engine.cohort.SampleCohortSettings;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * The files of a ward whose patients are like those of the Sample Cohort, except that twice as many of them die: {@value #DIED} of {@value
 * #PATIENTS}. Every other patient of those who died, and of those who survived, is there to choose a threshold with ({@code choose} is
 * "test"), the others are there to judge it ({@code judge} is "test").
 */
final class NewWard {

    static final int PATIENTS = 300;
    static final int DIED = 180;

    private static final long SEED = 7;
    private static final int GENERATED = 900;
    private static final double SHARE_MISSING = 0.15;
    private static final int OUTCOME = 0;
    private static final String YES = "test";
    private static final String NO = "train";

    private NewWard() {}

    /**
     * @param folder where {@code labels.csv} and a file for each modality are written
     * @throws IOException if a file cannot be written
     */
    static void write(Path folder) throws IOException {
        SampleCohort cohort = SampleCohort.generate(new SampleCohortSettings(SEED, GENERATED, SHARE_MISSING, 1, 0, 0));
        Map<String, String> outcomes = outcomes(cohort.labels());
        StringBuilder labels = new StringBuilder("id,outcome,choose,judge\n");
        Map<String, Integer> seen = new HashMap<>();
        outcomes.forEach((id, outcome) -> {
            boolean isFirst = seen.merge(outcome, 1, Integer::sum) % 2 == 1;
            labels.append(String.join(",", id, outcome, isFirst ? YES : NO, isFirst ? NO : YES))
                    .append('\n');
        });
        Files.writeString(folder.resolve("labels.csv"), labels);
        for (String modality : cohort.modalities()) {
            Files.writeString(folder.resolve(modality + ".csv"), csv(cohort.modality(modality), outcomes));
        }
    }

    /** The outcome of each patient of the ward, by id, in the order of the cohort. */
    private static Map<String, String> outcomes(TableRows labels) {
        Map<String, Integer> left = new HashMap<>(Map.of("died", DIED, "survived", PATIENTS - DIED));
        Map<String, String> outcomes = new LinkedHashMap<>();
        labels.forEach(row -> {
            String outcome = row.category(OUTCOME);
            if (left.merge(outcome, -1, Integer::sum) >= 0) {
                outcomes.put(row.id(), outcome);
            }
        });
        return outcomes;
    }

    private static String csv(TableRows rows, Map<String, String> patients) {
        StringBuilder csv = new StringBuilder("id");
        rows.columns().forEach(column -> csv.append(',').append(column.name()));
        csv.append('\n');
        rows.forEach(row -> {
            if (patients.containsKey(row.id())) {
                csv.append(row.id());
                for (int column = 0; column < rows.columns().size(); column++) {
                    csv.append(',').append(cell(rows, row, column));
                }
                csv.append('\n');
            }
        });
        return csv.toString();
    }

    private static String cell(TableRows rows, TableRows.Row row, int column) {
        if (row.isMissing(column)) {
            return "";
        }
        return rows.columns().get(column).kind() == Kind.NUMBER
                ? Double.toString(row.number(column)).replaceFirst("\\.0$", "")
                : row.category(column);
    }
}
