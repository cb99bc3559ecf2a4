package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.nodes.collector.ModalityCollectorNodeFactory;
import org.multimodalbtw.nodes.fusion.MoeFusionNodeFactory;
import org.multimodalbtw.nodes.inspector.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.FusionNetworkPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.predictor.MultimodalPredictorNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;

class ConfigureErrorsTest {

    private static final Modality LABS = new Modality("labs", List.of(3), List.of());
    private static final Modality IMAGING = new Modality("imaging", List.of(4), List.of());
    private static final TensorPortObjectSpec TENSOR = new TensorPortObjectSpec(List.of(LABS, IMAGING));
    private static final FusionNetworkPortObjectSpec NETWORK =
            new FusionNetworkPortObjectSpec(List.of(LABS, IMAGING), FusionSettings.defaults());
    private static final DataTableSpec LABELS =
            Columns.table(List.of(Columns.text("outcome"), Columns.text("split"), Columns.vector("embedding")));
    private static final MultimodalModelPortObjectSpec MODEL = new MultimodalModelPortObjectSpec(
            new OfClass("outcome", List.of("ill", "well")), List.of(LABS, IMAGING), Scheme.KL_MI, 1);

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    @Test
    void collectorNumbersModalitiesOfOneNameInTheOrderOfItsInputs() throws Exception {
        TestNode node = collector(4);
        Modality second = new Modality("labs 2", List.of(5), List.of());
        PortObjectSpec[] specs = node.configure(
                new TensorPortObjectSpec(List.of(LABS)),
                new TensorPortObjectSpec(List.of(IMAGING)),
                new TensorPortObjectSpec(List.of(LABS)),
                new TensorPortObjectSpec(List.of(second)));
        assertEquals(
                List.of("labs", "imaging", "labs 3", "labs 2"),
                Modality.names(((TensorPortObjectSpec) specs[0]).modalities()));
        assertEquals(
                "1 modality has the name of another and is numbered: 'labs' of input 3 is called 'labs 3'. To choose names, "
                        + "change them in the dialogs of the encoders.",
                node.warning());
    }

    @Test
    void collectorRefusesToHaveNoInput() {
        assertRefused("The node has no input.", collector(0));
    }

    @Test
    void collectorTakesOneModalityAndWaitsForUnknownOnes() throws Exception {
        assertEquals(TENSOR, collector(1).configure(TENSOR)[0]);
        assertEquals(null, collector(2).configure(TENSOR, null)[0]);
    }

    @Test
    void encoderRefusesATableWithoutReadableColumns() {
        assertRefused("No column is selected", encoder(), new DataTableSpec(), null);
    }

    @Test
    void encoderRefusesABlankNameAndImpossibleNumbers() {
        DataTableSpec table = Columns.table(List.of(Columns.number("crp")));
        assertRefused(
                "The modality has no name: give the modality a name in the node's dialog.",
                encoder().with(s -> s.addString("modality", " ")),
                table,
                null);
        assertRefused(
                "'Most categories' is 0: choose a number from 1 on.",
                encoder().with(s -> s.addInt("maxCategories", 0)),
                table,
                null);
        assertRefused(
                "Largest standardised value is NaN: choose a number above 0.",
                encoder().with(s -> s.addDouble("clip", Double.NaN)),
                table,
                null);
    }

    @Test
    void encoderRefusesASplitColumnThatIsNotThere() throws Exception {
        DataTableSpec table = Columns.table(List.of(Columns.number("crp")));
        TestNode node = encoder();
        node.configure(table, LABELS);
        assertRefused(
                "no column 'split' with texts or whole numbers",
                node,
                table,
                Columns.table(List.of(Columns.text("outcome"))));
    }

    @Test
    void encoderTakesAllRowsOfATableWithoutSplitFromTheStart() throws Exception {
        DataTableSpec table = Columns.table(List.of(Columns.number("crp")));
        TestNode node = encoder();
        node.configure(table, Columns.table(List.of(Columns.text("outcome"))));
        assertEquals("ALL", node.settings().getString("trainingRows"));
    }

