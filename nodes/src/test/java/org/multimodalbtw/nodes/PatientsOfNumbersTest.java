package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.multimodalbtw.nodes.encoder.LikelyColumns;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.series.SeriesEncoderNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;

/** Whole numbers name patients, also where their column's type has decimals. */
class PatientsOfNumbersTest {

    private static final int ROWS = 24;

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    private BufferedDataTable measurements(double ofSeventh) {
        DataRow[] rows = new DataRow[ROWS];
        for (int row = 0; row < ROWS; row++) {
            rows[row] = new DefaultRow(
                    "Row" + row,
                    new DoubleCell(row == 7 ? ofSeventh : 1001 + row / 4),
                    new DoubleCell(row % 4),
                    new StringCell("hr"),
                    new DoubleCell(60 + row * 7 % 11));
        }
        return platform.table(
                Columns.table(List.of(
                        Columns.number("patient_id"),
                        Columns.number("time"),
                        Columns.text("variable"),
                        Columns.number("value"))),
                rows);
    }

    @Test
    void theSeriesEncoderChoosesThem() throws Exception {
        TestNode node = new TestNode(platform, new SeriesEncoderNodeFactory());
        TensorPortObject tensor = (TensorPortObject) node.execute(measurements(1002), null)[0];
        assertEquals(ROWS / 4, tensor.getSpec().rows().orElse(0), node.warning());
    }

    @Test
    void aFractionNamesNoPatientAndIsShown() {
        TestNode node = new TestNode(platform, new SeriesEncoderNodeFactory());
        KNIMEException refused = assertThrows(KNIMEException.class, () -> node.execute(measurements(1002.5), null));
        assertTrue(
                refused.getMessage()
                        .contains("Row 'Row7' names no patient in column 'patient_id': 1002.5 is no whole number."),
                refused.getMessage());
    }

    @Test
    void theTextEncoderJoinsTheirNotes() throws Exception {
        DataRow[] rows = new DataRow[ROWS];
        for (int row = 0; row < ROWS; row++) {
            rows[row] = new DefaultRow(
                    "Row" + row,
                    new DoubleCell(1000 + row % 6),
                    new DoubleCell(row),
                    new StringCell("the patient has a cough and fever " + row % 3));
        }
        BufferedDataTable notes = platform.table(
                Columns.table(List.of(Columns.number("patient_id"), Columns.number("charttime"), Columns.text("note"))),
                rows);
        TestNode node = new TestNode(platform, new TextEncoderNodeFactory())
                .with(settings -> settings.addInt("fewestPatients", 1));
        TensorPortObject tensor = (TensorPortObject) node.execute(notes, null)[0];
        assertEquals(6, tensor.getSpec().rows().orElse(0), node.warning());
    }

    @Test
    void onlyAColumnThatIsNamedSoIsTakenAndTextsOfEarlierRulesStayFirst() {
        DataTableSpec measured = Columns.table(List.of(Columns.number("weight"), Columns.number("id")));
        assertEquals("", LikelyColumns.patient(measured));
        DataTableSpec both = new DataTableSpecCreator(Columns.table(List.of(Columns.number("patient_id"))))
                .addColumns(new DataColumnSpecCreator("stay_id", IntCell.TYPE).createSpec())
                .createSpec();
        assertEquals("patient_id", LikelyColumns.patient(both));
        assertEquals("stay_id", LikelyColumns.patientOfNames(both));
    }
}
