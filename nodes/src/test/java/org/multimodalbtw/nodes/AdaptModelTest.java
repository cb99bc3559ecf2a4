package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.multimodalbtw.nodes.adapter.AdaptModelNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.predictor.MultimodalPredictorNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;

/** A model of one hospital, adapted to patients of another one in whose labs a low value means illness. */
class AdaptModelTest {

    private static final int PATIENTS = 120;

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private MultimodalModelPortObject model;

    @BeforeEach
    void train() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        platform = new TestPlatform(directory);
        BufferedDataTable labels = labels(1, "outcome");
        PortObject tensor = new TestNode(platform, new TabularEncoderNodeFactory()).execute(labs(1, 1), labels)[0];
        model = platform.reload((MultimodalModelPortObject) new TestNode(platform, new BtwLearnerNodeFactory())
                .with(settings -> settings.addInt("members", 2))
                .with(settings -> settings.addInt("epochs", 5))
                .with(settings -> settings.addBoolean("epochs_is_present", true))
                .with(settings -> settings.addString("device", "CPU"))
                .execute((PortObject) null, tensor, labels)[0]);
    }

    private static boolean isIll(int patient, long seed) {
        return new SplittableRandom(seed * 1000 + patient).nextInt(2) == 0;
    }

    private BufferedDataTable labels(long seed, String column) {
        DataTableSpec spec = Columns.table(List.of(Columns.text(column), Columns.text("split")));
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient++) {
            rows.add(new DefaultRow(
                    "p" + patient,
                    new StringCell(isIll(patient, seed) ? "ill" : "well"),
                    new StringCell(patient % 3 == 2 ? "test" : "train")));
        }
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }

    /** @param sign 1 where a high value speaks for illness, -1 where a low one does */
    private BufferedDataTable labs(long seed, int sign) {
        DataTableSpec spec = new DataTableSpecCreator(
                        Columns.table(List.of(Columns.number("crp"), Columns.number("wbc"))))
                .setName("labs")
                .createSpec();
        SplittableRandom random = new SplittableRandom(seed);
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient++) {
            double level = sign * (isIll(patient, seed) ? 1 : -1);
            List<DataCell> cells = List.of(
                    new DoubleCell(level + random.nextGaussian()), new DoubleCell(level + random.nextGaussian()));
            rows.add(new DefaultRow("p" + patient, cells));
        }
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }

    private TestNode adapt(String howMuch, int tables) {
        return new TestNode(platform, new AdaptModelNodeFactory(), "Tables", BufferedDataTable.TYPE, tables)
                .with(settings -> settings.addString("howMuch", howMuch))
                .with(settings -> settings.addString("device", "CPU"));
    }

    private List<List<String>> predictions(MultimodalModelPortObject used, BufferedDataTable labs) throws Exception {
        TestNode predictor =
                new TestNode(platform, new MultimodalPredictorNodeFactory(), "Tables", BufferedDataTable.TYPE, 1);
        return TestNode.rows(predictor.execute(used, null, labs)[0]);
    }

    @Test
    void theAdaptedModelPredictsTheNewHospitalFromItsRawTables() throws Exception {
        BufferedDataTable labs = labs(2, -1);
        TestNode node = adapt("ALL", 1);
        PortObjectSpec promised = node.configure(
                        model.getSpec(), null, labels(2, "outcome").getDataTableSpec(), labs.getDataTableSpec())[1];
        PortObject[] result = node.execute(model, null, labels(2, "outcome"), labs);
        assertTrue(((DataTableSpec) promised).equalStructure(((BufferedDataTable) result[1]).getDataTableSpec()));
        MultimodalModelPortObject adapted = platform.reload((MultimodalModelPortObject) result[0]);
        assertTrue(
                adapted.getSummary().contains("The model is adapted (all parameters): on 80 held-out rows"),
                adapted.getSummary());
        assertTrue(node.warning().contains("numbers are learnt"), node.warning());
        List<List<String>> accuracy = TestNode.rows(result[1]).stream()
                .filter(row -> row.contains("accuracy") && row.contains("test") && !row.contains("unadapted"))
                .toList();
        assertTrue(!accuracy.isEmpty(), TestNode.rows(result[1])::toString);
        assertNotEquals(predictions(model, labs), predictions(adapted, labs));
        assertEquals(PATIENTS, predictions(adapted, labs).size());
    }

    @Test
    void aModelThatFitsStaysAsItWas() throws Exception {
        BufferedDataTable labs = labs(3, 1);
        TestNode node = adapt("SHARED_LOW_RANK", 1);
        PortObject[] result = node.execute(model, null, labels(3, "outcome"), labs);
        assertTrue(node.warning().contains("The model stays as it was: on 80 held-out rows"), node.warning());
        assertEquals(predictions(model, labs), predictions((MultimodalModelPortObject) result[0], labs));
    }

    @Test
    void whatDoesNotFitIsSaidBeforeItRuns() {
        DataTableSpec other = labels(2, "status").getDataTableSpec();
        InvalidSettingsException refused = assertThrows(InvalidSettingsException.class, () -> adapt("HEADS", 1)
                .configure(model.getSpec(), null, other, labs(2, 1).getDataTableSpec()));
        assertTrue(
                refused.getMessage().contains("no column 'outcome', which the model predicts"), refused.getMessage());
    }
}
