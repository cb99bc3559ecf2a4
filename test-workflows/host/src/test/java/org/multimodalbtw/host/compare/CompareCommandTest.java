package org.multimodalbtw.host.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.storage.Safetensors;

/** The comparison on folders made by hand. */
class CompareCommandTest {

    private static final String TABLE = "RowID,Prediction,P (ill),Weight\np1,ill,0.8,1.25\np2,well,0.25,\n";
    private static final String RUN = "a run";

    @TempDir
    private Path folder;

    private Path before;
    private Path after;
    private String printed;

    @BeforeEach
    void make() throws IOException {
        before = Files.createDirectories(folder.resolve("with blanks/before"));
        after = Files.createDirectories(folder.resolve("with blanks/after"));
    }

    @Test
    void sameFilesAreTheSame() throws IOException {
        both("t.csv", TABLE, TABLE);
        both("model/manifest.json", "{}", "{}");
        both("model/weights.safetensors", "abc", "abc");
        assertEquals(0, compare());
        assertEquals(
                "a run\n  model/manifest.json: same bytes\n  model/weights.safetensors: same bytes\n"
                        + "  t.csv: same bytes\nAll 3 files are the same.\n",
                printed);
    }

    @Test
    void theLargestDifferencesOfATableAreNamedWithTheirCells() throws IOException {
        both("t.csv", TABLE, TABLE.replace("0.8", "0.9").replace("0.25", "0.2"));
        assertEquals(1, compare());
        assertEquals(
                "a run\n  t.csv: DIFFERS: 2 of 8 values differ; the largest difference is 0.100 (row 'p1', column 'P (ill)': 0.8 and 0.9); "
                        + "the largest relative one 0.200 (row 'p2', column 'P (ill)': 0.25 and 0.2)\n1 of 1 files differs.\n",
                printed);
    }

    @Test
    void differencesThatAreNotOfNumbersAreCountedApart() throws IOException {
        both("t.csv", TABLE, TABLE.replace("ill,0.8", "well,NaN").replace("0.25,", "0.25,1"));
        assertEquals(1, compare());
        assertTrue(
                printed.contains(
                        "3 of 8 values differ; 3 are not numbers (row 'p1', column 'Prediction': 'ill' and 'well')"),
                printed);
    }

    @Test
    void rowsAndColumnsOfOneSideAreNamed() throws IOException {
        both(
                "t.csv",
                TABLE + "p3,ill,1,1\np4,ill,1,1\np5,ill,1,1\np6,ill,1,1\n",
                "RowID,Prediction,Weight,News\np1,ill,1.25,x\np2,well,,x\np7,ill,1,x\n");
        assertEquals(1, compare());
        assertTrue(
                printed.contains("t.csv: DIFFERS: only before: row 'p3', row 'p4', row 'p5' and 2 more; "
                        + "only after: row 'p7', column 'News'"),
                printed);
    }

    @Test
    void anotherOrderOfRowsIsADifference() throws IOException {
        both("t.csv", "RowID,a\np1,1\np2,2\n", "RowID,a\np2,2\np1,1\n");
        assertEquals(1, compare());
        assertTrue(printed.contains("t.csv: DIFFERS: the rows have another order\n"), printed);
    }

    @Test
    void otherBytesOfTheSameValuesAreADifference() throws IOException {
        both("t.csv", "RowID,a\np1,1\n", "RowID,a\r\np1,\"1\"\r\n");
        assertEquals(1, compare());
        assertTrue(printed.contains("t.csv: DIFFERS: other bytes for the same values\n"), printed);
    }

    @Test
    void secondsAreLeftOutAndSo() throws IOException {
        both("h.csv", "RowID,Loss,Seconds\n1,0.5,0.1\n", "RowID,Loss,Seconds\n1,0.5,0.2\n");
        both(
                "summary.json",
                "{\"test\":{\"accuracy\":0.5},\"seconds\":{\"total\":1},\"files\":[\"a\"]}",
                "{\"test\":{\"accuracy\":0.5},\"seconds\":{\"total\":2},\"files\":[\"a\",\"b\"]}");
        assertEquals(0, compare());
        assertTrue(printed.contains("h.csv: same values, without column 'Seconds'\n"), printed);
        assertTrue(printed.contains("summary.json: same values, without 'files' and 'seconds'\n"), printed);
    }

    @Test
    void aDifferenceBesideTheSecondsIsFound() throws IOException {
        both("h.csv", "RowID,Loss,Seconds\n1,0.5,0.1\n", "RowID,Loss,Seconds\n1,0.25,0.2\n");
        assertEquals(1, compare());
        assertTrue(
                printed.contains("1 of 2 values differ; the largest difference is 0.250 (row '1', column 'Loss'"),
                printed);
    }

