package org.multimodalbtw.nodes.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.nodes.TestNode;
import org.multimodalbtw.nodes.TestPlatform;
import org.multimodalbtw.nodes.encoder.EncoderInput;
import org.multimodalbtw.nodes.multimodal.MultimodalLearnerNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;

/** New tables whose rows a reader has numbered, and a column of which names the patients. */
class NamedPatientsTest {

    private static final String ID = "patient_id";

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    private BufferedDataTable table(
            String name, int rows, IntFunction<String> rowId, Map<String, IntFunction<DataCell>> columns) {
        List<DataColumnSpec> specs = new ArrayList<>();
        columns.forEach((column, cell) -> specs.add(
                new DataColumnSpecCreator(column, cell.apply(rows > 1 ? 1 : 0).getType()).createSpec()));
        DataRow[] cells = new DataRow[rows];
        for (int row = 0; row < rows; row++) {
            int place = row;
            cells[row] = new DefaultRow(
                    rowId.apply(row),
                    columns.values().stream().map(cell -> cell.apply(place)).toList());
        }
        return platform.table(
                new DataTableSpecCreator()
                        .setName(name)
                        .addColumns(specs.toArray(DataColumnSpec[]::new))
                        .createSpec(),
                cells);
    }

    private BufferedDataTable labs(IntFunction<String> rowId, IntFunction<DataCell> patient) {
        Map<String, IntFunction<DataCell>> columns = new LinkedHashMap<>();
        columns.put(ID, patient);
        columns.put("crp", row -> new DoubleCell(row));
        return table("labs", 6, rowId, columns);
    }

    private BufferedDataTable vitals() {
        return table(
                "vitals",
                12,
                row -> "Row" + row,
                new LinkedHashMap<>(Map.of(ID, row -> new LongCell(2001 + row / 2), "hr", row -> new DoubleCell(60))));
    }

    private static EncoderPortObjectSpec encoder(String name, String column) {
        return new EncoderPortObjectSpec(Modality.named(name), "tabular", List.of(column), Optional.empty());
    }

    private static final EncoderPortObjectSpec VITALS =
            new EncoderPortObjectSpec(Modality.named("vitals"), "series", List.of("hr"), Optional.of(ID));

    @Test
    void theColumnOfTheLearnerNamesPatientsOfNumberedRows() {
        BufferedDataTable labs = labs(row -> "Row" + row, row -> new LongCell(2001 + row));
        EncoderPortObjectSpec encoder =
                encoder("labs", "crp").namedBy(ID).renamed("labs").sparing(List.of());
        NamedPatients patients = NamedPatients.of(Map.of(encoder, labs, VITALS, vitals()));
        assertEquals(Map.of("labs", ID), patients.columns());
        String note = patients.note().orElseThrow();
        assertTrue(note.contains("'labs' by column 'patient_id'. To match rows by RowID: take this column out"), note);
        List<String> ids = new ArrayList<>();
        EncoderInput.rowsNamedBy(encoder, labs, ID).forEach(row -> ids.add(row.id()));
        assertEquals(List.of("2001", "2002", "2003", "2004", "2005", "2006"), ids);
    }

    @Test
    void rowIdsThatSayMoreAndEarlierModelsAreMatchedByRowId() {
        EncoderPortObjectSpec encoder = encoder("labs", "crp").namedBy(ID);
        BufferedDataTable named = labs(row -> "p" + (2001 + row * 3), row -> new LongCell(2001 + row));
        assertEquals(NamedPatients.none(), NamedPatients.of(Map.of(encoder, named)));
        BufferedDataTable numbered = labs(row -> "Row" + row, row -> new LongCell(2001 + row));
        assertEquals(NamedPatients.none(), NamedPatients.of(Map.of(encoder("labs", "crp"), numbered)));
        assertEquals(
                NamedPatients.none(),
                NamedPatients.of(Map.of(encoder, numbered, encoder("ecg", "crp").namedBy("mrn"), numbered)),
                "all tables, or none");
    }

    @Test
    void whereItCannotBeKnownItIsSaidWhatToDo() {
        BufferedDataTable labs = labs(row -> "Row" + row, row -> new LongCell(2001 + row));
        Map<EncoderPortObjectSpec, BufferedDataTable> tables = Map.of(encoder("labs", "crp"), labs, VITALS, vitals());
        String said = NamedPatients.of(tables).unmet(tables).orElseThrow();
        assertEquals(
                "Rows of 'labs' are matched by RowID, such as 'Row0', and none is of a patient of the other tables, such as '2001': a patient of"
                        + " both is predicted twice. If column 'patient_id' names the patients: make it the RowID with KNIME's RowID node.",
                said);
        BufferedDataTable met = labs(row -> "" + (2001 + row), row -> new LongCell(2001 + row));
        Map<EncoderPortObjectSpec, BufferedDataTable> meet = Map.of(encoder("labs", "crp"), met, VITALS, vitals());
        assertTrue(NamedPatients.of(meet).unmet(meet).isEmpty());
    }