    @Test
    void encoderFailsWhenNoRowIsATrainingRow() {
        BufferedDataTable table =
                platform.table(Columns.table(List.of(Columns.number("crp"))), new DefaultRow("p1", new DoubleCell(1)));
        BufferedDataTable labels = platform.table(
                Columns.table(List.of(Columns.text("split"))), new DefaultRow("p2", new StringCell("train")));
        KNIMEException failure =
                assertThrows(KNIMEException.class, () -> encoder().execute(table, labels));
        assertEquals(
                "None of the rows to encode is a training row (rows to encode: 'p1', training rows: 'p2').",
                failure.getKNIMEMessage().getSummary());
    }

    @Test
    void fusionRefusesMoreExpertsForATokenThanThereAre() {
        assertRefused(
                "Experts per token is 5 but there are only 4 experts: lower 'Experts per token' to 4 or less,",
                new TestNode(platform, new MoeFusionNodeFactory()).with(s -> s.addInt("topK", 5)),
                TENSOR);
    }

    @Test
    void learnerRefusesANetworkForOtherModalities() {
        FusionNetworkPortObjectSpec other = new FusionNetworkPortObjectSpec(List.of(LABS), FusionSettings.defaults());
        assertRefused(
                "The fusion network is for [labs], but the tensor has [imaging, labs].",
                learner(),
                other,
                TENSOR,
                LABELS);
    }

    @Test
    void learnerRefusesUnusableColumns() {
        assertRefused("no column 'gone'", learner().with(s -> s.addString("target", "gone")), NETWORK, TENSOR, LABELS);
        assertRefused(
                "no column 'embedding'",
                learner().with(s -> s.addString("target", "embedding")),
                NETWORK,
                TENSOR,
                LABELS);
        assertRefused(
                "No target column is chosen.",
                learner().with(s -> s.addString("target", null)),
                NETWORK,
                TENSOR,
                LABELS);
        assertRefused(
                "no column 'gone' with texts or whole numbers",
                learner().with(s -> s.addString("splitColumn", "gone")),
                NETWORK,
                TENSOR,
                LABELS);
        assertRefused(
                "both the target and the split column",
                learner().with(s -> s.addString("target", "split")),
                NETWORK,
                TENSOR,
                LABELS);
    }

    @Test
    void learnerRefusesOneMemberWithoutAnyValidationRow() {
        assertRefused(
                "no row is left to choose the epoch",
                learner().with(s -> s.addInt("members", 1)).with(s -> s.addString("rows", "TRAIN")),
                NETWORK,
                TENSOR,
                LABELS);
    }

    @Test
    void learnerRefusesNumbersOutOfRange() {
        assertRefused(
                "Learning rate is 1.0E9: choose a number above 0 up to 1.",
                learner().with(s -> s.addDouble("learningRate", 1e9)),
                NETWORK,
                TENSOR,
                LABELS);
        assertRefused(
                "Weight decay is 11: choose a number from 0 to 10.",
                learner().with(s -> s.addDouble("weightDecay", 11)),
                NETWORK,
                TENSOR,
                LABELS);
        assertRefused(
                "'Epochs before weights count' is 0: choose a number from 1 on.",
                learner().with(s -> s.addInt("warmUpEpochs", 0)),
                NETWORK,
                TENSOR,
                LABELS);
        assertRefused(
                "Learning rate is 0", learner().with(s -> s.addDouble("learningRate", 0)), NETWORK, TENSOR, LABELS);
        assertRefused(
                "Number of networks to average is 21: choose a number from 1 to 20.",
                learner().with(s -> s.addInt("members", 21)),
                NETWORK,
                TENSOR,
                LABELS);
    }

