package org.multimodalbtw.nodes.multimodal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.nodes.TestNode;
import org.multimodalbtw.nodes.TestPlatform;
import org.multimodalbtw.nodes.table.Columns;

/** Patients that are named in another way in each table, as other nodes leave them. */
class MatchedTablesTest {

    private static final int PATIENTS = 40;

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    private static IntFunction<String> counted() {
        return row -> "Row" + row;
    }

    /** Text ids in a column, numbers of any type under their own cells. */
    private static DataColumnSpec column(String name, DataCell example) {
        return new org.knime.core.data.DataColumnSpecCreator(name, example.getType()).createSpec();
    }

    private BufferedDataTable byRowId(IntFunction<String> rowId) {
        DataRow[] rows = IntStream.range(0, PATIENTS)
                .mapToObj(patient -> new DefaultRow(rowId.apply(patient), new DoubleCell(patient)))
                .toArray(DataRow[]::new);
        return platform.table(Columns.table(List.of(Columns.number("value"))), rows);
    }

    private BufferedDataTable byColumn(String name, IntFunction<DataCell> id) {
        return byColumn(name, id, 1, counted());
    }

    /** The patients in another order than in the labels, each so often. */
    private BufferedDataTable byColumn(String name, IntFunction<DataCell> id, int times, IntFunction<String> rowId) {
        List<DataRow> rows = new ArrayList<>();
        for (int row = 0; row < PATIENTS * times; row++) {
            int patient = (row * 7 + 3) % PATIENTS;
            rows.add(new DefaultRow(rowId.apply(row), id.apply(patient), new DoubleCell(patient)));
        }
        return platform.table(
                Columns.table(List.of(column(name, id.apply(1)), Columns.number("value"))),
                rows.toArray(DataRow[]::new));
    }

