package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.evaluator.PredictionEvaluatorNodeFactory;
import org.multimodalbtw.nodes.inspector.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.report.MultimodalReportNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;

/** Tables that other nodes of a workflow have changed: joined, computed, renamed, of types that are not read. */
class ChangedTablesTest {

    private static final List<String> CLASSES = List.of("ill", "well");
    private static final String ILL = "P (outcome=ill)";

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private SyntheticPatients patients;
    private SyntheticPredictions synthetic;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
        patients = new SyntheticPatients(platform);
        synthetic = new SyntheticPredictions(
                new OfClass("outcome", CLASSES), List.of("labs", "imaging"), 40, "patient", true);
    }

    @Test
    void anInfiniteWeightIsNamedInsteadOfDrawn() throws Exception {
        MultimodalModelPortObject model = synthetic.model(platform);
        BufferedDataTable spoiled =
                changed(synthetic.predictions(platform), "Weight (labs)", cell -> new DoubleCell(1 / 0.));
        String expected = "Column 'Weight (labs)' of the predictions, row 'patient0', is an infinite number.";
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertFails(expected, new BtwWeightInspectorNodeFactory(), model, spoiled, null));
    }

    @Test
    void percentagesAreNoProbabilities() throws Exception {
        MultimodalModelPortObject model = synthetic.model(platform);
        BufferedDataTable percent = changed(
                synthetic.predictions(platform),
                ILL,
                cell -> new DoubleCell(100 * Double.parseDouble(cell.toString())));
        String expected = "Column '" + ILL + "' of the predictions, row 'patient0', is no probability from 0 to 1: ";
        BufferedDataTable labels = synthetic.labels(platform);
        assertFails(expected, new PredictionEvaluatorNodeFactory(), model, percent, labels);
        assertFails(expected, new BtwWeightInspectorNodeFactory(), model, percent, labels);
    }

    @Test
    void aProbabilityThatIsNotANumberIsMissing() throws Exception {
        BufferedDataTable spoiled = changed(synthetic.predictions(platform), ILL, cell -> new DoubleCell(0 / 0.));
        assertFails(
                "No row of the predictions has a label: 37 rows without a prediction.",
                new PredictionEvaluatorNodeFactory(),
                synthetic.model(platform),
                spoiled,
                synthetic.labels(platform));
    }

    @Test
    void evaluatorSaysWhetherRowIdsOrClassesDiffer() throws Exception {
        MultimodalModelPortObject model = synthetic.model(platform);
        BufferedDataTable predictions = synthetic.predictions(platform);
        BufferedDataTable joined = new SyntheticPredictions(
                        synthetic.target(), synthetic.modalities(), 40, "patient0_patient", true)
                .labels(platform);
        assertFails(
                "No row of the predictions has a label: 40 rows have another RowID (predictions: 'patient0', labels: 'patient0_patient0').",
                new PredictionEvaluatorNodeFactory(),
                model,
                predictions,
                joined);
        BufferedDataTable coded = changed(
                synthetic.labels(platform),
                "outcome",
                cell -> new StringCell(cell.toString().equals("ill") ? "1" : "0"));
        assertFails(
                "the labels have the classes '0', '1', and the model knows 'ill', 'well'.",
                new PredictionEvaluatorNodeFactory(),
                model,
                predictions,
                coded);
    }

    @Test
    void evaluatorSaysWhetherTestRowsLackOrTheirOutcome() throws Exception {
        MultimodalModelPortObject model = synthetic.model(platform);
        TestNode node = new TestNode(platform, new PredictionEvaluatorNodeFactory())
                .with(settings -> settings.addString("event", "ill"));
        node.execute(model, synthetic.predictions(platform), synthetic.labels(platform));
        assertTrue(node.warning().contains("The labels name no test rows, so that all "), node.warning());
        int[] row = {0};
        BufferedDataTable lacking =
                changed(synthetic.labels(platform), "outcome", cell -> row[0]++ < 5 ? DataType.getMissingCell() : cell);
        node.execute(model, synthetic.predictions(platform), lacking);
        assertTrue(
                node.warning()
                        .contains("No row with an outcome is a test row (5 rows of the labels lack it), so that all "),
                node.warning());
    }

    @Test
    void reportSaysThatNoLabelFits() throws Exception {
        MultimodalModelPortObject model = synthetic.model(platform);
        BufferedDataTable others = new SyntheticPredictions(
                        synthetic.target(), synthetic.modalities(), 40, "other", true)
                .labels(platform);
        TestNode node = new TestNode(platform, new MultimodalReportNodeFactory());
        node.execute(model, synthetic.predictions(platform), synthetic.labels(platform), null, null);
        assertEquals("", node.warning());
        node.execute(model, synthetic.predictions(platform), others, null, null);
        assertTrue(
                node.warning().startsWith("No row of the predictions has a label that the model knows"),
                node.warning());
    }

    @Test
    void reportSaysThatNoRowIsPredicted() throws Exception {
        BufferedDataTable none = changed(synthetic.predictions(platform), ILL, cell -> DataType.getMissingCell());
        TestNode node = new TestNode(platform, new MultimodalReportNodeFactory());
        node.execute(synthetic.model(platform), none, synthetic.labels(platform), null, null);
        assertTrue(node.warning().startsWith("No row of the predictions has a prediction (40 rows)"), node.warning());
    }

    @Test
    void columnsOfATypeThatIsNotReadAreNamed() throws Exception {
        DataTableSpec mixed = Columns.table(List.of(
                Columns.number("crp"),
                new DataColumnSpecCreator("any", DataType.getType(DataCell.class)).createSpec()));
        DataRow[] rows = IntStream.range(0, 6)
                .mapToObj(row -> new DefaultRow(
                        "p" + row, new DoubleCell(row), row % 2 == 0 ? new IntCell(row) : new StringCell("high")))
                .toArray(DataRow[]::new);
        TestNode node = new TestNode(platform, new TabularEncoderNodeFactory());
        node.configure(mixed, null);
        assertTrue(node.warning().startsWith("1 column is left out: 'any' ("), node.warning());
        node.execute(platform.table(mixed, rows), null);
        assertTrue(node.warning().startsWith("1 column is left out: 'any' ("), node.warning());
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class, () -> new TestNode(platform, new TabularEncoderNodeFactory())
                        .configure(Columns.table(List.of(mixed.getColumnSpec("any"))), null));
        assertTrue(refused.getMessage().startsWith("No column can be read, for example 'any'"), refused.getMessage());
    }

    @Test
    void encoderShowsRowIdsThatDoNotMatch() {
        BufferedDataTable split = platform.table(
                Columns.table(List.of(Columns.text("split"))), new DefaultRow("patient0_dup", new StringCell("train")));
        assertFails(
                "None of the rows to encode is a training row (rows to encode: 'patient0', training rows: 'patient0_dup').",
                new TabularEncoderNodeFactory(),
                patients.labs(),
                split);
    }

    @Test
    void aTableWithoutRowsIsCalledThat() {
        DataTableSpec notes = Columns.table(List.of(Columns.text("note")));
        assertFails("has no rows.", new TextEncoderNodeFactory(), platform.table(notes), null);
        assertFails("has no rows.", new TabularEncoderNodeFactory(), platform.table(notes), null);
    }

    @Test
    void aColumnThatIsCalledAlmostTheSameIsNamed() throws Exception {
        PortObject encoder = new TestNode(platform, new TabularEncoderNodeFactory()).execute(patients.labs(), null)[1];
        DataTableSpec other = Columns.table(List.of(Columns.number("CRP "), Columns.text("ward")));
        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> new TestNode(platform, new EncoderApplyNodeFactory())
                        .configure(encoder.getSpec(), other));
        assertEquals(
                "The table lacks columns that 'labs' was encoded from: 'crp' (it has 'CRP ': give it the name 'crp').",
                refused.getMessage());
    }

    private void assertFails(String expected, DefaultNodeFactory factory, PortObject... inputs) {
        KNIMEException failure =
                assertThrows(KNIMEException.class, () -> new TestNode(platform, factory).execute(inputs));
        String said = failure.getKNIMEMessage().getSummary();
        assertTrue(said.contains(expected), said);
    }

    /** The table with other cells in one column. */
    private BufferedDataTable changed(BufferedDataTable table, String column, UnaryOperator<DataCell> change) {
        int at = table.getDataTableSpec().findColumnIndex(column);
        List<DataRow> rows = new ArrayList<>();
        for (DataRow row : (Iterable<DataRow>) table::iterator) {
            rows.add(new DefaultRow(
                    row.getKey().getString(),
                    IntStream.range(0, row.getNumCells())
                            .mapToObj(cell -> cell == at ? change.apply(row.getCell(cell)) : row.getCell(cell))
                            .toList()));
        }
        DataColumnSpecCreator plain = new DataColumnSpecCreator(
                column, table.getDataTableSpec().getColumnSpec(at).getType());
        DataTableSpec spec = Columns.table(table.getDataTableSpec().stream()
                .map(each -> each.getName().equals(column) ? plain.createSpec() : each)
                .toList());
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }
}