    @Test
    void learnerFindsTargetAndSplitAndPromisesItsTables() throws Exception {
        TestNode node = learner();
        PortObjectSpec[] specs = node.configure(NETWORK, TENSOR, LABELS);
        assertEquals("outcome", node.settings().getString("target"));
        assertEquals("BY_COLUMN", node.settings().getString("rows"));
        MultimodalModelPortObjectSpec model = (MultimodalModelPortObjectSpec) specs[0];
        assertEquals(new OfClass("outcome", List.of()), model.target());
        assertTrue(((DataTableSpec) specs[1]).containsName("Mean weight (imaging)"));
        assertEquals(null, specs[2]);
        assertTrue(node.warning().contains("The classes of 'outcome' are not known"), node.warning());
        assertTrue(node.warning().contains("Domain Calculator"), node.warning());
        TestNode predictor = new TestNode(platform, new MultimodalPredictorNodeFactory());
        predictor.configure(model, TENSOR);
        assertTrue(predictor.warning().contains("Domain Calculator"), predictor.warning());
    }

    @Test
    void learnerWithADomainKnowsTheClassesOfItsTables() throws Exception {
        TestNode node = learner();
        DataTableSpec labels =
                Columns.table(List.of(Columns.nominal("outcome", List.of("well", "ill")), Columns.text("split")));
        PortObjectSpec[] specs = node.configure(NETWORK, TENSOR, labels);
        assertEquals("", node.warning());
        assertEquals(
                List.of("ill", "well"),
                ((MultimodalModelPortObjectSpec) specs[0]).target().classes());
        assertTrue(((DataTableSpec) specs[2]).containsName("P (outcome=ill) by labs"));
    }

    @Test
    void learnerNamesASplitThatItDoesNotKnow() throws Exception {
        BufferedDataTable labels = platform.table(
                Columns.table(List.of(Columns.text("outcome"), Columns.text("split"))),
                new DefaultRow("p1", new StringCell("ill"), new StringCell("train")),
                new DefaultRow("p2", new StringCell("well"), new StringCell("somewhere")));
        PortObject tensor = encoder().execute(new SyntheticPatients(platform).labs(), null)[0];
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        KNIMEException failure =
                assertThrows(KNIMEException.class, () -> learner().execute(network, tensor, labels));
        assertEquals(
                "The split column 'split' says 'somewhere' (1 row).",
                failure.getKNIMEMessage().getSummary());
    }

    @Test
    void predictorMatchesModalitiesByName() throws Exception {
        TestNode node = new TestNode(platform, new MultimodalPredictorNodeFactory());
        node.configure(MODEL, new TensorPortObjectSpec(List.of(Modality.named("notes"), LABS)));
        assertTrue(node.warning().contains("lacks imaging"), node.warning());
        assertTrue(node.warning().contains("does not know it: notes"), node.warning());
        assertRefused(
                "none of the model's modalities",
                node,
                MODEL,
                new TensorPortObjectSpec(List.of(Modality.named("notes"))));
        assertRefused(
                "expects the shape [3] for 'labs', but the tensor has [5]",
                node,
                MODEL,
                new TensorPortObjectSpec(List.of(new Modality("labs", List.of(5), List.of()))));
    }

    @Test
    void inspectorRefusesATableWithoutTheModelsWeights() {
        assertRefused(
                "no column of numbers 'Weight (labs)'",
                new TestNode(platform, new BtwWeightInspectorNodeFactory()),
                MODEL,
                LABELS,
                null);
    }

    private static void assertRefused(String expected, TestNode node, PortObjectSpec... specs) {
        InvalidSettingsException failure = assertThrows(InvalidSettingsException.class, () -> node.configure(specs));
        assertTrue(failure.getMessage().contains(expected), failure.getMessage());
    }

    private TestNode encoder() {
        return new TestNode(platform, new TabularEncoderNodeFactory());
    }

    private TestNode learner() {
        return new TestNode(platform, new BtwLearnerNodeFactory());
    }

    private TestNode collector(int inputs) {
        return new TestNode(platform, new ModalityCollectorNodeFactory(), "Modalities", TensorPortObject.TYPE, inputs);
    }
}