    private BufferedDataTable labels(String name, IntFunction<DataCell> id) {
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient++) {
            rows.add(new DefaultRow("Row" + patient, id.apply(patient), new DoubleCell(patient)));
        }
        return platform.table(
                Columns.table(List.of(column(name, id.apply(1)), Columns.number("value"))),
                rows.toArray(DataRow[]::new));
    }

    private Optional<MatchedTables> match(BufferedDataTable labels, BufferedDataTable... tables) throws Exception {
        List<RawTable> raw = IntStream.range(0, tables.length)
                .mapToObj(index -> new RawTable(index + 1, "table " + (index + 1), ModalityKind.AUTOMATIC))
                .toList();
        PatientIds ids = PatientIds.of(
                new MultimodalLearnerParameters(),
                labels,
                List.of(tables).stream()
                        .map(BufferedDataTable::getDataTableSpec)
                        .toList());
        return MatchedTables.of(ids, labels, List.of(tables), raw, platform.context());
    }

    /** Each row of the table is of the patient of the labels that has its value. */
    private void assertMatched(BufferedDataTable labels, BufferedDataTable table) throws Exception {
        MatchedTables matched = match(labels, table).orElseThrow();
        List<List<String>> known = TestNode.rows(matched.labels());
        List<List<String>> rows = TestNode.rows(matched.tables().get(0));
        assertEquals(PATIENTS, rows.size());
        for (List<String> row : rows) {
            String value = row.get(row.size() - 1);
            List<String> label = known.stream()
                    .filter(each -> each.get(0).equals(row.get(0)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no patient " + row));
            assertEquals(value, label.get(label.size() - 1));
        }
        assertTrue(
                matched.notes().get(0).contains("'Patients are named by: RowID'"),
                matched.notes().toString());
    }

    private void assertLeft(BufferedDataTable labels, BufferedDataTable... tables) throws Exception {
        Optional<MatchedTables> matched = match(labels, tables);
        assertTrue(matched.isEmpty(), () -> matched.get().notes().toString());
    }

    private static IntFunction<DataCell> text(String form) {
        return patient -> new StringCell(form.formatted(100 + patient));
    }

    @Test
    void idsThatAreWrittenInAnotherWayAreThoseOfTheLabels() throws Exception {
        BufferedDataTable texts = labels("patient_id", text("P%d"));
        for (String form : List.of("P%d ", " P%d", "p%d", "\u00a0P%d", "P0%d", "%d", "HOSP/P%d", "P-%d")) {
            assertMatched(texts, byColumn("patient_id", text(form)));
        }
        BufferedDataTable numbers = labels("patient_id", patient -> new LongCell(100 + patient));
        for (String form : List.of("00%d", "P%d", "%d.0", "Patient/%d")) {
            assertMatched(numbers, byColumn("patient_id", text(form)));
        }
    }

    @Test
    void columnsOfOtherNamesAndTypesNameTheSamePatients() throws Exception {
        BufferedDataTable texts = labels("patient_id", text("%d"));
        assertMatched(texts, byColumn("PatientID", text("%d")));
        assertMatched(texts, byColumn("pid", patient -> new IntCell(100 + patient)));
        assertMatched(texts, byColumn("subject_id", patient -> new DoubleCell(100 + patient)));
        assertMatched(texts, byColumn("mrn", patient -> new LongCell(100 + patient)));
        BufferedDataTable doubles = labels("patient_id", patient -> new DoubleCell(100 + patient));
        assertMatched(doubles, byColumn("patient_id", patient -> new DoubleCell(100 + patient)));
        assertMatched(doubles, byColumn("patient_id", text("%d")));
    }

    @Test
    void rowIdsOfOneTableMeetAColumnOfAnother() throws Exception {
        assertMatched(byRowId(patient -> "P" + (100 + patient)), byColumn("patient_id", text("P%d")));
        assertMatched(byRowId(patient -> "P" + (100 + patient)), byColumn("patient_id", text("p%d ")));
        assertMatched(labels("patient_id", text("P%d")), byRowId(patient -> "P" + (100 + patient)));
        assertMatched(labels("patient_id", text("P%d")), byRowId(patient -> "p" + (100 + patient)));
        assertMatched(byRowId(patient -> "P" + (100 + patient)), byRowId(patient -> "P0" + (100 + patient)));
    }

    @Test
    void aColumnThatNamedThePatientIsNoFeature() throws Exception {
        MatchedTables matched = match(labels("patient_id", text("P%d")), byColumn("pid", text("P%d")))
                .orElseThrow();
        assertEquals(
                List.of("value"),
                List.of(matched.tables().get(0).getDataTableSpec().getColumnNames()));
        assertEquals(
                "Patients are matched by what names them in each table: the labels by column 'patient_id', 'table 1' by column "
                        + "'pid'. To match rows by RowID: 'Patients are named by: RowID'.",
                matched.notes().get(0));
    }

    @Test
    void severalRowsOfAPatientKeepTheirColumnWithTheNamesOfTheLabels() throws Exception {
        MatchedTables matched = match(
                        labels("patient_id", text("P%d")),
                        byColumn("patient_id", text("p%d "), 3, counted()),
                        byColumn("pid", text("P%d")))
                .orElseThrow();
        HashSet<String> patients = new HashSet<>();
        TestNode.rows(matched.tables().get(0)).forEach(row -> patients.add(row.get(1)));
        assertEquals(PATIENTS, patients.size());
        assertTrue(patients.contains("P100"), patients.toString());
        assertTrue(
                matched.notes().get(1).startsWith("In 'table 1', 40 of 40 ids are written in another way"),
                matched.notes().toString());
    }

    @Test
    void labelsWithAPatientTwiceOrWithoutOneAreNamed() {
        BufferedDataTable twice =
                labels("patient_id", patient -> new StringCell("P" + (100 + (patient == 39 ? 5 : patient))));
        assertFails("patient 'P105' occurs twice in column 'patient_id'", twice);
        BufferedDataTable lacking = labels(
                "patient_id",
                patient -> patient == 6 ? DataType.getMissingCell() : new StringCell("P" + (100 + patient)));
        assertFails("row 'Row6' names no patient in column 'patient_id'", lacking);
    }

    private void assertFails(String expected, BufferedDataTable labels) {
        InputException refused = assertThrows(InputException.class, () -> match(labels, byColumn("pid", text("P%d"))));
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
        assertFalse(refused.remedy().isEmpty());
    }

    @Test
    void tablesThatMeetAreLeftAsTheyAre() throws Exception {
        BufferedDataTable patients = byRowId(patient -> "P" + patient);
        assertLeft(patients, byRowId(patient -> "P" + patient));
        assertLeft(patients, byRowId(patient -> "P" + (patient + 30)));
        assertLeft(patients, byColumn("patient_id", patient -> new StringCell("P" + patient), 3, counted()));
        assertLeft(labels("patient_id", text("P%d")), byColumn("patient_id", text("P%d")));
        assertLeft(byRowId(counted()), byRowId(counted()));
        assertLeft(labels("patient_id", text("P%d")), byRowId(counted()));
        assertLeft(labels("patient_id", text("P%d")), labels("pid", text("P%d")));
    }

    @Test
    void idsThatPairInNoWayAreLeftToTheErrorThatNamesThem() throws Exception {
        BufferedDataTable texts = labels("patient_id", text("P%d"));
        assertLeft(texts, byColumn("pid", text("Q%dX")));
        assertLeft(byRowId(patient -> "P" + patient), byRowId(patient -> "P" + patient + "_Row" + patient));
        assertLeft(texts, byColumn("pid", text("P%d")), byColumn("pid", text("other %d")));
        assertLeft(texts, byColumn("sample", text("P%d")));
        BufferedDataTable few = byColumn(
                "pid", patient -> new StringCell(patient < 5 ? "P" + (100 + patient) : "elsewhere " + patient));
        assertLeft(texts, few);
    }
}
