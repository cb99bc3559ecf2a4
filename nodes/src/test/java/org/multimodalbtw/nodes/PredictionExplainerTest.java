package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.nodes.collector.ModalityCollectorNodeFactory;
import org.multimodalbtw.nodes.fusion.MoeFusionNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.predictor.PredictionExplainerNodeFactory;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;

class PredictionExplainerTest {

    private static final int ROW = 1;
    private static final int EXPLAINED = 2;
    private static final int MODALITY = 3;
    private static final int FEATURE = 4;
    private static final int VALUE = 5;
    private static final int CONTRIBUTION = 6;

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private SyntheticPatients patients;
    private TensorPortObject tensor;
    private MultimodalModelPortObject model;

    @BeforeEach
    void learn() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        platform = new TestPlatform(directory);
        patients = new SyntheticPatients(platform);
        PortObject[] labs =
                new TestNode(platform, new TabularEncoderNodeFactory()).execute(patients.labs(), patients.labels());
        PortObject[] imaging = new TestNode(platform, new TabularEncoderNodeFactory())
                .with(settings -> settings.addString("modality", "imaging"))
                .execute(patients.imaging(), patients.labels());
        tensor = (TensorPortObject)
                new TestNode(platform, new ModalityCollectorNodeFactory()).execute(labs[0], imaging[0])[0];
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        model = platform.reload((MultimodalModelPortObject) new TestNode(platform, new BtwLearnerNodeFactory())
                .with(settings -> settings.addInt("members", 2))
                .with(settings -> settings.addInt("epochs", 3))
                .with(settings -> settings.addBoolean("epochs_is_present", true))
                .with(settings -> settings.addString("device", "CPU"))
                .execute(network, tensor, patients.labels())[0]);
    }

    private TestNode explainer(int tables) {
        return new TestNode(platform, new PredictionExplainerNodeFactory(), "Tables", BufferedDataTable.TYPE, tables)
                .with(settings -> settings.addString("device", "CPU"));
    }

    @Test
    void columnsAreExplainedWithTheirRawValues() throws Exception {
        TestNode node = explainer(0).with(settings -> settings.addInt("rows", 20));
        PortObjectSpec[] promised = node.configure(model.getSpec(), tensor.getSpec(), null);
        PortObject[] tables = node.execute(model, tensor, null);
        for (int table = 0; table < 2; table++) {
            assertTrue(((DataTableSpec) promised[table])
                    .equalStructure(((BufferedDataTable) tables[table]).getDataTableSpec()));
        }
        assertTrue(node.warning().contains("The first 20 of 150 rows are explained"), node.warning());
        Map<String, Set<String>> features = new HashMap<>();
        Set<String> explained = new HashSet<>();
        for (List<String> line : TestNode.rows(tables[0])) {
            features.computeIfAbsent(line.get(ROW), row -> new HashSet<>())
                    .add(line.get(MODALITY) + ": " + line.get(FEATURE));
            explained.add(line.get(EXPLAINED));
            if (line.get(FEATURE).equals("ward")) {
                assertTrue(!line.get(VALUE).equals("?"), line.toString());
            }
        }
        assertEquals(20, features.size());
        assertEquals(1, explained.size());
        Set<String> first = features.get(SyntheticPatients.id(1));
        assertTrue(
                first.containsAll(Set.of("labs: crp", "labs: ward", "?: own predictions and routing")),
                first.toString());
        Set<String> cohort = new HashSet<>();
        TestNode.rows(tables[1]).forEach(row -> cohort.add(row.get(1) + ": " + row.get(2)));
        assertTrue(cohort.containsAll(Set.of("labs: crp", "labs: ward")), cohort.toString());
    }

    @Test
    void rawTablesGiveWhatTheirTensorDoes() throws Exception {
        Map<List<String>, Double> ofTensor = contributions(explainer(0).execute(model, tensor, null)[0]);
        Map<List<String>, Double> ofTables =
                contributions(explainer(2).execute(model, null, null, patients.labs(), patients.imaging())[0]);
        assertEquals(ofTensor.keySet(), ofTables.keySet());
        ofTensor.forEach((line, contribution) -> assertEquals(contribution, ofTables.get(line), 1e-4));
    }

    /** By row, class, modality, feature and value. */
    private static Map<List<String>, Double> contributions(PortObject table) {
        Map<List<String>, Double> contributions = new HashMap<>();
        TestNode.rows(table)
                .forEach(line ->
                        contributions.put(line.subList(ROW, CONTRIBUTION), Double.valueOf(line.get(CONTRIBUTION))));
        return contributions;
    }

    @Test
    void ofLabelsWithASplitTheTestRowsAreExplained() throws Exception {
        Set<String> rows = new HashSet<>();
        TestNode.rows(explainer(0).execute(model, tensor, patients.labels())[0])
                .forEach(line -> rows.add(line.get(ROW)));
        Set<String> expected = new HashSet<>();
        int split = patients.labels().getDataTableSpec().findColumnIndex("split");
        TestNode.rows(patients.labels()).stream()
                .filter(row -> row.get(1 + split).equals("test"))
                .forEach(row -> expected.add(row.get(0)));
        assertEquals(expected, rows);
        assertTrue(!rows.isEmpty() && rows.size() < SyntheticPatients.COUNT);
    }

    @Test
    void eachClassIsExplainedForItself() throws Exception {
        TestNode node = explainer(0)
                .with(settings -> settings.addString("explained", "EACH"))
                .with(settings -> settings.addInt("rows", 20));
        PortObjectSpec[] promised = node.configure(model.getSpec(), tensor.getSpec(), null);
        PortObject[] tables = node.execute(model, tensor, null);
        for (int table = 0; table < 2; table++) {
            assertTrue(((DataTableSpec) promised[table])
                    .equalStructure(((BufferedDataTable) tables[table]).getDataTableSpec()));
        }
        Map<String, Set<String>> explained = new HashMap<>();
        TestNode.rows(tables[0]).forEach(line -> explained
                .computeIfAbsent(line.get(ROW), row -> new HashSet<>())
                .add(line.get(EXPLAINED)));
        assertEquals(20, explained.size());
        assertTrue(explained.values().stream().allMatch(Set.of("ill", "well")::equals), explained.toString());
        Set<String> cohort = new HashSet<>();
        TestNode.rows(tables[1]).forEach(row -> cohort.add(row.get(1) + " " + row.get(3)));
        assertTrue(cohort.containsAll(Set.of("ill crp", "well crp")), cohort.toString());
    }

    @Test
    void tablesWhoseRowIdsDoNotMeetAreNamed() throws Exception {
        List<DataRow> joined = new ArrayList<>();
        patients.labs()
                .iterator()
                .forEachRemaining(row -> joined.add(new DefaultRow(row.getKey().getString() + "_dup", row)));
        BufferedDataTable labs = platform.table(patients.labs().getDataTableSpec(), joined.toArray(DataRow[]::new));
        TestNode node = explainer(2);
        node.execute(model, null, null, labs, patients.imaging());
        assertTrue(
                node.warning().contains("No row id of [labs], such as 'patient0_dup', occurs in another input"),
                node.warning());
    }

    @Test
    void aChosenClassIsExplained() throws Exception {
        PortObject[] tables = explainer(0)
                .with(settings -> settings.addString("explained", "NAMED"))
                .with(settings -> settings.addString("class", "well"))
                .with(settings -> settings.addInt("features", 1))
                .execute(model, tensor, null);
        List<List<String>> rows = TestNode.rows(tables[0]);
        assertTrue(rows.stream().allMatch(row -> row.get(EXPLAINED).equals("well")));
        assertTrue(rows.stream().anyMatch(row -> row.get(FEATURE).equals("other features")));
    }
}
