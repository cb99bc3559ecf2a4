package org.multimodalbtw.nodes.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortType;
import org.multimodalbtw.engine.weight.WeightSettings;
import org.multimodalbtw.nodes.port.FusionNetworkPortObject;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.platform.ui.ConnectedSpecs;
import org.multimodalbtw.platform.ui.DialogCheck;

/** What settings start from, and what the dialog says where they are no longer that. */
class StartingPointTest {

    private static final PortType[] INPUTS = {
        FusionNetworkPortObject.TYPE_OPTIONAL, TensorPortObject.TYPE, BufferedDataTable.TYPE
    };

    private final BtwLearnerParameters parameters = new BtwLearnerParameters();

    private DialogCheck dialog() {
        return DialogCheck.of(parameters, ConnectedSpecs.unconnected(INPUTS, new PortType[0]));
    }

    @Test
    void nothingIsSaidOfSettingsThatAreThoseOfThePreset() {
        assertNull(dialog().field("changed").message());
    }

    @Test
    void changedSettingsAreNamed() {
        parameters.m_members = 7;
        parameters.m_blend = 1;
        String said = dialog().field("changed").message();
        assertTrue(said.startsWith("Not all settings are those of 'Standard'"), said);
        assertTrue(said.contains("'Strength of the weights', 'Networks to average'"), said);
    }

    @Test
    void settingsThatNoPresetFillsInDoNotCount() {
        parameters.m_seed = 9;
        parameters.m_learningRate = .1;
        parameters.m_comparisonSeeds = 3;
        assertNull(dialog().field("changed").message());
    }

    @Test
    void settingsOfOnePresetAreChangedForAnother() {
        parameters.m_preset = Preset.QUICK;
        String said = dialog().field("changed").message();
        assertTrue(said.contains("'Quick look'") && said.contains("'Networks to average'"), said);
    }

    @Test
    void theTimeIsSaidBesideTheThoroughComparison() {
        assertFalse(dialog().field("thoroughTime").isShown());
        parameters.m_preset = Preset.THOROUGH;
        parameters.m_comparison = Thoroughness.THOROUGH;
        assertTrue(dialog().field("thoroughTime").isShown());
        assertNull(dialog().field("changed").message());
    }

    @Test
    void theGuardGoesWithTheComparison() {
        assertEquals(WeightSettings.defaults(), new StartingPoint(Preset.STANDARD, WeightMethod.OURS).weights());
        assertEquals(
                WeightSettings.defaults().withGuard(false),
                new StartingPoint(Preset.QUICK, WeightMethod.OURS).weights());
        assertEquals(
                WeightSettings.asPublished(), new StartingPoint(Preset.THOROUGH, WeightMethod.PUBLISHED).weights());
    }

    /** The published weights were a preset of five networks that are compared once. */
    @Test
    void thePublishedPresetOfEarlierVersionsIsReadAsThePublishedMethod() throws InvalidSettingsException {
        NodeSettings settings = new NodeSettings("learner");
        settings.addString("preset", "PUBLISHED");
        assertEquals(Preset.STANDARD, new SavedPreset().load(settings));
        assertEquals(WeightMethod.PUBLISHED, new SavedMethod().load(settings));
        new SavedPreset().save(Preset.STANDARD, settings);
        new SavedMethod().save(WeightMethod.PUBLISHED, settings);
        assertEquals("STANDARD", settings.getString("preset"));
        assertEquals(WeightMethod.PUBLISHED, new SavedMethod().load(settings));
    }

    @Test
    void otherPresetsOfEarlierVersionsHaveOurWeights() throws InvalidSettingsException {
        NodeSettings settings = new NodeSettings("learner");
        assertEquals(Preset.STANDARD, new SavedPreset().load(settings));
        assertEquals(WeightMethod.OURS, new SavedMethod().load(settings));
        settings.addString("preset", "QUICK");
        assertEquals(Preset.QUICK, new SavedPreset().load(settings));
        assertEquals(WeightMethod.OURS, new SavedMethod().load(settings));
    }

    /** One control says what rows are used for: in learners of earlier versions that use all of them, another one. */
    @Test
    void allRowsForTrainingIsAChoiceOfTheSplitColumn() {
        assertFalse(dialog().field("rows").isShown());
        assertTrue(dialog().field("splitColumn").isShown());
        assertFalse(parameters.areAllForTraining());
        parameters.m_splitColumn = "";
        assertTrue(parameters.areAllForTraining());
        parameters.m_splitColumn = "split";
        parameters.m_rows = RowUse.TRAIN;
        assertTrue(parameters.areAllForTraining());
        assertTrue(dialog().field("rows").isShown());
        assertFalse(dialog().field("splitColumn").isShown());
    }
}
