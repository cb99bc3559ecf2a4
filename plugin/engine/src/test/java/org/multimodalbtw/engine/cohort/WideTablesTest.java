package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.ColumnFinding;

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

    /** A column in which something is odd, or nothing. */
    private static String cell(int row, int column) {
        return switch (column % 7) {
            case 0 -> row % 19 == 3 ? "-999" : String.valueOf((row * 31 + column) % 37 / 10.);
            case 1 -> row % 2 == 0 ? "yes" : "no";
            case 2 -> row == 61 ? "1e30" : String.valueOf(row * column % 101 / 100.);
            case 3 -> row % 5 == 0 ? "" : String.valueOf(row % 3);
            case 4 -> "2021-03-" + (10 + row % 20);
            case 5 -> row % 11 == 0 ? "<0.10" : String.valueOf(row % 23 / 7.);
            default -> "a" + (row + column) % 4;
        };
    }

    private List<ColumnFinding> findings(int from, int to) throws IOException {
        write(
                "labs.csv",
                "id"
                        + IntStream.range(from, to)
                                .mapToObj(column -> ",g" + column)
                                .collect(Collectors.joining()),
                row -> id(row)
                        + IntStream.range(from, to)
                                .mapToObj(column -> "," + cell(row, column))
                                .collect(Collectors.joining()));
        return open().modality("labs").findings();
    }

    /** Their rows are looked at in another thread while others are read. */
    @Test
    void aColumnIsTakenForWhatItIsTakenForInANarrowTable() throws IOException {
        List<ColumnFinding> narrow = new ArrayList<>();
        for (int from = 0; from < 2100; from += 100) {
            narrow.addAll(findings(from, from + 100));
        }
        List<ColumnFinding> wide = findings(0, 2100);
        assertEquals(narrow.size(), wide.size());
        for (int column = 0; column < wide.size(); column++) {
            assertEquals(said(narrow.get(column)), said(wide.get(column)));
        }
        assertEquals(4, wide.stream().map(ColumnFinding::taken).distinct().count(), "kinds of columns");
    }

    private static String said(ColumnFinding finding) {
        return finding.column() + " " + finding.taken() + " "
                + finding.reading().kind() + " " + finding.reason();
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