    @Test
    void aPatientTwiceOrNoneIsNamedWithItsTable() {
        EncoderPortObjectSpec encoder = encoder("labs", "crp").namedBy(ID);
        BufferedDataTable twice = labs(row -> "Row" + row, row -> new LongCell(2001 + row / 2));
        InputException failure = assertThrows(InputException.class, () -> EncoderInput.rowsNamedBy(encoder, twice, ID));
        assertTrue(
                failure.getMessage()
                        .startsWith("The table of 'labs': patient '2001' occurs twice in column 'patient_id'"),
                failure.getMessage());
        BufferedDataTable none =
                labs(row -> "Row" + row, row -> row == 3 ? DataType.getMissingCell() : new LongCell(2001 + row));
        failure = assertThrows(InputException.class, () -> EncoderInput.rowsNamedBy(encoder, none, ID));
        assertTrue(
                failure.getMessage().contains("'labs': row 'Row3' names no patient in column 'patient_id'"),
                failure.getMessage());
    }

    @Test
    void aMeasurementOfNoPatientIsNamedWithItsTable() {
        BufferedDataTable vitals = table(
                "vitals",
                4,
                row -> "Row" + row,
                new LinkedHashMap<>(Map.of(
                        ID,
                        row -> row == 2 ? DataType.getMissingCell() : new LongCell(2001),
                        "hr",
                        row -> new DoubleCell(60))));
        InputException failure = assertThrows(InputException.class, () -> EncoderInput.rows(VITALS, vitals));
        assertEquals(
                "The table of 'vitals': row 'Row2' names no patient in column 'patient_id'.", failure.getMessage());
        assertEquals(12, EncoderInput.rows(VITALS, vitals()).size());
    }

    @Test
    void newPatientsAreMatchedAsTheLearnerDid() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        int patients = 60;
        Map<String, IntFunction<DataCell>> labels = new LinkedHashMap<>();
        labels.put(ID, row -> new LongCell(1001 + row));
        labels.put("outcome", row -> new StringCell(row % 2 == 0 ? "ill" : "well"));
        TestNode learner = new TestNode(
                        platform, new MultimodalLearnerNodeFactory(), "Tables", BufferedDataTable.TYPE, 2)
                .with(settings -> settings.addString("target", "outcome"))
                .with(settings -> settings.addString("preset", "QUICK"));
        PortObject[] learnt = learner.execute(
                table("labels", patients, row -> "Row" + row, labels),
                values("labs", "crp", patients, row -> new LongCell(1001 + (row * 7 + 3) % 60)),
                values("ecg", "qt", patients, row -> new LongCell(1001 + row)));
        MultimodalModelPortObject model = platform.reload((MultimodalModelPortObject) learnt[0]);
        BufferedDataTable labs = values("labs", "crp", 6, row -> new LongCell(2001 + row));
        BufferedDataTable ecg = values("ecg", "qt", 6, row -> new LongCell(2006 - row));
        TestNode predictor =
                new TestNode(platform, new MultimodalPredictorNodeFactory(), "Tables", BufferedDataTable.TYPE, 2);
        List<List<String>> predicted = TestNode.rows(predictor.execute(model, null, labs, ecg)[0]);
        assertEquals(
                List.of("2001", "2002", "2003", "2004", "2005", "2006"),
                predicted.stream().map(row -> row.get(0)).sorted().toList());
        assertTrue(
                predictor.warning().contains("'labs' by column 'patient_id', 'ecg' by column 'patient_id'"),
                predictor.warning());
        assertFalse(predictor.warning().contains("No row id"), predictor.warning());
        assertNoRowsAreSaid(model, labs, values("ecg", "qt", 6, row -> new LongCell(2006 - row)));
    }

    @Test
    void rowsThatAreChosenByTheirRowIdsAreFoundByThem() {
        BufferedDataTable labs = labs(row -> "Row" + row, row -> new LongCell(2001 + row));
        RowsToScore rows = new RowsToScore(null, null, List.of(labs), Map.of(), false);
        assertTrue(rows.haveOneOf(Set.of("Row5", "2001")));
        assertFalse(rows.haveOneOf(Set.of("2001")), "by the column, as the learner named them");
        assertTrue(rows.byRowId().isByRowId());
    }

    private BufferedDataTable values(String name, String column, int rows, IntFunction<DataCell> patient) {
        Map<String, IntFunction<DataCell>> columns = new LinkedHashMap<>();
        columns.put(ID, patient);
        columns.put(column, row -> new DoubleCell(row * 13 % 17));
        return table(name, rows, row -> "Row" + row, columns);
    }

    private void assertNoRowsAreSaid(MultimodalModelPortObject model, BufferedDataTable labs, BufferedDataTable ecg)
            throws Exception {
        BufferedDataTable none = platform.table(ecg.getDataTableSpec());
        TestNode predictor =
                new TestNode(platform, new MultimodalPredictorNodeFactory(), "Tables", BufferedDataTable.TYPE, 2);
        predictor.execute(model, null, labs, none);
        assertTrue(
                predictor.warning().contains("Table 2 has no rows: all rows are predicted from the other tables."),
                predictor.warning());
        TestNode empty =
                new TestNode(platform, new MultimodalPredictorNodeFactory(), "Tables", BufferedDataTable.TYPE, 2);
        empty.execute(model, null, platform.table(labs.getDataTableSpec()), none);
        assertTrue(
                empty.warning().contains("All tables of new rows have no rows, so that nothing is predicted."),
                empty.warning());
    }
}
