package org.multimodalbtw.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;

class TensorJoinTest {

    private static final TensorSchema A = new TensorSchema(List.of(TensorColumn.vector("a", List.of("x"))));
    private static final TensorSchema B = new TensorSchema(List.of(new TensorColumn("b", List.of(1, 2), List.of())));

    @TempDir
    Path folder;

    @Test
    void putsRowsInTheOrderOfTheirFirstAppearance() throws IOException {
        Path a = TensorFiles.write(folder.resolve("a"), A, List.of(row("p2", 2f), row("p1", 1f), row("p4")));
        Path b = TensorFiles.write(folder.resolve("b"), B, List.of(row("p3", 3f, 3f), row("p1", 1f, 1f), row("p4")));
        Path joined = folder.resolve("joined");
        TensorJoin.JoinSummary summary = TensorJoin.outer(List.of(a, b), joined, ProgressMonitor.NONE);
        assertEquals(4, summary.rows());
        assertEquals(List.of(2L, 2L), summary.presentPerModality());
        assertEquals(List.of("1 row has no modality at all."), summary.warnings());
        try (TensorTable table = TensorTable.open(joined)) {
            assertEquals(TensorJoin.schema(List.of(A, B)), table.schema());
            TensorFiles.assertRows(
                    List.of(
                            new TensorFiles.Row("p2", Arrays.asList(new float[] {2}, null)),
                            new TensorFiles.Row("p1", List.of(new float[] {1}, new float[] {1, 1})),
                            new TensorFiles.Row("p4", Arrays.asList(null, null)),
                            new TensorFiles.Row("p3", Arrays.asList(null, new float[] {3, 3}))),
                    table);
        }
    }

    @Test
    void givesTheSameRowsWhateverTheOrderOfTheInputsAndOfTheirRows() throws IOException {
        Random random = new Random(1);
        List<TensorFiles.Row> a = new ArrayList<>(TensorFiles.random(A, 6000, 0.2, 2));
        List<TensorFiles.Row> b = new ArrayList<>(TensorFiles.random(B, 5000, 0.2, 3));
        Map<String, float[]> expectedA = byId(a, 0);
        Map<String, float[]> expectedB = byId(b, 0);
        for (int i = 0; i < 3; i++) {
            Collections.shuffle(a, random);
            Collections.shuffle(b, random);
            Path fileA = TensorFiles.write(folder.resolve("a"), A, a);
            Path fileB = TensorFiles.write(folder.resolve("b"), B, b);
            boolean swapped = i == 2;
            Path joined = folder.resolve("joined");
            TensorJoin.outer(swapped ? List.of(fileB, fileA) : List.of(fileA, fileB), joined, ProgressMonitor.NONE);
            try (TensorTable table = TensorTable.open(joined)) {
                assertEquals(6000, table.rows());
                for (int row = 0; row < table.rows(); row++) {
                    String id = table.rowId(row);
                    assertArrayEquals(expectedA.get(id), table.values(swapped ? 1 : 0, row));
                    assertArrayEquals(expectedB.get(id), table.values(swapped ? 0 : 1, row));
                }
            }
        }
    }

    @Test
    void joiningOneFileOrAnEmptyOneChangesNothing() throws IOException {
        List<TensorFiles.Row> rows = TensorFiles.random(A, 100, 0.2, 4);
        Path a = TensorFiles.write(folder.resolve("a"), A, rows);
        Path joined = folder.resolve("joined");
        TensorJoin.outer(List.of(a), joined, ProgressMonitor.NONE);
        assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(joined));
        Path none = TensorFiles.write(folder.resolve("b"), B, List.of());
        TensorJoin.JoinSummary summary = TensorJoin.outer(List.of(a, none), joined, ProgressMonitor.NONE);
        assertEquals(100, summary.rows());
        assertEquals(0L, summary.presentPerModality().get(1));
    }

    @Test
    void warnsWhereNoRowIdMatches() throws IOException {
        Path a = TensorFiles.write(folder.resolve("a"), A, List.of(row("1", 1f)));
        Path b = TensorFiles.write(folder.resolve("b"), B, List.of(row("Row1", 1f, 1f)));
        TensorJoin.JoinSummary summary =
                TensorJoin.outer(List.of(a, b), folder.resolve("joined"), ProgressMonitor.NONE);
        List<String> warnings = summary.warnings();
        assertEquals(2, warnings.size());
        assertTrue(warnings.get(0).contains("No row id of [a], such as '1', occurs"), warnings.get(0));
        assertEquals(warnings, summary.strangers());
    }

    @Test
    void inputsOfOneNameAreToldApartWhereNoRowIdMatches() throws IOException {
        Path a = TensorFiles.write(folder.resolve("a"), A, List.of(row("1", 1f)));
        Path b = TensorFiles.write(folder.resolve("b"), A, List.of(row("Row1", 2f)));
        List<String> strangers = TensorJoin.outer(
                        List.of(a, b),
                        TensorJoin.numbered(List.of(List.of("a"), List.of("a"))),
                        folder.resolve("joined"),
                        ProgressMonitor.NONE)
                .strangers();
        assertTrue(strangers.get(0).startsWith("No row id of [a], such as '1',"), strangers.get(0));
        assertTrue(strangers.get(1).startsWith("No row id of [a 2], such as 'Row1',"), strangers.get(1));
    }

    @Test
    void refusesAModalityThatOccursTwiceAndLeavesNothing() throws IOException {
        Path a = TensorFiles.write(folder.resolve("a"), A, List.of(row("1", 1f)));
        Path joined = folder.resolve("joined");
        InputException e =
                assertThrows(InputException.class, () -> TensorJoin.outer(List.of(a, a), joined, ProgressMonitor.NONE));
        assertTrue(e.getMessage().contains("'a'"), e.getMessage());
        assertFalse(Files.exists(joined));
    }

    @Test
    void stopsWhenCancelledAndLeavesNothing() throws IOException {
        Path a = TensorFiles.write(folder.resolve("a"), A, TensorFiles.random(A, 3000, 0, 5));
        ProgressMonitor cancelled = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                throw new AssertionError("worked on after the cancel");
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(
                CancellationException.class, () -> TensorJoin.outer(List.of(a), folder.resolve("joined"), cancelled));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(a), files.toList());
        }
    }

    private static TensorFiles.Row row(String id, float... values) {
        return new TensorFiles.Row(id, Arrays.asList(values.length == 0 ? null : values));
    }

    private static Map<String, float[]> byId(List<TensorFiles.Row> rows, int column) {
        Map<String, float[]> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.id(), row.values().get(column)));
        return byId;
    }
}
