package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.engine.method.PretrainedStart;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.pretrain.PretrainedDirectory;
import org.multimodalbtw.nodes.collector.ModalityCollectorNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.PretrainedNetworkPortObject;
import org.multimodalbtw.nodes.port.PretrainedNetworkPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.pretrainer.MultimodalPretrainerNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;

/** Encoders that learn from all patients, of whom only every third has an outcome. */
class MultimodalPretrainerTest {

    private static final int PATIENTS = 120;

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private TensorPortObject tensor;

    @BeforeEach
    void encode() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        platform = new TestPlatform(directory);
        PortObject labs = encoded("labs", 1, -1);
        PortObject vitals = encoded("vitals", 2, 7);
        TestNode collector =
                new TestNode(platform, new ModalityCollectorNodeFactory(), "Modalities", TensorPortObject.TYPE, 2);
        tensor = (TensorPortObject) collector.execute(labs, vitals)[0];
    }

    /** A table whose columns follow what ails the patient; one patient may lack in it. */
    private PortObject encoded(String name, long seed, int lacking) throws Exception {
        DataTableSpec spec = new DataTableSpecCreator(
                        Columns.table(List.of(Columns.number(name + " 1"), Columns.number(name + " 2"))))
                .setName(name)
                .createSpec();
        SplittableRandom random = new SplittableRandom(seed);
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient++) {
            List<DataCell> cells = List.of(
                    new DoubleCell(level(patient) + random.nextGaussian() / 2),
                    new DoubleCell(-level(patient) + random.nextGaussian() / 2));
            if (patient != lacking) {
                rows.add(new DefaultRow("p" + patient, cells));
            }
        }
        return new TestNode(platform, new TabularEncoderNodeFactory())
                .with(settings -> settings.addString("modality", name))
                .execute(platform.table(spec, rows.toArray(DataRow[]::new)), null)[0];
    }

    private static double level(int patient) {
        return new SplittableRandom(1000 + patient).nextGaussian();
    }

    /** Every third patient has an outcome, and of those every third is a test row. */
    private BufferedDataTable labels() {
        DataTableSpec spec = Columns.table(List.of(Columns.text("outcome"), Columns.text("split")));
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient += 3) {
            rows.add(new DefaultRow(
                    "p" + patient,
                    new StringCell(level(patient) > 0 ? "ill" : "well"),
                    new StringCell(patient % 9 == 0 ? "test" : "train")));
        }
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }

    private TestNode pretrainer() {
        return new TestNode(platform, new MultimodalPretrainerNodeFactory())
                .with(settings -> settings.addInt("epochs", 3))
                .with(settings -> settings.addString("device", "CPU"));
    }

    private TestNode learner() {
        return new TestNode(platform, new BtwLearnerNodeFactory())
                .with(settings -> settings.addString("target", "outcome"))
                .with(settings -> settings.addInt("members", 2))
                .with(settings -> settings.addInt("epochs", 2))
                .with(settings -> settings.addBoolean("epochs_is_present", true))
                .with(settings -> settings.addBoolean("compareAlone", false))
                .with(settings -> settings.addString("device", "CPU"));
    }

    @Test
    void aNetworkIsPretrainedOnAllPatientsButTestPatients() throws Exception {
        TestNode node = pretrainer();
        BufferedDataTable labels = labels();
        PortObjectSpec[] promised = node.configure(tensor.getSpec(), labels.getDataTableSpec());
        PortObject[] result = node.execute(tensor, labels);
        PretrainedNetworkPortObject network = platform.reload((PretrainedNetworkPortObject) result[0]);
        assertEquals(OptionalInt.of(106), network.getSpec().rows());
        assertEquals("labs, vitals: pre-trained for consistency on 106 rows, token width 64", network.getSummary());
        assertEquals(
                106,
                PretrainedDirectory.read(network.directory()).manifest().rows().count());
        assertTrue(node.warning().contains("14 test rows were not learnt from"), node.warning());
        assertTrue(node.warning().contains("The embeddings did not collapse"), node.warning());
        assertTrue(((DataTableSpec) promised[1]).equalStructure(((BufferedDataTable) result[1]).getDataTableSpec()));
        List<List<String>> embeddings = TestNode.rows(result[1]);
        assertEquals(PATIENTS, embeddings.size());
        assertEquals(65, embeddings.get(0).size());
        assertTrue(embeddings.stream().noneMatch(row -> row.contains("?")));
    }

    @Test
    void hiddenValuesAreToldWhereThatIsChosenAndTheLearnerStartsFromIt() throws Exception {
        TestNode node = pretrainer().with(settings -> settings.addString("objective", "RECONSTRUCTION"));
        PortObject network = node.execute(tensor, labels())[0];
        PretrainedNetworkPortObject reloaded = platform.reload((PretrainedNetworkPortObject) network);
        assertEquals("labs, vitals: pre-trained for reconstruction on 106 rows, token width 64", reloaded.getSummary());
        assertTrue(node.warning().contains("hidden values were told, with a loss from"), node.warning());
        assertTrue(node.warning().contains("in the last epoch, each"), node.warning());
        TestNode learner = learner().with(settings -> settings.addBoolean("methodGuarded", false));
        MultimodalModelPortObject model =
                (MultimodalModelPortObject) learner.execute((PortObject) null, tensor, labels(), network)[0];
        assertTrue(model.getSummary().contains("The pre-trained start is in use, as set"), model.getSummary());
        InvalidSettingsException unknown = assertThrows(InvalidSettingsException.class, () -> pretrainer()
                .with(settings -> settings.addString("objective", "MAGIC"))
                .configure(tensor.getSpec(), null));
        assertTrue(unknown.getMessage().contains("'What is learnt' is 'MAGIC'"), unknown.getMessage());
    }

    @Test
    void whichRowsAreTestRowsIsAskedForWhereNothingSaysIt() throws Exception {
        TestNode node = pretrainer();
        PortObject[] result = node.execute(tensor, null);
        assertEquals(
                OptionalInt.of(PATIENTS),
                ((PretrainedNetworkPortObject) result[0]).getSpec().rows());
        assertTrue(node.warning().contains("No table says which rows are test rows"), node.warning());
        DataTableSpec noSplit = Columns.table(List.of(Columns.text("outcome")));
        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> pretrainer().configure(tensor.getSpec(), noSplit));
        assertTrue(refused.getMessage().contains("no column 'split'"), refused.getMessage());
    }

    @Test
    void theLearnerStartsFromItWhereThatIsSetAndTheModelSaysSo() throws Exception {
        PortObject network = pretrainer().execute(tensor, labels())[0];
        TestNode learner = learner().with(settings -> settings.addBoolean("methodGuarded", false));
        MultimodalModelPortObject model =
                (MultimodalModelPortObject) learner.execute((PortObject) null, tensor, labels(), network)[0];
        List<TrainingMethod> methods = ModelDirectory.readManifest(model.directory())
                .training()
                .settings()
                .orElseThrow()
                .methods();
        PretrainedStart start = (PretrainedStart) methods.stream()
                .filter(PretrainedStart.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertEquals(106, start.rows().count());
        assertEquals(PretrainedDirectory.hash(((PretrainedNetworkPortObject) network).directory()), start.weights());
        assertTrue(learner.warning().contains("pre-trained on 106 rows without labels"), learner.warning());
        assertTrue(model.getSummary().contains("The pre-trained start is in use, as set"), model.getSummary());
    }

    @Test
    void theLearnerDecidesAboutTheStartByHeldOutRows() throws Exception {
        PortObject network = pretrainer().execute(tensor, labels())[0];
        MultimodalModelPortObject model =
                (MultimodalModelPortObject) learner().execute((PortObject) null, tensor, labels(), network)[0];
        assertTrue(
                model.getSummary()
                        .matches("(?s).*The pre-trained start is (in use|left out of the model): on 26 held-out.*"),
                model.getSummary());
    }

    @Test
    void whatDoesNotFitIsSaidBeforeAnythingIsTrained() throws Exception {
        DataTableSpec labels = labels().getDataTableSpec();
        TestNode node = pretrainer().with(settings -> settings.addInt("width", 32));
        PortObjectSpec narrow = node.configure(tensor.getSpec(), labels)[0];
        InvalidSettingsException width = assertThrows(
                InvalidSettingsException.class, () -> learner().configure(null, tensor.getSpec(), labels, narrow));
        assertTrue(width.getMessage().contains("token width 32"), width.getMessage());
        PortObjectSpec others = new PretrainedNetworkPortObjectSpec(List.of(), "consistency", 64);
        InvalidSettingsException modalities = assertThrows(
                InvalidSettingsException.class, () -> learner().configure(null, tensor.getSpec(), labels, others));
        assertTrue(modalities.getMessage().contains("none of the modalities"), modalities.getMessage());
    }
}
