package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;

/** Tables of many columns are read in another order than narrow ones, and mean the same. */
class WideTablesTest extends WrittenCohort {

    private void table(int columns, String names, IntFunction<String> cells) throws IOException {
        String more =
                IntStream.range(0, columns).mapToObj(column -> ",g" + column).collect(Collectors.joining());
        write(
                "labs.csv",
                names + more,
                row -> cells.apply(row)
                        + IntStream.range(0, columns)
                                .mapToObj(column -> "," + (row * 31 + column) % 37 / 10.)
                                .collect(Collectors.joining()));
    }

    private void requireId(String column, int columns) {
        CohortFolder cohort = open();
        assertEquals(column, cohort.modality("labs").idColumn());
        assertEquals(
                PATIENTS, cohort.check(ProgressMonitor.NONE).modalities().get(0).ids());
        assertEquals(
                columns,
                cohort.modality("labs").columns().stream()
                        .filter(each -> each.name().startsWith("g"))
                        .count());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 499, 501, 1500})
    void theIdIsTheFirstColumnOrTheOneThatHasTheIdsOfTheLabels(int columns) throws IOException {
        table(columns, "sample", row -> id(row));
        requireId("sample", columns);
        table(columns, "stay,sample", row -> 900 + row + "," + id(row));
        requireId("sample", columns);
        table(columns, "stay,id", row -> 900 + row + "," + id(row));
        requireId("id", columns);
    }
}
