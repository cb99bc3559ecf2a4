package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;

/** What a training method notes stands in the table of epochs. */
class NotedEpochsTest {

    private static final String LABS = "contributions of the modalities: contribution (labs)";

    @TempDir
    private Path directory;

    @Test
    void theHistoryHasWhatEachModalityContributes() throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        SyntheticPatients patients = new SyntheticPatients(platform);
        PortObject tensor = patients.tensor();
        TestNode learner = learner(platform, "alternating");

        assertNull(
                learner.configure(null, tensor.getSpec(), patients.labels().getDataTableSpec())[1],
                "what a method notes is known when it has run");
        BufferedDataTable history =
                (BufferedDataTable) learner.execute(new PortObject[] {null, tensor, patients.labels()})[1];

        int column = history.getDataTableSpec().findColumnIndex(LABS);
        assertTrue(
                column > 0, List.of(history.getDataTableSpec().getColumnNames()).toString());
        List<Double> contributed = new ArrayList<>();
        for (DataRow row : history) {
            if (row.getCell(0).toString().equals(Variant.WEIGHTED.title())) {
                contributed.add(((DoubleValue) row.getCell(column)).getDoubleValue());
            }
        }
        assertEquals(2, contributed.size(), "epochs of the weighted network");
        assertTrue(contributed.stream().allMatch(value -> Math.abs(value) <= 1), contributed.toString());
        assertTrue(learner(platform, "")
                        .configure(null, tensor.getSpec(), patients.labels().getDataTableSpec())[1]
                != null);
    }

    private static TestNode learner(TestPlatform platform, String balance) {
        return new TestNode(platform, new BtwLearnerNodeFactory()).with(settings -> {
            settings.addString("target", "outcome");
            settings.addString("predicted", "CLASS");
            settings.addString("modalityBalance", balance);
            settings.addBoolean("methodGuarded", false);
            settings.addBoolean("compareAlone", false);
            settings.addInt("epochs", 2);
            settings.addBoolean("epochs_is_present", true);
            settings.addInt("members", 2);
        });
    }
}
