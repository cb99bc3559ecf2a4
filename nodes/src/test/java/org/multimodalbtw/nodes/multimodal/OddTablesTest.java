package org.multimodalbtw.nodes.multimodal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.nodes.ColumnTable;
import org.multimodalbtw.nodes.TestNode;
import org.multimodalbtw.nodes.TestPlatform;
import org.multimodalbtw.nodes.run.Warnings;

/** An odd table or column beside good ones. */
class OddTablesTest {

    private static final int PATIENTS = 60;

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private MultimodalLearnerParameters parameters;
    private ColumnTable labels;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory.resolve("platform"));
        parameters = new MultimodalLearnerParameters();
        parameters.m_target = "outcome";
        labels = table("labels").with("outcome", row -> new StringCell(row % 2 == 0 ? "dead" : "alive"));
    }

    private static IntFunction<DataCell> number(int factor, int modulus) {
        return row -> new DoubleCell(row * factor % modulus);
    }

    private ColumnTable table(String name) {
        return new ColumnTable(platform, name).with("patient_id", row -> new IntCell(1001 + row));
    }

    private ColumnTable labs() {
        return table("labs").with("age", number(7, 61)).with("crp", number(13, 90));
    }

    private record Said(List<String> modalities, String warning, List<List<String>> read) {}

    private Said read(BufferedDataTable... tables) throws Exception {
        Warnings warnings = new Warnings();
        EncodedModalities.Input input = new Learning(parameters, platform.context(), warnings)
                .input(labels.of(PATIENTS), List.of(tables), ProgressMonitor.NONE);
        Path folder = Files.createTempDirectory(directory, "encoded");
        EncodedModalities encoded = EncodedModalities.of(
                input, parameters.split(), folder, platform.context(), warnings, ProgressMonitor.NONE);
        List<String> said = new ArrayList<>();
        warnings.show(said::add);
        return new Said(
                encoded.read().stream()
                        .map(read -> read.recognition().facts().modality())
                        .toList(),
                String.join("\n", said),
                TestNode.rows(ReadTable.write(encoded, platform.context())));
    }

    private InputException refused(BufferedDataTable... tables) {
        return assertThrows(InputException.class, () -> read(tables));
    }

    @Test
    void aTableOfNoRowOneRowOrOneValueIsLeftOutBesideOthers() throws Exception {
        ColumnTable echo = table("echo").with("ef", number(3, 50));
        Said none = read(labs().of(PATIENTS), echo.of(0));
        assertEquals(List.of("labs"), none.modalities());
        assertTrue(
                none.warning()
                        .contains(
                                "Table 2 ('echo') is left out, because it has no rows, so that nothing can be learnt from it."),
                none.warning());
        Said one = read(echo.of(1), labs().of(PATIENTS));
        assertEquals(List.of("labs"), one.modalities());
        assertTrue(one.warning().contains("Table 1 ('echo') is left out, because it has one row"), one.warning());
        assertTrue(
                one.read().stream().anyMatch(row -> row.contains("echo") && row.contains("left out: it has one row")),
                one.read().toString());
        Said same = read(
                labs().of(PATIENTS),
                table("echo").with("ef", row -> new DoubleCell(55)).of(PATIENTS));
        assertTrue(same.warning().contains("because it says the same of all training rows"), same.warning());
    }

    @Test
    void whereNoOtherTableRemainsTheNodeStops() {
        assertTrue(refused(table("echo").with("ef", number(3, 50)).of(0))
                .getMessage()
                .contains("has no rows"));
        assertTrue(refused(table("echo").with("ef", row -> new DoubleCell(55)).of(PATIENTS))
                .getMessage()
                .contains("No column of 'echo' varies"));
    }

    private static IntFunction<DataCell> list(IntFunction<Integer> size) {
        return row -> {
            List<DataCell> numbers = new ArrayList<>();
            for (int index = 0; index < size.apply(row); index++) {
                numbers.add(new DoubleCell((row * 5 + index * 3) % 40));
            }
            return CollectionCellFactory.createListCell(numbers);
        };
    }

    @Test
    void listsOfDifferentLengthsAreLeftOutBesideOtherColumns() throws Exception {
        Said said = read(labs().with("List(hr)", list(row -> 1 + row % 2)).of(PATIENTS));
        assertTrue(
                said.warning()
                        .contains(
                                "In 'labs', 'List(hr)' is left out, because its lists have from 1 to 2 numbers (row 'Row0' has 1, row 'Row1' 2)."),
                said.warning());
        assertTrue(
                said.read().stream()
                        .anyMatch(row -> row.contains("List(hr)")
                                && row.contains("left out: its lists have from 1 to 2 numbers")),
                said.read().toString());
        Said vectors = read(labs().with("List(hr)", list(row -> 2)).of(PATIENTS));
        assertFalse(vectors.warning().contains("left out"), vectors.warning());
        assertTrue(
                refused(table("labs").with("List(hr)", list(row -> 1 + row % 2)).of(PATIENTS))
                        .getMessage()
                        .contains("where training rows have"));
    }

    @Test
    void aListOfDiagnosesIsToBecomeLists() {
        ColumnTable codes = new ColumnTable(platform, "dx")
                .with("patient_id", row -> new IntCell(1001 + row / 3))
                .with(
                        "icd",
                        row -> new StringCell(List.of("I10", "E11.9", "J44.0", "R57.2", "N18.3")
                                .get(row * 7 % 5)));
        InputException failure = refused(labs().of(PATIENTS), codes.of(3 * PATIENTS));
        assertEquals(
                "Table 2 ('dx'): its rows only name something, several of a patient, in 'icd', and nothing in it is measured. As lists of"
                        + " names, one for each patient, it can be read.",
                failure.getMessage());
        assertTrue(
                failure.remedy().contains("GroupBy node: group column 'patient_id', and 'icd' aggregated by 'List'"),
                failure.remedy());
        InputException answers = refused(
                labs().of(PATIENTS),
                codes.with("result", row -> new StringCell(row % 3 == 0 ? "pos" : "neg"))
                        .of(3 * PATIENTS));
        assertFalse(answers.remedy().contains("GroupBy"), answers.remedy());
    }

    @Test
    void aFailureNamesNoDialogOfAnEncoder() {
        InputException failure = refused(table("admin")
                .with("admitted", row -> new StringCell("2021-03-0" + (1 + row % 9)))
                .of(PATIENTS));
        assertFalse(failure.remedy().contains("dialog of the"), failure.remedy());
        assertTrue(failure.remedy().contains("'Modalities' in the node's dialog"), failure.remedy());
    }

    @Test
    void aSplitThatIsNotUsedIsNotSaidInWordsOfAnEncoder() throws Exception {
        labels = table("labels")
                .with("outcome", row -> new StringCell(row % 2 == 0 ? "dead" : "alive"))
                .with("set", row -> new StringCell(row % 5 == 4 ? "Test" : "Training"));
        Said said = read(labs().of(PATIENTS));
        assertFalse(said.warning().contains("Training rows are"), said.warning());
    }

    @Test
    void textsBesideMeasurementsAreNamedOnceWithoutASettingOfTheEncoder() throws Exception {
        ColumnTable vitals = new ColumnTable(platform, "vitals")
                .with("patient_id", row -> new IntCell(1001 + row / 4))
                .with("stay_id", row -> new IntCell(9001 + row / 2))
                .with("hour", row -> new DoubleCell(row % 4))
                .with("hr", number(7, 61))
                .with("rr", number(5, 23))
                .with("bp", row -> new StringCell(100 + row % 40 + "/" + (60 + row % 20)));
        Said said = read(vitals.of(4 * PATIENTS));
        assertTrue(
                said.warning()
                        .contains(
                                "In 'vitals', 1 column of texts is not read, because measurements are numbers: 'bp'."),
                said.warning());
        assertTrue(said.warning().contains("In 'vitals', 1 column is not read: 'stay_id'."), said.warning());
        assertFalse(said.warning().contains("'Variables'"), said.warning());
    }
}
