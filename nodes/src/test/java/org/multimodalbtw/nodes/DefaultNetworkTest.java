package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.nodes.fusion.MoeFusionNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;

/** A BTW Learner to which no network is connected. */
class DefaultNetworkTest {

    private static final String SAID = "The defaults of MoE Fusion, since no network is connected.";

    @TempDir
    private Path directory;

    @Test
    void learnsWithTheDefaultsOfMoeFusionAndSaysSo() throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        SyntheticPatients patients = new SyntheticPatients(platform);
        PortObject tensor = patients.tensor();
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        TestNode alone = learner(platform);
        TestNode designed = learner(platform);

        PortObject[] found = alone.execute(new PortObject[] {null, tensor, patients.labels()});
        PortObject[] expected = designed.execute(network, tensor, patients.labels());

        assertEquals(TestNode.rows(expected[2]), TestNode.rows(found[2]));
        assertEquals(TestNode.rows(expected[3]), TestNode.rows(found[3]));
        assertTrue(alone.view().initialData().contains(SAID));
        assertFalse(designed.view().initialData().contains(SAID));
        assertEquals(designed.warning(), alone.warning());
    }

    @Test
    void isConfiguredWithoutANetwork() throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        SyntheticPatients patients = new SyntheticPatients(platform);
        PortObjectSpec tensor = patients.tensor().getSpec();
        PortObjectSpec network = new TestNode(platform, new MoeFusionNodeFactory()).configure(tensor)[0];
        PortObjectSpec labels = patients.labels().getDataTableSpec();
        PortObjectSpec[] found = learner(platform).configure(null, tensor, labels);
        PortObjectSpec[] expected = learner(platform).configure(network, tensor, labels);
        for (int port = 0; port < expected.length; port++) {
            assertEquals(expected[port], found[port]);
        }
    }

    private static TestNode learner(TestPlatform platform) {
        return new TestNode(platform, new BtwLearnerNodeFactory()).with(settings -> {
            settings.addString("target", "outcome");
            settings.addString("predicted", "CLASS");
            settings.addInt("members", 2);
            settings.addInt("epochs", 2);
            settings.addBoolean("epochs_is_present", true);
            settings.addBoolean("compareAlone", false);
        });
    }
}
