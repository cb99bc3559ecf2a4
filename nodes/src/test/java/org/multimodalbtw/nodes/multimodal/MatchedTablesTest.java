package org.multimodalbtw.nodes.multimodal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
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
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.nodes.TestNode;
import org.multimodalbtw.nodes.TestPlatform;
import org.multimodalbtw.nodes.encoder.TableFacts;
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
        return labels(name, id, counted());
    }

    private BufferedDataTable labels(String name, IntFunction<DataCell> id, IntFunction<String> rowId) {
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient++) {
            rows.add(new DefaultRow(rowId.apply(patient), id.apply(patient), new DoubleCell(patient)));
        }
        return platform.table(
                Columns.table(List.of(column(name, id.apply(1)), Columns.number("value"))),
                rows.toArray(DataRow[]::new));
    }

    private Optional<MatchedTables> match(BufferedDataTable labels, BufferedDataTable... tables) throws Exception {
        List<RawTable> raw = IntStream.range(0, tables.length)
                .mapToObj(index -> new RawTable(index + 1, "table " + (index + 1), ModalityKind.AUTOMATIC, true))
                .toList();
        PatientIds ids = PatientIds.of(
                new MultimodalLearnerParameters(),
                labels,
                List.of(tables).stream()
                        .map(BufferedDataTable::getDataTableSpec)
                        .toList());
        return MatchedTables.of(ids, labels, List.of(tables), raw, platform.context(), ProgressMonitor.NONE);
    }

    /** Each row of the table is of the patient of the labels that has its value. */
    private void assertMatched(BufferedDataTable labels, BufferedDataTable table) throws Exception {
        MatchedTables matched = match(labels, table).orElseThrow();
        List<List<String>> rows = patients(matched, 0);
        assertEquals(table.size(), rows.size());
        assertPaired(matched, rows);
        assertTrue(
                matched.notes().get(0).contains("'Patients are named by: RowID'"),
                matched.notes().toString());
    }

    /** Each row with its patient in the place of its RowID. */
    private static List<List<String>> patients(MatchedTables matched, int index) throws Exception {
        BufferedDataTable table = matched.tables().get(index);
        int place = matched.ids()
                .get(index)
                .column()
                .map(name -> 1 + table.getDataTableSpec().findColumnIndex(name))
                .orElse(0);
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : TestNode.rows(table)) {
            List<String> named = new ArrayList<>(row);
            named.set(0, row.get(place));
            rows.add(named);
        }
        return rows;
    }

    /** What the encoder of a matched table is told. */
    private static TableFacts recognised(MatchedTables matched, int index) {
        BufferedDataTable rows = matched.tables().get(index);
        Optional<String> id = Recognition.idColumn(rows, matched.ids().get(index), matched.labels());
        return Recognition.of(
                        new RawTable(index + 1, "table", ModalityKind.AUTOMATIC, true),
                        rows,
                        new Recognition.Known(id, Optional.empty()),
                        ProgressMonitor.NONE)
                .facts();
    }

    private static void assertPaired(MatchedTables matched, List<List<String>> rows) throws Exception {
        List<List<String>> known = TestNode.rows(matched.labels());
        for (List<String> row : rows) {
            List<String> label = known.stream()
                    .filter(each -> each.get(0).equals(row.get(0)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no patient " + row));
            assertEquals(row.get(row.size() - 1), label.get(label.size() - 1));
        }
    }

    private void assertLeft(BufferedDataTable labels, BufferedDataTable... tables) throws Exception {
        Optional<MatchedTables> matched = match(labels, tables);
        assertTrue(matched.isEmpty(), () -> matched.get().notes().toString());
    }

    /** RowIDs only count rows, and columns name patients in ways that do not pair. */
    private void assertStops(String expected, BufferedDataTable labels, BufferedDataTable... tables) {
        InputException refused = assertThrows(InputException.class, () -> match(labels, tables));
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
        assertTrue(refused.getMessage().contains("nothing says which rows are of one patient"), refused.getMessage());
        assertTrue(refused.remedy().contains("'Patients are named by: RowID'"), refused.remedy());
    }

    private static IntFunction<DataCell> text(String form) {
        return patient -> new StringCell(form.formatted(100 + patient));
    }

    @Test
    void idsMayHaveSpacesAroundThemAndNothingElse() throws Exception {
        BufferedDataTable texts = labels("patient_id", text("P%d"));
        for (String form : List.of("P%d ", " P%d", "\u00a0P%d")) {
            assertMatched(texts, byColumn("patient_id", text(form)));
        }
        for (String form : List.of("p%d", "P0%d", "%d", "HOSP/P%d", "P-%d")) {
            assertLeft(texts, byColumn("patient_id", text(form)));
            assertStops("0 of the 30 patients of 'table 1'", texts, ofFew("patient_id", 30, 1, text(form)));
        }
        BufferedDataTable numbers = labels("patient_id", patient -> new LongCell(100 + patient));
        for (String form : List.of("00%d", "P%d", "%d.0", "Patient/%d")) {
            assertLeft(numbers, byColumn("patient_id", text(form)));
            assertStops("0 of the 30 patients of 'table 1'", numbers, ofFew("patient_id", 30, 1, text(form)));
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
    void decimalIdsOfEightDigitsAndMoreAreWrittenInFull() throws Exception {
        BufferedDataTable texts = labels("patient_id", patient -> new StringCell(String.valueOf(10000032 + patient)));
        assertMatched(texts, byColumn("pid", patient -> new DoubleCell(10000032.0 + patient)));
        BufferedDataTable longer =
                labels("patient_id", patient -> new StringCell(String.valueOf(9_000_000_000_000_000L + patient)));
        assertMatched(longer, byColumn("pid", patient -> new DoubleCell(9e15 + patient)));
    }

    @Test
    void rowIdsOfOneTableMeetAColumnOfAnother() throws Exception {
        assertMatched(byRowId(patient -> "P" + (100 + patient)), byColumn("patient_id", text("P%d")));
        assertMatched(byRowId(patient -> "P" + (100 + patient)), byColumn("patient_id", text("P%d ")));
        assertMatched(labels("patient_id", text("P%d")), byRowId(patient -> "P" + (100 + patient)));
    }

    @Test
    void rowIdsThatOnlyCountNameNoPatients() throws Exception {
        IntFunction<DataCell> shuffled = patient -> new IntCell(1 + patient * 7 % PATIENTS);
        for (IntFunction<String> rowId : List.<IntFunction<String>>of(String::valueOf, counted())) {
            assertMatched(labels("patient_id", shuffled, rowId), byColumn("pid", shuffled, 1, String::valueOf));
            assertMatched(labels("patient_id", shuffled, rowId), byColumn("pid", shuffled, 3, counted()));
            assertMatched(labels("patient_id", shuffled, rowId), byColumn("pid", shuffled, 3, String::valueOf));
        }
        assertMatched(labels("patient_id", shuffled, String::valueOf), byColumn("patient_id", shuffled));
        BufferedDataTable numbered = labels("patient_id", shuffled);
        assertLeft(numbered, byColumn("studynr", shuffled, 1, row -> String.valueOf(row + 1)));
        assertLeft(numbered, byRowId(patient -> String.valueOf(1 + patient)));
    }

    @Test
    void aCountedNumberThatIsCalledIdNamesNoPatients() throws Exception {
        BufferedDataTable texts = labels("patient_id", text("P%d"));
        assertLeft(texts, byColumn("id", patient -> new IntCell(1 + patient)));
        assertLeft(
                labels("patient_id", patient -> new IntCell(1 + patient)),
                byColumn("id", patient -> new IntCell(1 + patient)));
        assertLeft(byRowId(patient -> "P" + patient), byColumn("id", patient -> new StringCell("P" + patient)));
        assertLeft(labels("id", text("P%d")), byColumn("pid", text("P%d")));
    }

    @Test
    void whatIsNoWholeNumberNamesNoPatient() throws Exception {
        double[] none = {0 / 0., 1 / 0., 100.5, 1e300};
        MatchedTables matched = match(
                        labels("patient_id", text("%d")),
                        byColumn("pid", patient -> new DoubleCell(patient < 4 ? none[patient] : 100 + patient)))
                .orElseThrow();
        List<List<String>> rows = patients(matched, 0);
        assertEquals(PATIENTS - none.length, rows.size());
        assertPaired(matched, rows);
        assertTrue(
                matched.notes().get(0).contains("'table 1' by column 'pid' (36 of 40 patients)"),
                matched.notes().get(0));
        assertEquals(
                "4 rows of 'table 1' name no patient in column 'pid' and are left out, such as row 'Row0'. To use them: write the "
                        + "patient there.",
                matched.notes().get(1));
    }

    @Test
    void aTableThatMeetsByRowIdIsReadSoBesideOthers() throws Exception {
        BufferedDataTable byRowId = byColumn(
                "visit", patient -> new IntCell(1 + patient % 3), 1, row -> "P" + (100 + (row * 7 + 3) % PATIENTS));
        MatchedTables matched = match(byRowId(patient -> "P" + (100 + patient)), byRowId, byColumn("pid", text("P%d")))
                .orElseThrow();
        assertEquals(Optional.empty(), matched.ids().get(0).column());
        assertEquals(
                Optional.empty(), matched.ids().get(0).columnOf(byRowId.getDataTableSpec()), "a visit is no patient");
        assertEquals(Optional.of("pid"), matched.ids().get(1).column());
        assertEquals(
                List.of("visit", "value"),
                List.of(recognised(matched, 0).columns().getColumnNames()));
        assertEquals(List.of("value"), List.of(recognised(matched, 1).columns().getColumnNames()));
        assertEquals(Optional.empty(), recognised(matched, 1).patient());
        assertPaired(matched, patients(matched, 0));
        assertPaired(matched, patients(matched, 1));
    }

    @Test
    void theSentenceSaysHowManyPatientsOfTheLabelsEachTableHas() throws Exception {
        MatchedTables matched = match(
                        labels("patient_id", text("P%d")),
                        byColumn(
                                "pid",
                                patient -> new StringCell(patient < 2 ? "other" + patient : "P" + (100 + patient))))
                .orElseThrow();
        assertEquals(
                "Patients are matched by what names them in each table: the labels by column 'patient_id', 'table 1' by column "
                        + "'pid' (38 of 40 patients). To match rows by RowID: 'Patients are named by: RowID'.",
                matched.notes().get(0));
    }

    @Test
    void severalRowsOfAPatientKeepTheirColumn() throws Exception {
        MatchedTables matched = match(
                        labels("patient_id", text("P%d")),
                        byColumn("patient_id", text("P%d "), 3, counted()),
                        byColumn("pid", text("P%d")))
                .orElseThrow();
        assertEquals(3 * PATIENTS, patients(matched, 0).size());
        assertEquals(
                Optional.of("patient_id"),
                matched.ids().get(0).columnOf(matched.tables().get(0).getDataTableSpec()));
        assertPaired(matched, patients(matched, 0));
        assertEquals(1, matched.notes().size());
    }

    @Test
    void aRowOfTheLabelsWithoutAPatientIsLeftOut() throws Exception {
        BufferedDataTable lacking = labels(
                "patient_id",
                patient -> patient == 6 ? DataType.getMissingCell() : new StringCell("P" + (100 + patient)));
        MatchedTables matched = match(lacking, byColumn("pid", text("P%d"))).orElseThrow();
        assertEquals(PATIENTS - 1, matched.labels().size());
        assertEquals(
                "1 row of the labels names no patient in column 'patient_id' and is left out: row 'Row6'. To use it: write the "
                        + "patient there.",
                matched.notes().get(1));
    }

    @Test
    void rowsOfStaysMeetByTheirRowIdsAsBefore() throws Exception {
        IntFunction<DataCell> stays = row -> new StringCell("P" + row / 2);
        assertLeft(labels("patient_id", stays), labels("pid", stays));
        assertLeft(labels("patient_id", stays, String::valueOf), labels("pid", stays, String::valueOf));
    }

    @Test
    void aPatientTwiceInTheLabelsIsNamed() {
        BufferedDataTable twice =
                labels("patient_id", patient -> new StringCell("P" + (100 + (patient == 39 ? 5 : patient))));
        assertFails("patient 'P105' occurs twice in column 'patient_id'", twice);
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
    void idsThatPairInNoWayAreNamed() throws Exception {
        BufferedDataTable texts = labels("patient_id", text("P%d"));
        assertLeft(texts, byColumn("pid", text("Q%dX")));
        assertStops("(column 'pid', such as 'Q139X')", texts, ofFew("pid", 30, 1, text("Q%dX")));
        assertLeft(byRowId(patient -> "P" + patient), byRowId(patient -> "P" + patient + "_Row" + patient));
        assertStops("of 'table 2'", texts, byColumn("pid", text("P%d")), ofFew("pid", 30, 1, text("other %d")));
        assertLeft(texts, byColumn("sample", text("P%d")));
        BufferedDataTable few = ofFew(
                "pid", 30, 1, patient -> new StringCell(patient < 15 ? "P" + (100 + patient) : "elsewhere " + patient));
        assertStops("5 of the 30 patients of 'table 1'", texts, few);
        assertLeft(texts, byColumn("pid", text("Q%d"), 1, row -> "P" + row));
    }

    /** The last patients only, in rows that count anew. */
    private BufferedDataTable ofFew(String name, int patients, int times, IntFunction<DataCell> id) {
        List<DataRow> rows = new ArrayList<>();
        for (int row = 0; row < patients * times; row++) {
            int patient = PATIENTS - 1 - row % patients;
            rows.add(new DefaultRow("Row" + row, id.apply(patient), new DoubleCell(patient)));
        }
        return platform.table(
                Columns.table(List.of(column(name, id.apply(1)), Columns.number("value"))),
                rows.toArray(DataRow[]::new));
    }

    @Test
    void aTableOfFewPatientsIsOfThoseThatItNames() throws Exception {
        BufferedDataTable texts = labels("patient_id", text("P%d"));
        for (String name : List.of("patient_id", "pid", "mrn")) {
            for (int patients : new int[] {1, 3, 15, 19}) {
                for (int times : new int[] {1, 3}) {
                    MatchedTables matched = match(
                                    texts, byColumn("pid", text("P%d")), ofFew(name, patients, times, text("P%d")))
                            .orElseThrow(() -> new AssertionError(name + " of " + patients));
                    assertEquals(patients * times, patients(matched, 1).size());
                    assertPaired(matched, patients(matched, 1));
                    assertTrue(
                            matched.notes()
                                    .get(0)
                                    .contains("'table 2' by column '" + name + "' (" + patients + " of 40 patients)"),
                            matched.notes().get(0));
                }
            }
        }
        assertTrue(match(texts, ofFew("pid", 5, 1, text("P%d"))).isPresent(), "not joined by the numbers of rows");
        BufferedDataTable numbers = labels("patient", LongCell::new);
        for (int persons : new int[] {2, 5, 15}) {
            assertLeft(numbers, byColumn("person", patient -> new LongCell(patient % persons)));
            assertLeft(numbers, ofFew("pid", 30, 1, patient -> new LongCell(patient % persons)));
        }
        assertLeft(texts, ofFew("sample", 15, 1, text("P%d")));
    }
}
