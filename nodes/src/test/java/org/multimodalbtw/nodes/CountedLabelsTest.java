package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.adapter.AdaptModelNodeFactory;
import org.multimodalbtw.nodes.evaluator.PredictionEvaluatorNodeFactory;
import org.multimodalbtw.nodes.inspector.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.nodes.multimodal.MultimodalLearnerNodeFactory;
import org.multimodalbtw.nodes.report.MultimodalReportNodeFactory;
import org.multimodalbtw.nodes.table.Columns;

/** Labels and tables as readers give them: RowIDs count rows, a column names the patients, and each table is sorted in its own way. */
class CountedLabelsTest {

    private static final int PATIENTS = 90;
    private static final int NEW = 1000;
    private static final String KNOWN =
            "RowIDs of the labels only count rows, so that patients are known by their column 'patient_id': ";

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private PortObject[] learnt;

    @BeforeEach
    void learn() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        platform = new TestPlatform(directory);
        learnt = new TestNode(platform, new MultimodalLearnerNodeFactory(), "Tables", BufferedDataTable.TYPE, 1)
                .with(settings -> settings.addString("target", "outcome"))
                .with(settings -> settings.addString("preset", "QUICK"))
                .execute(labels(0, true), labs(0, true));
    }

    private static boolean isIll(int patient) {
        return new SplittableRandom(patient).nextInt(2) == 0;
    }

    private static List<Integer> order(int first, int seed) {
        List<Integer> patients = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient++) {
            patients.add(first + patient);
        }
        Collections.shuffle(patients, new Random(seed));
        return patients;
    }

    /** @param isCounted whether RowIDs count rows; otherwise they name the patients */
    private BufferedDataTable labels(int first, boolean isCounted) {
        DataTableSpec spec =
                Columns.table(List.of(Columns.text("patient_id"), Columns.text("outcome"), Columns.text("split")));
        List<DataRow> rows = new ArrayList<>();
        for (int patient : order(first, 1)) {
            rows.add(new DefaultRow(
                    isCounted ? "Row" + rows.size() : "p" + patient,
                    new StringCell("p" + patient),
                    new StringCell(isIll(patient) ? "ill" : "well"),
                    new StringCell(patient % 3 == 2 ? "test" : "train")));
        }
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }

    private BufferedDataTable labs(int first, boolean isCounted) {
        return labs(first, isCounted, true);
    }

    private BufferedDataTable labs(int first, boolean isCounted, boolean hasPatients) {
        List<DataColumnSpec> columns = new ArrayList<>(List.of(Columns.number("crp")));
        if (hasPatients) {
            columns.add(0, Columns.text("patient_id"));
        }
        DataTableSpec spec =
                new DataTableSpecCreator(Columns.table(columns)).setName("labs").createSpec();
        List<DataRow> rows = new ArrayList<>();
        for (int patient : order(first, 2)) {
            double noise = new SplittableRandom(patient + 7).nextGaussian();
            DoubleCell level = new DoubleCell((isIll(patient) ? 1 : -1) * (first == NEW ? -1 : 1) + noise);
            String rowId = isCounted ? "Row" + rows.size() : "p" + patient;
            rows.add(
                    hasPatients
                            ? new DefaultRow(rowId, new StringCell("p" + patient), level)
                            : new DefaultRow(rowId, level));
        }
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }

    private TestNode evaluator() {
        return new TestNode(platform, new PredictionEvaluatorNodeFactory());
    }

    @Test
    void predictionsOfTheLearnerAreJudgedByTheLabelsThatItTook() throws Exception {
        TestNode evaluator = evaluator();
        PortObject[] judged = evaluator.execute(learnt[0], learnt[1], labels(0, true));
        assertTrue(evaluator.warning().contains(KNOWN + "90 of 90 have labels."), evaluator.warning());
        PortObject[] byRowId = evaluator().execute(learnt[0], learnt[1], labels(0, false));
        for (int port = 0; port < judged.length; port++) {
            assertEquals(TestNode.rows(byRowId[port]), TestNode.rows(judged[port]), "port " + port);
        }
    }

    @Test
    void weightsAndReportsTakeTheSameLabels() throws Exception {
        TestNode inspector = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        String notes = TestNode.rows(inspector.execute(learnt[0], learnt[1], labels(0, true))[2])
                .toString();
        assertTrue(notes.contains(KNOWN), notes);
        TestNode report = new TestNode(platform, new MultimodalReportNodeFactory());
        String page = TestNode.rows(report.execute(learnt[0], learnt[1], labels(0, true))[0])
                .toString();
        assertTrue(report.warning().contains(KNOWN), report.warning());
        assertTrue(page.contains("AUROC"), "the report has no figures");
    }

    @Test
    void rowIdsThatMeetAreTakenWithoutAWord() throws Exception {
        TestNode evaluator = evaluator();
        evaluator.execute(learnt[0], learnt[1], labels(0, false));
        assertFalse(evaluator.warning().contains("RowID"), evaluator.warning());
    }

    @Test
    void labelsOfOtherPatientsStayOthers() {
        KNIMEException refused =
                assertThrows(KNIMEException.class, () -> evaluator().execute(learnt[0], learnt[1], labels(NEW, true)));
        assertFalse(refused.getMessage().contains("patient_id"), refused.getMessage());
    }

    private PortObject[] adapt(TestNode node, BufferedDataTable labels, BufferedDataTable labs) throws Exception {
        return node.with(settings -> settings.addString("howMuch", "RECALIBRATE"))
                .execute(learnt[0], null, labels, labs);
    }

    private TestNode adapter() {
        return new TestNode(platform, new AdaptModelNodeFactory(), "Tables", BufferedDataTable.TYPE, 1);
    }

    @Test
    void aModelIsAdaptedToPatientsByTheirNames() throws Exception {
        TestNode node = adapter();
        PortObject[] counted = adapt(node, labels(NEW, true), labs(NEW, true));
        assertTrue(node.warning().contains(KNOWN + "90 of 90 have labels."), node.warning());
        Predicate<List<String>> isOfTest = row -> row.contains("test");
        assertEquals(
                TestNode.rows(adapt(adapter(), labels(NEW, false), labs(NEW, false))[1]).stream()
                        .filter(isOfTest)
                        .toList(),
                TestNode.rows(counted[1]).stream().filter(isOfTest).toList());
    }

    @Test
    void labelsByRowIdMeetTablesByColumn() throws Exception {
        TestNode node = adapter();
        adapt(node, labels(NEW, false), labs(NEW, true));
        assertTrue(
                node.warning()
                        .contains("patients are matched as when the model was trained: 'labs' by column 'patient_id'"),
                node.warning());
    }

    @Test
    void rowsThatNothingNamesAreMatchedByTheirNumbersWithAWord() throws Exception {
        TestNode node = adapter();
        adapt(node, labels(NEW, true), labs(NEW, true, false));
        assertTrue(
                node.warning().contains("whether rows with the same RowID are of one patient cannot be seen"),
                node.warning());
    }
}
