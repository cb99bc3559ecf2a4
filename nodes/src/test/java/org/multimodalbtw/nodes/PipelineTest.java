package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.nodes.fusion.MoeFusionNodeFactory;
import org.multimodalbtw.nodes.inspector.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.predictor.MultimodalPredictorNodeFactory;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;
import org.multimodalbtw.nodes.tensortotable.TensorToTableNodeFactory;
import org.multimodalbtw.platform.core.ProgressMonitor;

class PipelineTest {

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private SyntheticPatients patients;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
        patients = new SyntheticPatients(platform);
    }

    @Test
    void encoderTakesItsNameFromTheTableAndItsTrainingRowsFromTheSplit() throws Exception {
        TestNode node = new TestNode(platform, new TabularEncoderNodeFactory());
        PortObject[] outputs = node.execute(patients.labs(), patients.labels());
        TensorPortObject tensor = assertInstanceOf(TensorPortObject.class, outputs[0]);
        assertEquals(List.of("labs"), Modality.names(tensor.getSpec().modalities()));
        assertEquals(OptionalLong.of(SyntheticPatients.COUNT), tensor.getSpec().rows());
        assertEquals(List.of(0L), tensor.getSpec().missing());
        EncoderPortObject encoder = assertInstanceOf(EncoderPortObject.class, outputs[1]);
        assertEquals(List.of("crp", "ward"), encoder.getSpec().columns());
        assertEquals("", node.warning());
    }

    @Test
    void encoderSaysThatAllRowsAreTrainingRowsWithoutATableThatSaysWhich() throws Exception {
        TestNode node = new TestNode(platform, new TabularEncoderNodeFactory());
        node.execute(patients.labs(), null);
        assertTrue(node.warning().contains("All rows are training rows"), node.warning());
    }

    @Test
    void collectorJoinsByRowIdAndTensorToTableShowsWhatIsMissing() throws Exception {
        TensorPortObject tensor = collected();
        assertEquals("labs, imaging: 150 rows, 0 and 15 missing", tensor.getSummary());
        PortObject[] lists = new TestNode(platform, new TensorToTableNodeFactory()).execute(tensor);
        List<List<String>> rows = TestNode.rows(lists[0]);
        assertEquals(SyntheticPatients.COUNT, rows.size());
        assertEquals("?", row(rows, 10).get(2));
        assertTrue(row(rows, 11).get(2).startsWith("["), row(rows, 11).get(2));
        TestNode values = new TestNode(platform, new TensorToTableNodeFactory())
                .with(settings -> settings.addString("columns", "VALUES"));
        DataTableSpec expected = (DataTableSpec) values.configure(tensor.getSpec())[0];
        BufferedDataTable table = (BufferedDataTable) values.execute(tensor)[0];
        assertTrue(expected.equalStructure(table.getDataTableSpec()));
        assertTrue(expected.containsName("labs: crp"), expected.toString());
    }

    @Test
    void tensorToTableDoesNotGuessColumnsBeforeTheTensorExists() throws Exception {
        PortObjectSpec[] encoded = new TestNode(platform, new TabularEncoderNodeFactory())
                .configure(patients.labs().getDataTableSpec(), null);
        TestNode values = new TestNode(platform, new TensorToTableNodeFactory())
                .with(settings -> settings.addString("columns", "VALUES"));
        assertNull(values.configure(encoded[0])[0]);
    }

    @Test
    void classesAreLearntPredictedAndInspected() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        TensorPortObject tensor = collected();
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        BufferedDataTable labels = patients.labels();
        TestNode learner = learner();
        PortObjectSpec[] expected = learner.configure(network.getSpec(), tensor.getSpec(), labels.getDataTableSpec());
        PortObject[] learnt = learner.execute(network, tensor, labels);
        assertTrue(learner.warning().contains("without a value of 'outcome'"), learner.warning());
        for (int table = 1; table < 4; table++) {
            assertTrue(((DataTableSpec) expected[table])
                    .equalStructure(((BufferedDataTable) learnt[table]).getDataTableSpec()));
        }
        MultimodalModelPortObject model = platform.reload((MultimodalModelPortObject) learnt[0]);
        assertEquals(Task.CLASSIFICATION, model.getSpec().target().task());
        assertEquals(List.of("ill", "well"), model.getSpec().target().classes());
        assertFalse(model.getSpec().conclusion().isBlank());
        assertEquals(Set.of("BTW", "unweighted"), column(learnt[1], "Network"));
        assertFalse(TestNode.rows(learnt[2]).isEmpty());
        assertTrue(
                column(learnt[3], "Network").contains("only labs"),
                TestNode.rows(learnt[3]).toString());

        TestNode predictor = new TestNode(platform, new MultimodalPredictorNodeFactory())
                .with(settings -> settings.addBoolean("own", true));
        DataTableSpec promised = (DataTableSpec) predictor.configure(model.getSpec(), tensor.getSpec())[0];
        BufferedDataTable predictions = (BufferedDataTable) predictor.execute(model, tensor)[0];
        assertTrue(
                promised.equalStructure(predictions.getDataTableSpec()),
                predictions.getDataTableSpec().toString());
        assertEquals(
                List.of(
                        "Prediction (outcome)",
                        "P (outcome=ill)",
                        "P (outcome=well)",
                        "Weight (labs)",
                        "Weight (imaging)",
                        "KL (labs)",
                        "KL (imaging)",
                        "P (outcome=ill) without weights",
                        "P (outcome=well) without weights",
                        "P (outcome=ill) by labs",
                        "P (outcome=well) by labs",
                        "P (outcome=ill) by imaging",
                        "P (outcome=well) by imaging"),
                List.of(predictions.getDataTableSpec().getColumnNames()));
        List<List<String>> rows = TestNode.rows(predictions);
        assertEquals(SyntheticPatients.COUNT, rows.size());
        assertEquals("0.0", row(rows, 10).get(5));
        assertEquals("?", row(rows, 10).get(7));
        assertEquals(row(rows, 10).get(2), row(rows, 10).get(8), "one modality has nothing to be weighed against");
        assertEquals("1.0", row(rows, 10).get(4));

        assertShowsHowSure(
                List.of("Set (outcome)", "Decided", "Disagreement", "Unlike training in"), model, tensor, rows);
        TestNode inspector = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        PortObject[] summary = inspector.execute(model, predictions, null);
        List<List<String>> modalities = TestNode.rows(summary[0]);
        assertEquals(List.of("Row0", "labs", "150", "0.0"), modalities.get(0).subList(0, 4));
        assertEquals(List.of("Row1", "imaging", "135", "0.1"), modalities.get(1).subList(0, 4));
        double information = Double.parseDouble(modalities.get(0).get(13));
        assertTrue(Double.parseDouble(modalities.get(0).get(14)) <= information, modalities.toString());
        assertTrue(information > Double.parseDouble(modalities.get(1).get(15)), "labs tell more than imaging");
        assertTrue(Set.of("ill", "well").containsAll(column(summary[1], "Prediction")));
        assertTrue(TestNode.rows(summary[2]).toString().contains("15 rows have one modality only"));
    }

    @Test
    void contributionsSumToThePredictionAndAreSummarised() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        TensorPortObject tensor = collected();
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        MultimodalModelPortObject model =
                (MultimodalModelPortObject) learner().execute(network, tensor, patients.labels())[0];
        Reference reference = ModelDirectory.readReference(model.directory()).orElseThrow();
        TestNode predictor = new TestNode(platform, new MultimodalPredictorNodeFactory())
                .with(settings -> settings.addString("contributions", "USUAL"));
        DataTableSpec promised = (DataTableSpec) predictor.configure(model.getSpec(), tensor.getSpec())[0];
        BufferedDataTable predictions = (BufferedDataTable) predictor.execute(model, tensor)[0];
        assertEquals("", predictor.warning());
        assertTrue(promised.equalStructure(predictions.getDataTableSpec()));
        assertEquals(
                List.of("Contributions to (outcome)", "Contribution of labs", "Contribution of imaging"),
                List.of(predictions.getDataTableSpec().getColumnNames()).subList(7, 10));
        String event = model.getSpec().target().classes().get(reference.event().orElseThrow());
        int probability = 1 + reference.event().orElseThrow();
        double[] sizes = new double[2];
        for (List<String> row : TestNode.rows(predictions)) {
            List<String> cells = row.subList(1, row.size());
            assertEquals(event, cells.get(7));
            assertEquals("?".equals(cells.get(6)), "?".equals(cells.get(9)), "lacking imaging moves nothing");
            double labs = Double.parseDouble(cells.get(8));
            double imaging = "?".equals(cells.get(9)) ? 0 : Double.parseDouble(cells.get(9));
            double gain = Double.parseDouble(cells.get(probability)) - reference.base()[probability - 1];
            assertEquals(gain, labs + imaging, 1e-6);
            sizes[0] += Math.abs(labs) / SyntheticPatients.COUNT;
            sizes[1] += Math.abs(imaging) / SyntheticPatients.COUNT;
        }
        TestNode inspector = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        DataTableSpec expected =
                (DataTableSpec) inspector.configure(model.getSpec(), predictions.getDataTableSpec(), null)[0];
        BufferedDataTable summary = (BufferedDataTable) inspector.execute(model, predictions, null)[0];
        assertTrue(expected.equalStructure(summary.getDataTableSpec()));
        List<List<String>> modalities = TestNode.rows(summary);
        for (int m = 0; m < 2; m++) {
            List<String> row = modalities.get(m);
            double mean = Double.parseDouble(row.get(16));
            assertEquals(sizes[m], mean, 1e-9);
            assertTrue(
                    Double.parseDouble(row.get(17)) < mean && mean < Double.parseDouble(row.get(18)), row.toString());
        }
        assertTrue(sizes[0] > sizes[1], "labs tell more than imaging");
    }

    @Test
    void numbersAreLearntAndPredicted() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        TensorPortObject tensor = collected();
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        TestNode learner = learner()
                .with(settings -> settings.addString("target", "risk"))
                .with(settings -> settings.addString("predicted", "NUMBER"));
        MultimodalModelPortObject model =
                (MultimodalModelPortObject) learner.execute(network, tensor, patients.labels())[0];
        assertEquals(Task.REGRESSION, model.getSpec().target().task());
        double base =
                ModelDirectory.readReference(model.directory()).orElseThrow().base()[0];
        PortObject predictions = new TestNode(platform, new MultimodalPredictorNodeFactory())
                .with(settings -> settings.addString("contributions", "EXACT"))
                .execute(model, tensor)[0];
        for (List<String> row : TestNode.rows(predictions)) {
            double predicted = Double.parseDouble(row.get(1));
            double imaging = "?".equals(row.get(7)) ? 0 : Double.parseDouble(row.get(7));
            assertEquals(predicted - base, Double.parseDouble(row.get(6)) + imaging, 1e-6 * Math.abs(predicted - base));
        }
        assertShowsHowSure(
                List.of("Low (risk)", "High (risk)", "Disagreement", "Unlike training in"),
                model,
                tensor,
                TestNode.rows(new TestNode(platform, new MultimodalPredictorNodeFactory()).execute(model, tensor)[0]));
        PortObject[] summary =
                new TestNode(platform, new BtwWeightInspectorNodeFactory()).execute(model, predictions, null);
        assertEquals(Set.of("lowest third", "middle third", "highest third"), column(summary[1], "Prediction"));
    }

    @Test
    void severalLabelsAreLearntPredictedAndInspected() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        TensorPortObject tensor = collected();
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        BufferedDataTable labels = patients.findings();
        TestNode learner = learner()
                .with(settings -> settings.addString("predicted", "LABELS"))
                .with(settings -> TestNode.select(settings, "labels", "ill", "late"));
        PortObjectSpec[] expected = learner.configure(network.getSpec(), tensor.getSpec(), labels.getDataTableSpec());
        PortObject[] learnt = learner.execute(network, tensor, labels);
        assertTrue(
                learner.warning().contains("1 row without a value of one of the labels 'ill', 'late'"),
                learner.warning());
        assertTrue(((DataTableSpec) expected[2]).equalStructure(((BufferedDataTable) learnt[2]).getDataTableSpec()));
        assertTrue(Set.of("ill", "late", "ill, late", "none").containsAll(column(learnt[2], "labels")));
        MultimodalModelPortObject model = platform.reload((MultimodalModelPortObject) learnt[0]);
        assertEquals(Task.MULTILABEL, model.getSpec().target().task());
        assertTrue(model.getSummary().startsWith("labels (ill, late) from labs, imaging"), model.getSummary());

        TestNode predictor = new TestNode(platform, new MultimodalPredictorNodeFactory())
                .with(settings -> settings.addBoolean("own", true))
                .with(settings -> settings.addString("contributions", "USUAL"));
        DataTableSpec promised = (DataTableSpec) predictor.configure(model.getSpec(), tensor.getSpec())[0];
        BufferedDataTable predictions = (BufferedDataTable) predictor.execute(model, tensor)[0];
        assertTrue(promised.equalStructure(predictions.getDataTableSpec()));
        List<String> names = List.of(predictions.getDataTableSpec().getColumnNames());
        assertEquals(
                List.of(
                        "Contribution of labs to P (labels=ill)",
                        "Contribution of imaging to P (labels=ill)",
                        "Contribution of labs to P (labels=late)",
                        "Contribution of imaging to P (labels=late)"),
                names.subList(names.size() - 4, names.size()));
        assertEquals(
                List.of("Prediction (labels)", "P (labels=ill)", "P (labels=late)"),
                List.of(predictions.getDataTableSpec().getColumnNames()).subList(0, 3));
        for (List<String> row : TestNode.rows(predictions)) {
            boolean ill = Integer.parseInt(row.get(0).substring("patient".length())) % 2 == 0;
            assertEquals(ill, row.get(1).contains("ill"), row.toString());
            assertEquals(ill, Double.parseDouble(row.get(2)) > .5, row.toString());
        }
        PortObject[] summary =
                new TestNode(platform, new BtwWeightInspectorNodeFactory()).execute(model, predictions, null);
        assertEquals(2, TestNode.rows(summary[0]).size());
        assertTrue(Set.of("ill", "late", "ill, late", "none").containsAll(column(summary[1], "Prediction")));
    }

    @Test
    void aLabelColumnThatIsNeitherOneNorZeroIsNamed() throws Exception {
        TensorPortObject tensor = collected();
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        TestNode learner = learner()
                .with(settings -> settings.addString("predicted", "LABELS"))
                .with(settings -> TestNode.select(settings, "labels", "event", "risk"));
        KNIMEException failure =
                assertThrows(KNIMEException.class, () -> learner.execute(network, tensor, patients.labels()));
        assertTrue(failure.getMessage().contains("Column 'risk', row 'patient0': 2.5"), failure.getMessage());
    }

    @Test
    void oneLabelAloneIsRefused() throws Exception {
        TensorPortObject tensor = collected();
        PortObjectSpec network = new TestNode(platform, new MoeFusionNodeFactory()).configure(tensor.getSpec())[0];
        TestNode learner = learner()
                .with(settings -> settings.addString("predicted", "LABELS"))
                .with(settings -> TestNode.select(settings, "labels", "event"));
        InvalidSettingsException failure = assertThrows(
                InvalidSettingsException.class,
                () -> learner.configure(
                        network, tensor.getSpec(), patients.labels().getDataTableSpec()));
        assertTrue(failure.getMessage().contains("Only one label column is selected"), failure.getMessage());
    }

    @Test
    void wholeNumbersAreClassesOnlyIfTheUserSaysSo() throws Exception {
        TensorPortObject tensor = collected();
        PortObjectSpec network = new TestNode(platform, new MoeFusionNodeFactory()).configure(tensor.getSpec())[0];
        PortObjectSpec labels = patients.labels().getDataTableSpec();
        PortObjectSpec asNumber = learner()
                .with(settings -> settings.addString("target", "event"))
                .with(settings -> settings.addString("predicted", "COLUMN"))
                .configure(network, tensor.getSpec(), labels)[0];
        PortObjectSpec asClass = learner()
                .with(settings -> settings.addString("target", "event"))
                .with(settings -> settings.addBoolean("wholeNumbersAreClasses", true))
                .configure(network, tensor.getSpec(), labels)[0];
        assertTrue(((MultimodalModelPortObjectSpec) asNumber).target().task() == Task.REGRESSION);
        assertTrue(((MultimodalModelPortObjectSpec) asClass).target().task() == Task.CLASSIFICATION);
    }

    @Test
    void trainingCanBeCancelled() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        TensorPortObject tensor = collected();
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        ProgressMonitor progress = new ProgressMonitor();
        progress.addListener((fraction, message) -> {
            if (fraction != null && fraction > 0) {
                progress.setExecuteCanceled();
            }
        });
        assertThrows(CanceledExecutionException.class, () -> learner()
                .execute(progress, network, tensor, patients.labels()));
    }

    @Test
    void rawTablesArePredictedAsTheTensorThatTheyWereEncodedTo() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        TensorPortObject tensor = platform.reload(collected());
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        MultimodalModelPortObject model =
                platform.reload((MultimodalModelPortObject) learner().execute(network, tensor, patients.labels())[0]);
        PortObject expected = new TestNode(platform, new MultimodalPredictorNodeFactory()).execute(model, tensor)[0];
        TestNode raw = predictor(2);
        PortObject predictions = raw.execute(model, null, patients.imaging(), patients.labs())[0];
        assertEquals(new HashSet<>(TestNode.rows(expected)), new HashSet<>(TestNode.rows(predictions)));
        assertEquals("", raw.warning());
        TestNode without = predictor(1);
        without.execute(model, null, patients.labs());
        assertTrue(without.warning().contains("No table has the columns of imaging"), without.warning());
        InvalidSettingsException refused = assertThrows(InvalidSettingsException.class, () -> predictor(1)
                .configure(model.getSpec(), null, patients.labels().getDataTableSpec()));
        assertTrue(refused.getMessage().contains("Table 1 fits none"), refused.getMessage());
        assertThrows(KNIMEException.class, () -> predictor(0).execute(model, null));
    }

    private TestNode predictor(int tables) {
        return new TestNode(platform, new MultimodalPredictorNodeFactory(), "Tables", BufferedDataTable.TYPE, tables);
    }

    /** Further columns, in a table that is the same but for them. */
    private void assertShowsHowSure(
            List<String> columns, MultimodalModelPortObject model, TensorPortObject tensor, List<List<String>> without)
            throws Exception {
        TestNode predictor = new TestNode(platform, new MultimodalPredictorNodeFactory())
                .with(settings -> settings.addBoolean("own", without.get(0).size() > 8))
                .with(settings -> settings.addBoolean("howSure", true));
        DataTableSpec promised = (DataTableSpec) predictor.configure(model.getSpec(), tensor.getSpec())[0];
        BufferedDataTable predictions = (BufferedDataTable) predictor.execute(model, tensor)[0];
        assertTrue(promised.equalStructure(predictions.getDataTableSpec()));
        assertEquals("", predictor.warning());
        List<String> names = List.of(predictions.getDataTableSpec().getColumnNames());
        assertEquals(columns, names.subList(names.size() - 4, names.size()));
        List<List<String>> rows = TestNode.rows(predictions);
        for (int row = 0; row < rows.size(); row++) {
            int known = without.get(row).size();
            assertEquals(without.get(row), rows.get(row).subList(0, known));
            assertFalse(
                    rows.get(row).subList(known, known + 4).contains("?"),
                    rows.get(row).toString());
            assertTrue(Double.parseDouble(rows.get(row).get(known + 2)) >= 0);
        }
    }

    private TestNode learner() {
        return new TestNode(platform, new BtwLearnerNodeFactory())
                .with(settings -> settings.addInt("members", 2))
                .with(settings -> settings.addInt("epochs", 3))
                .with(settings -> settings.addBoolean("epochs_is_present", true))
                .with(settings -> settings.addString("device", "CPU"));
    }

    private TensorPortObject collected() throws Exception {
        return (TensorPortObject) patients.tensor();
    }

    private static List<String> row(List<List<String>> rows, int patient) {
        return rows.stream()
                .filter(row -> row.get(0).equals(SyntheticPatients.id(patient)))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> column(PortObject table, String name) {
        int index = ((BufferedDataTable) table).getDataTableSpec().findColumnIndex(name);
        Set<String> values = new HashSet<>();
        TestNode.rows(table).forEach(row -> values.add(row.get(index + 1)));
        return values;
    }
}