    @Test
    void jsonIsComparedAtEachPlace() throws IOException {
        both(
                "summary.json",
                "{\"test\":{\"mae\":{\"value\":2.0,\"low\":null}},\"list\":[1,2],\"old\":1}",
                "{\"test\":{\"mae\":{\"value\":2.5,\"low\":1}},\"list\":[1,2,3],\"test2\":{\"x\":1}}");
        assertEquals(1, compare());
        assertTrue(
                printed.contains("2 of 4 values differ; the largest difference is 0.500 (test.mae.value: 2.0 and 2.5)"),
                printed);
        assertTrue(printed.contains("1 is not a number (test.mae.low: 'null' and '1')"), printed);
        assertTrue(printed.contains("only before: 'old'; only after: 'list[2]', 'test2'"), printed);
    }

    @Test
    void weightsAreComparedByTensorAndNumber() throws IOException {
        weights(before, Map.of("head", Safetensors.Tensor.of(new float[] {1, 2, 4}, 3), "gone", one(), "shape", one()));
        weights(
                after,
                Map.of(
                        "head",
                        Safetensors.Tensor.of(new float[] {1, 2, 3}, 3),
                        "new",
                        one(),
                        "shape",
                        Safetensors.Tensor.of(new float[] {1}, 1, 1)));
        assertEquals(1, compare());
        assertTrue(
                printed.contains(
                        "2 of 4 values differ; the largest difference is 1.00 (tensor 'head', number 2: 4.0 and 3.0)"),
                printed);
        assertTrue(printed.contains("(tensor 'shape': 'floats [1]' and 'floats [1, 1]')"), printed);
        assertTrue(printed.contains("only before: tensor 'gone'; only after: tensor 'new'"), printed);
    }

    @Test
    void whatCannotBeReadIsReported() throws IOException {
        both("a.json", "{", "{}");
        both("b.csv", "RowID,a\n\"p1,1\n", "RowID\n");
        both("c.safetensors", "no", "way");
        both("d.bin", "abc", "abd");
        both("e.csv", "", "RowID,a\nx\n");
        assertEquals(1, compare());
        assertTrue(printed.contains("a.json: DIFFERS: it cannot be read as JSON"), printed);
        assertTrue(printed.contains("b.csv: DIFFERS: "), printed);
        assertTrue(printed.contains("c.safetensors: DIFFERS: it cannot be read"), printed);
        assertTrue(printed.contains("d.bin: DIFFERS: the bytes, first at byte 2"), printed);
        assertTrue(printed.contains("e.csv: DIFFERS: only after: row 'x', column 'RowID', column 'a'"), printed);
        assertTrue(printed.contains("5 of 5 files differ."), printed);
    }

    @Test
    void filesAndRunsOfOneSideDiffer() throws IOException {
        write(before, "t.csv", TABLE);
        write(after, "news.csv", TABLE);
        Files.createDirectories(after.resolve("b run"));
        Files.writeString(after.resolve("b run/t.csv"), TABLE);
        assertEquals(1, compare());
        assertEquals(
                "a run\n  news.csv: DIFFERS: only after\n  t.csv: DIFFERS: only before\nb run\n  t.csv: DIFFERS: only after\n"
                        + "3 of 3 files differ.\n",
                printed);
    }

    @Test
    void theWrittenWorkflowIsNoResult() throws IOException {
        both("t.csv", TABLE, TABLE);
        both("workflow/workflow.knime", "at one", "at two");
        assertEquals(0, compare());
        assertTrue(printed.contains("All 1 files are the same."), printed);
    }

    @Test
    void nothingIsNotTheSame() throws IOException {
        assertEquals(1, compare());
        assertEquals("There are no results to compare.\n", printed);
    }

    @Test
    void otherArgumentsThanTwoFoldersAreMisuse() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        assertEquals(2, CompareCommand.run(nowhere, nowhere, before.toString()));
        assertEquals(2, CompareCommand.run(nowhere, nowhere, before.toString(), before + "none"));
    }

    @Test
    void helpIsNoError() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertEquals(0, CompareCommand.run(stream, stream, "--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Usage: compare BEFORE AFTER"), out::toString);
    }

    private static Safetensors.Tensor one() {
        return Safetensors.Tensor.of(new float[] {1}, 1);
    }

    private int compare() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = CompareCommand.run(stream, stream, before.toString(), after.toString());
        printed = out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        return exit;
    }

    private void both(String file, String earlier, String later) throws IOException {
        write(before, file, earlier);
        write(after, file, later);
    }

    private static void write(Path side, String file, String text) throws IOException {
        Path path = side.resolve(RUN).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static void weights(Path side, Map<String, Safetensors.Tensor> tensors) throws IOException {
        Files.createDirectories(side.resolve(RUN));
        Safetensors.write(side.resolve(RUN).resolve("weights.safetensors"), tensors, Map.of());
    }
}
