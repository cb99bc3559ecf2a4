package org.multimodalbtw.nodes.multimodal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell.BooleanCellFactory;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.time.localdatetime.LocalDateTimeCellFactory;
import org.knime.core.data.time.localtime.LocalTimeCellFactory;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.nodes.TestNode;
import org.multimodalbtw.nodes.TestPlatform;
import org.multimodalbtw.nodes.run.Warnings;

/** What the Multimodal Learner reads of its tables, leaves out and says, before anything is trained. */
class ReadTablesTest {

    private static final int PATIENTS = 60;

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private MultimodalLearnerParameters parameters;
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        platform = new TestPlatform(directory.resolve("platform"));
        folder = Files.createDirectory(directory.resolve("encoded"));
        parameters = new MultimodalLearnerParameters();
        parameters.m_target = "outcome";
        parameters.m_splitColumn = "split";
    }

    /** A table of named columns. */
    private final class Table {

        private final String name;
        private final Map<String, IntFunction<DataCell>> columns = new LinkedHashMap<>();

        Table(String name) {
            this.name = name;
        }

        Table with(String column, IntFunction<DataCell> cell) {
            columns.put(column, cell);
            return this;
        }

        BufferedDataTable of(int rows) {
            List<DataColumnSpec> specs = new ArrayList<>();
            columns.forEach((column, cell) -> specs.add(new DataColumnSpecCreator(column, type(cell)).createSpec()));
            DataRow[] cells = new DataRow[rows];
            for (int row = 0; row < rows; row++) {
                int place = row;
                cells[row] = new DefaultRow(
                        "Row" + row,
                        columns.values().stream().map(cell -> cell.apply(place)).toList());
            }
            return platform.table(
                    new DataTableSpecCreator()
                            .setName(name)
                            .addColumns(specs.toArray(DataColumnSpec[]::new))
                            .createSpec(),
                    cells);
        }

        private DataType type(IntFunction<DataCell> cell) {
            for (int row = 0; ; row++) {
                if (!cell.apply(row).isMissing()) {
                    return cell.apply(row).getType();
                }
            }
        }
    }

    /** The tables are in another order than the labels. */
    private static int patient(int row) {
        return (row * 7 + 3) % PATIENTS;
    }

    private static boolean isDead(int patient) {
        return patient % 2 == 0;
    }

    private static boolean isTest(int patient) {
        return patient / 2 % 5 == 4;
    }

    private static DataCell text(String text) {
        return new StringCell(text);
    }

    private BufferedDataTable labels(IntFunction<DataCell> id) {
        return new Table("labels")
                .with("patient_id", id)
                .with("outcome", patient -> text(isDead(patient) ? "dead" : "alive"))
                .with("split", patient -> text(isTest(patient) ? "test" : "train"))
                .of(PATIENTS);
    }

    private BufferedDataTable labels() {
        return labels(patient -> new LongCell(1001 + patient));
    }

    private Table labs() {
        return new Table("labs")
                .with("patient_id", row -> new LongCell(1001 + patient(row)))
                .with("age", row -> new IntCell(30 + row * 7 % 60))
                .with("crp", row -> new DoubleCell(row * 13 % 90 / 2.));
    }

    /** What is said, and each table and column of 'What was read' with what became of it. */
    private record Said(String warning, Map<String, List<String>> read) {

        String oddity(String column) {
            return read.get(column).get(9);
        }

        boolean isUsed(String column) {
            return read.get(column).get(4).equals("yes");
        }
    }

    private Said read(BufferedDataTable labels, BufferedDataTable... tables) throws Exception {
        Warnings warnings = new Warnings();
        EncodedModalities.Input input = new Learning(parameters, platform.context(), warnings)
                .input(labels, List.of(tables), ProgressMonitor.NONE);
        EncodedModalities encoded = EncodedModalities.of(
                input, parameters.split(), folder, platform.context(), warnings, ProgressMonitor.NONE);
        StringBuilder said = new StringBuilder();
        warnings.show(said::append);
        Map<String, List<String>> read = new LinkedHashMap<>();
        TestNode.rows(ReadTable.write(encoded, platform.context())).forEach(row -> read.put(row.get(2), row));
        return new Said(said.toString(), read);
    }

    @Test
    void copiesOfTheOutcomeInAnyWordsAreLeftOut() throws Exception {
        Said said = read(
                labels(),
                labs().with("outcome (right)", row -> text(isDead(patient(row)) ? "dead" : "alive"))
                        .with("x17", row -> new IntCell(isDead(patient(row)) ? 1 : 0))
                        .with("survived", row -> BooleanCellFactory.create(!isDead(patient(row))))
                        .with("split (right)", row -> text(isTest(patient(row)) ? "test" : "train"))
                        .of(PATIENTS));
        assertTrue(
                said.warning()
                        .contains(
                                "In 'labs', 3 columns ('outcome (right)', 'x17', 'survived') say the same as 'outcome' of the labels"
                                        + " in all 48 rows that were compared, and are left out. To use them: switch off 'Leave out copies of the outcome'"),
                said.warning());
        assertTrue(
                said.warning().contains("'split (right)' says the same as the split of the labels in all 60 rows"),
                said.warning());
        for (String copy : List.of("outcome (right)", "x17", "survived", "split (right)")) {
            assertFalse(said.isUsed(copy), copy);
            assertTrue(said.oddity(copy).startsWith("left out: it says the same as"), said.oddity(copy));
        }
        assertTrue(said.isUsed("age") && said.isUsed("crp"));
    }

    @Test
    void savedNodesUseCopiesAndSayIt() throws Exception {
        parameters.m_withoutCopies = false;
        Said said = read(
                labels(),
                labs().with("x17", row -> new IntCell(isDead(patient(row)) ? 1 : 0))
                        .of(PATIENTS));
        assertTrue(said.isUsed("x17"));
        assertTrue(
                said.warning()
                        .contains(
                                "In 'labs', 'x17' says the same as 'outcome' of the labels in all 48 rows that were compared, and is"
                                        + " used, so that new patients may be predicted far worse than these."),
                said.warning());
    }

    @Test
    void aCopyAmongMeasurementsCountsPatients() throws Exception {
        Table vitals = vitals().with("hr", row -> new DoubleCell(60 + row * 7 % 50))
                .with("x17", row -> new IntCell(isDead(row % PATIENTS) ? 1 : 0));
        Said said = read(labels(), vitals.of(4 * PATIENTS));
        assertTrue(
                said.warning().contains("'x17' says the same as 'outcome' of the labels in all 48 rows"),
                said.warning());
        assertFalse(said.isUsed("x17"));
        assertTrue(said.read().containsKey("hr"), said.read().toString());
    }

    @Test
    void whatOnlyTellsTheOutcomeIsUsedAndSaid() throws Exception {
        parameters.m_splitColumn = "";
        Said said = read(
                labels(),
                labs().with("x17", row -> new DoubleCell((isDead(patient(row)) ? 0 : 100) + row * 13 % 90))
                        .of(PATIENTS));
        assertTrue(said.isUsed("x17"));
        assertTrue(
                said.warning().contains("'x17' is taken for a number: it alone tells the outcome of 100 %"),
                said.warning());
        assertTrue(said.oddity("x17").startsWith("it alone tells the outcome of 100 %"), said.oddity("x17"));
        assertFalse(said.oddity("age").contains("outcome"), said.oddity("age"));
    }

    @Test
    void aCopyOfARareOutcomeNeedsEnoughRows() throws Exception {
        parameters.m_splitColumn = "";
        assertFalse(rare(4).isUsed("x17"));
        assertTrue(rare(1).isUsed("x17"), "one row of 60 can be the same by chance");
    }

    private Said rare(int dead) throws Exception {
        BufferedDataTable labels = new Table("labels")
                .with("patient_id", row -> new LongCell(1001 + row))
                .with("outcome", row -> text(row < dead ? "dead" : "alive"))
                .of(PATIENTS);
        folder = Files.createDirectory(directory.resolve("dead" + dead));
        return read(
                labels,
                labs().with("x17", row -> new IntCell(patient(row) < dead ? 1 : 0))
                        .of(PATIENTS));
    }

    @Test
    void whatGoesWithTheOutcomeByChanceOrInTestRowsAloneIsNoCopy() throws Exception {
        Said said = read(
                labels(),
                labs().with("nearly", row -> new IntCell(isDead(patient(row)) ^ patient(row) == 11 ? 1 : 0))
                        .with("sex", row -> text(patient(row) % 3 == 0 ? "f" : "m"))
                        .with(
                                "of test rows",
                                row -> isTest(patient(row))
                                        ? new IntCell(isDead(patient(row)) ? 1 : 0)
                                        : new IntCell(patient(row) / 3 % 2))
                        .of(PATIENTS));
        assertFalse(said.warning().contains("says the same"), said.warning());
        assertTrue(said.isUsed("nearly") && said.isUsed("sex") && said.isUsed("of test rows"));
    }

    @Test
    void numbersThatAllDifferAreNoCopiesOfANumber() throws Exception {
        BufferedDataTable labels = new Table("labels")
                .with("patient_id", row -> new LongCell(1001 + row))
                .with("outcome", row -> new DoubleCell(1.5 * row))
                .of(40);
        parameters.m_splitColumn = "";
        Said said = read(
                labels,
                new Table("labs")
                        .with("patient_id", row -> new LongCell(1001 + row))
                        .with("crp", row -> new DoubleCell(row * 17 % 41 + .5))
                        .with("x17", row -> new DoubleCell(1.5 * row))
                        .of(40));
        assertTrue(said.isUsed("crp"), said.warning());
        assertFalse(said.isUsed("x17"), said.warning());
    }

    @Test
    void columnsThatNoEncoderReadsAreNamed() throws Exception {
        Said said = read(
                labels(),
                labs().with(
                                "discharge_date",
                                row -> LocalDateTimeCellFactory.create(LocalDateTime.of(2021, 1, 1, 8, 0)))
                        .with("tod", row -> LocalTimeCellFactory.create(LocalTime.of(8, 30)))
                        .of(PATIENTS));
        assertTrue(
                said.warning()
                        .contains(
                                "In 'labs', 2 columns of dates or times are left out: 'discharge_date', 'tod'. To use one: "),
                said.warning());
        assertFalse(said.isUsed("discharge_date") || said.isUsed("tod"));
        assertEquals("left out: dates and times are not read here", said.oddity("tod"));
    }

    @Test
    void aTableThatIsReadInFullIsWorthNoWord() throws Exception {
        Said said = read(labels(), labs().of(PATIENTS));
        assertFalse(said.warning().contains("left out") || said.warning().contains("not read"), said.warning());
    }

    @Test
    void aRowWithoutAPatientIsLeftOutAndNamed() throws Exception {
        Table labs = labs().with(
                        "patient_id", row -> row == 5 ? DataType.getMissingCell() : new LongCell(1001 + patient(row)));
        Said said = read(labels(), labs.of(PATIENTS));
        assertTrue(
                said.warning()
                        .contains("1 row of 'labs' names no patient in column 'patient_id' and is left out: row 'Row5'."
                                + " To use it: write the patient there."),
                said.warning());
        assertTrue(said.isUsed("age"));
    }

    @Test
    void zerosThatANumberLostAreNamed() {
        BufferedDataTable labels = labels(patient -> text("00" + (1001 + patient)));
        InputException failure = assertThrows(InputException.class, () -> read(labels, labs().of(PATIENTS)));
        assertTrue(
                failure.getMessage()
                        .contains(
                                "Table 1 ('labs'): none of its 60 patients (column 'patient_id', such as '1001') is in the labels"
                                        + " (column 'patient_id', such as '001001'). They differ by zeros in front, which a number loses."),
                failure.getMessage());
        assertTrue(failure.remedy().contains("Read the column as text in both tables"), failure.remedy());
    }

    @Test
    void someZerosThatANumberLostAreSaid() throws Exception {
        BufferedDataTable labels = labels(patient -> text(patient < 2 ? "00" + (8 + patient) : "" + (1001 + patient)));
        Table labs = labs().with(
                        "patient_id", row -> new LongCell(patient(row) < 2 ? 8 + patient(row) : 1001 + patient(row)));
        Said said = read(labels, labs.of(PATIENTS));
        assertTrue(
                said.warning()
                        .contains(
                                "2 patients of 'labs' are not in the labels, and would be but for zeros in front: '8' there is '008'."
                                        + " Nothing is learnt from them."),
                said.warning());
    }

    @Test
    void otherPatientsAreNamedWithoutAWordOfZeros() {
        BufferedDataTable labels = labels(patient -> text("P" + (1001 + patient)));
        InputException failure = assertThrows(InputException.class, () -> read(labels, labs().of(PATIENTS)));
        assertFalse(failure.getMessage().contains("zeros"), failure.getMessage());
    }

    private Table vitals() {
        return new Table("vitals")
                .with("patient_id", row -> new LongCell(1001 + row % PATIENTS))
                .with(
                        "charttime",
                        row -> LocalDateTimeCellFactory.create(
                                LocalDateTime.of(2021, 1, 1, 8, 0).plusHours(row / PATIENTS)));
    }

    private void asSaved() throws Exception {
        parameters.m_texts = false;
        folder = Files.createDirectory(directory.resolve("saved"));
    }

    @Test
    void valuesOfTextsAreRead() throws Exception {
        BufferedDataTable vitals = vitals().with("variable", row -> text(row / PATIENTS % 2 == 0 ? "hr" : "temp"))
                .with("value", row -> text(row % 41 == 0 ? "NEG" : (row / PATIENTS % 2 == 0 ? 80 : 36) + "," + row % 7))
                .of(4 * PATIENTS);
        Said said = read(labels(), vitals);
        assertTrue(said.isUsed("hr") && said.isUsed("temp"), said.read().toString());
        assertTrue(
                said.warning().contains("In 'vitals', 'value' is taken for a number: its texts are read as numbers"),
                said.warning());
        assertTrue(said.warning().contains("6 cells of column 'value' hold no number"), said.warning());
        asSaved();
        InputException refused = assertThrows(InputException.class, () -> read(labels(), vitals));
        assertTrue(
                refused.getMessage().contains("is a column of texts that are not read as numbers"),
                refused.getMessage());
    }

    @Test
    void ofOneColumnAVariableTextsThatAreNumbersAreReadInNewNodesOnly() throws Exception {
        BufferedDataTable vitals = vitals().with("hr", row -> new IntCell(70 + row % 23))
                .with("spo2", row -> new IntCell(90 + row % 9))
                .with("temp", row -> text("3" + (6 + row % 4) + "," + row % 7))
                .of(4 * PATIENTS);
        assertTrue(read(labels(), vitals).isUsed("temp"));
        asSaved();
        assertFalse(read(labels(), vitals).isUsed("temp"));
    }
}
