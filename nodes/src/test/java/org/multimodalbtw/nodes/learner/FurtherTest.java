package org.multimodalbtw.nodes.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.platform.ui.settings.ParametersFormat;

/** Simple models beside the network, and how networks are averaged, in what the learner saves. */
class FurtherTest {

    private static TrainingSettings read(NodeSettings saved) throws InvalidSettingsException {
        return ParametersFormat.load(BtwLearnerParameters.class, saved).settings();
    }

    @Test
    void settingsWithoutTheKeysHaveNeither() throws InvalidSettingsException {
        NodeSettings old = new NodeSettings("old");
        ParametersFormat.save(new BtwLearnerParameters(), old);
        for (String key : List.copyOf(old.keySet())) {
            if (List.of("furtherHeads", "geometricMean", "comparesScalings").contains(key)) {
                old.removeConfig(key);
            }
        }
        assertFalse(old.containsKey("furtherHeads"));
        TrainingSettings read = read(old);
        assertEquals(List.of(), read.combination().furtherHeads());
        assertFalse(read.combination().geometricMean());
        assertFalse(read.combination().comparesScalings());
    }

    @Test
    void scalingsAreComparedWhereThereAreLinearModels() throws InvalidSettingsException {
        BtwLearnerParameters parameters = new BtwLearnerParameters();
        assertFalse(parameters.settings().combination().comparesScalings());
        parameters.m_comparesScalings = true;
        NodeSettings saved = new NodeSettings("learner");
        ParametersFormat.save(parameters, saved);
        assertTrue(read(saved).combination().comparesScalings());
        parameters.m_furtherHeads = Further.TREES;
        assertFalse(parameters.settings().combination().comparesScalings());
    }

    @Test
    void newLearnersHaveBothButForAQuickLookAndWeightsAsPublished() {
        assertEquals(Further.BOTH, new BtwLearnerParameters().m_furtherHeads);
        for (Preset preset : Preset.values()) {
            for (WeightMethod method : WeightMethod.values()) {
                boolean isOn = preset != Preset.QUICK && method == WeightMethod.OURS;
                assertEquals(isOn ? Further.BOTH : Further.NONE, new StartingPoint(preset, method).further());
            }
        }
    }

    @Test
    void theChoiceReachesTheTraining() throws InvalidSettingsException {
        NodeSettings saved = new NodeSettings("learner");
        BtwLearnerParameters parameters = new BtwLearnerParameters();
        parameters.m_furtherHeads = Further.BOTH;
        parameters.m_geometricMean = true;
        ParametersFormat.save(parameters, saved);
        assertEquals("BOTH", saved.getString("furtherHeads"));
        TrainingSettings read = read(saved);
        assertEquals(
                List.of(HeadKind.LINEAR, HeadKind.TREES), read.combination().furtherHeads());
        assertTrue(read.combination().geometricMean());
    }
}
