package org.multimodalbtw.nodes.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortType;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.method.AlternatingTraining;
import org.multimodalbtw.engine.method.BalancedMixup;
import org.multimodalbtw.engine.method.CoralAlignment;
import org.multimodalbtw.engine.method.Curriculum;
import org.multimodalbtw.engine.method.EpochRange;
import org.multimodalbtw.engine.method.GradientModulation;
import org.multimodalbtw.engine.method.MultimodalMixup;
import org.multimodalbtw.engine.method.OfferedMethod;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.PairedModalities;
import org.multimodalbtw.engine.method.PredictionModulation;
import org.multimodalbtw.engine.method.PresenceAdapters;
import org.multimodalbtw.engine.method.SteinAlignment;
import org.multimodalbtw.engine.method.UnimodalFirst;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.nodes.port.FusionNetworkPortObject;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.platform.ui.ConnectedSpecs;
import org.multimodalbtw.platform.ui.DialogCheck;
import org.multimodalbtw.platform.ui.settings.ParametersFormat;

/** Training methods in the dialog of the learner, and in what it saves. */
class MethodParametersTest {

    private static final PortType[] INPUTS = {
        FusionNetworkPortObject.TYPE_OPTIONAL, TensorPortObject.TYPE, BufferedDataTable.TYPE
    };

    private final BtwLearnerParameters parameters = new BtwLearnerParameters();

    static Stream<OfferedMethod> methods() {
        return OfferedMethods.ALL.stream();
    }

    @Test
    void noneIsChosenAtFirst() {
        assertEquals(List.of(), parameters.chosenMethods());
        assertEquals(List.of(), OfferedMethods.chosen(parameters.settings().methods()));
    }

    /** Its purpose has a setting, whose key the method names, and which takes the method's name. */
    @ParameterizedTest
    @MethodSource("methods")
    void eachMethodCanBeChosenByItsName(OfferedMethod method) throws InvalidSettingsException {
        NodeSettings saved = saved();
        assertEquals("", saved.getString(method.purpose().key()));
        saved.addString(method.purpose().key(), method.name());
        BtwLearnerParameters read = read(saved);
        assertEquals(
                List.of(method.standard()),
                OfferedMethods.chosen(read.settings().methods()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void settingsWithoutTheKeysHaveNoMethod(OfferedMethod method) throws InvalidSettingsException {
        NodeSettings old = new NodeSettings("old");
        ParametersFormat.save(parameters, old);
        for (String key : List.copyOf(old.keySet())) {
            if (key.equals(method.purpose().key()) || key.startsWith("modulation") || key.equals("methodGuarded")) {
                old.removeConfig(key);
            }
        }
        BtwLearnerParameters read = read(old);
        assertEquals(parameters.settings(), read.settings());
    }

    @Test
    void aNameThatThereIsNotIsRefused() {
        parameters.m_modalityBalance = "ogg";
        InputException refused = assertThrows(InputException.class, parameters::settings);
        assertEquals("There is no training method 'ogg'.", refused.getMessage());
    }

    @Test
    void theSettingsOfAMethodAreShownWithItAlone() {
        assertFalse(dialog().field("modulationStrength").isShown());
        parameters.m_modalityBalance = "ogm-ge";
        assertTrue(dialog().field("modulationStrength").isShown());
        parameters.m_modulationStrength = .8;
        parameters.m_modulationSmooth = true;
        parameters.m_modulationFirst = 2;
        parameters.m_modulationLast = 9;
        assertEquals(
                List.of(new GradientModulation(.8, new EpochRange(2, OptionalInt.of(9)), true, true)),
                parameters.chosenMethods());
        assertFalse(dialog().field("modulationShare").isShown());
        parameters.m_modalityBalance = "opm";
        assertFalse(dialog().field("modulationStrength").isShown());
        assertTrue(dialog().field("modulationShare").isShown()
                && dialog().field("modulationLast").isShown());
        parameters.m_modulationShare = .2;
        assertEquals(
                List.of(new PredictionModulation(.2, new EpochRange(2, OptionalInt.of(9)))),
                parameters.chosenMethods());
    }

    @Test
    void aMethodIsUsedWhereItGainsUnlessThatIsSwitchedOff() {
        assertTrue(
                dialog().field("methodGuarded").isShown(), "a pre-trained network can be connected without a method");
        parameters.m_methodGuarded = false;
        assertEquals(List.of(), parameters.chosenMethods());
        parameters.m_modalityBalance = "ogm";
        assertEquals(List.of(GradientModulation.STANDARD, new UsedRegardless()), parameters.chosenMethods());
        parameters.m_methodGuarded = true;
        assertEquals(List.of(GradientModulation.STANDARD), parameters.chosenMethods());
    }

    @Test
    void theSettingsOfMixingAndAligningAreShownWithThem() {
        for (String field : List.of("mixingAlpha", "mixingStrength", "alignmentStrength", "alternatingEpochs")) {
            assertFalse(dialog().field(field).isShown(), field);
        }
        parameters.m_rowMixing = "mixup";
        assertTrue(dialog().field("mixingAlpha").isShown());
        assertFalse(dialog().field("mixingStrength").isShown());
        parameters.m_mixingAlpha = .4;
        assertEquals(List.of(new MultimodalMixup(.4)), parameters.chosenMethods());
        parameters.m_rowMixing = "balanced-mixup";
        assertTrue(dialog().field("mixingStrength").isShown());
        parameters.m_mixingStrength = .2;
        parameters.m_modalityAlignment = "stein";
        assertTrue(dialog().field("alignmentStrength").isShown());
        parameters.m_alignmentStrength = 2;
        parameters.m_modalityBalance = "alternating";
        assertTrue(dialog().field("alternatingEpochs").isShown());
        parameters.m_alternatingEpochs = 3;
        assertEquals(
                List.of(new AlternatingTraining(3, .1), new BalancedMixup(.4, .2, 5), new SteinAlignment(2)),
                parameters.chosenMethods());
        parameters.m_modalityAlignment = "coral";
        assertEquals(new CoralAlignment(2), parameters.chosenMethods().get(2));
    }

    @Test
    void theSettingsOfTheCurriculumAreShownWithIt() {
        for (String field : List.of("curriculumStrength", "curriculumThreshold", "curriculumEpochs")) {
            assertFalse(dialog().field(field).isShown(), field);
        }
        parameters.m_learningOrder = "curriculum";
        assertTrue(dialog().field("methodGuarded").isShown());
        assertEquals(List.of(Curriculum.STANDARD), parameters.chosenMethods());
        parameters.m_curriculumStrength = 1;
        parameters.m_curriculumThreshold = .4;
        parameters.m_curriculumEpochs = 7;
        assertTrue(dialog().field("curriculumEpochs").isShown());
        assertEquals(List.of(new Curriculum(1, .4, 7)), parameters.chosenMethods());
    }

    @Test
    void theSettingsOfSingleModalitiesFirstAreShownWithIt() {
        for (String field : List.of("jointRank", "singleEpochs")) {
            assertFalse(dialog().field(field).isShown(), field);
        }
        parameters.m_modalityFusion = "mmlora";
        assertTrue(dialog().field("methodGuarded").isShown());
        assertTrue(dialog().field("singleEpochs").isShown());
        assertEquals(List.of(UnimodalFirst.STANDARD), parameters.chosenMethods());
        parameters.m_jointRank = 8;
        parameters.m_singleEpochs = 5;
        assertEquals(List.of(new UnimodalFirst(8, 5)), parameters.chosenMethods());
        parameters.m_jointRank = 257;
        InputException refused = assertThrows(InputException.class, parameters::settings);
        assertTrue(refused.getMessage().contains("Rank of the joint training"), refused.getMessage());
    }

    @Test
    void theSettingsOfPairsAreShownWithThem() {
        List<String> fields = List.of("pairMain", "pairLayers", "pairSeparation");
        parameters.m_modalityFusion = "mmlora";
        fields.forEach(field -> assertFalse(dialog().field(field).isShown(), field));
        parameters.m_modalityFusion = "bbfn";
        fields.forEach(field -> assertTrue(dialog().field(field).isShown(), field));
        assertFalse(dialog().field("jointRank").isShown());
        assertEquals(List.of(PairedModalities.STANDARD), parameters.chosenMethods());
        parameters.m_pairMain = "labs";
        parameters.m_pairLayers = 1;
        parameters.m_pairSeparation = 0;
        assertEquals(List.of(new PairedModalities("labs", 1, 0)), parameters.chosenMethods());
        parameters.m_rowMixing = "mixup";
        InputException refused = assertThrows(InputException.class, parameters::settings);
        assertEquals(
                "The training methods 'mixup' and 'bbfn' do not go together: the fusion reads the rows' items, which are not mixed.",
                refused.getMessage());
    }

    @Test
    void theSettingsOfAdaptersAreShownWithThem() {
        List<String> fields = List.of("adapterRank", "adapterHidden", "adapterBaseEpochs", "adapterAdaptive");
        fields.forEach(field -> assertFalse(dialog().field(field).isShown(), field));
        parameters.m_missingModalities = "mculora";
        fields.forEach(field -> assertTrue(dialog().field(field).isShown(), field));
        assertTrue(dialog().field("methodGuarded").isShown());
        assertEquals(List.of(PresenceAdapters.STANDARD), parameters.chosenMethods());
        parameters.m_adapterRank = 8;
        parameters.m_adapterHidden = .2;
        parameters.m_adapterBaseEpochs = 12;
        parameters.m_adapterAdaptive = false;
        assertEquals(List.of(new PresenceAdapters(8, .2, 12, false, List.of())), parameters.chosenMethods());
        parameters.m_modalityFusion = "mmlora";
        InputException refused = assertThrows(InputException.class, parameters::settings);
        assertTrue(
                refused.getMessage().startsWith("The training methods 'mmlora' and 'mculora'"), refused.getMessage());
        parameters.m_adapterBaseEpochs = 0;
        assertEquals(2, OfferedMethods.chosen(parameters.settings().methods()).size());
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedByName() {
        parameters.m_modalityBalance = "alternating";
        parameters.m_modalityAlignment = "coral";
        InputException refused = assertThrows(InputException.class, parameters::settings);
        assertEquals(
                "The training methods 'alternating' and 'coral' do not go together: modalities that take turns are"
                        + " never learnt together, and so cannot be aligned.",
                refused.getMessage());
    }

    private DialogCheck dialog() {
        return DialogCheck.of(parameters, ConnectedSpecs.unconnected(INPUTS, new PortType[0]));
    }

    private NodeSettings saved() {
        NodeSettings settings = new NodeSettings("learner");
        ParametersFormat.save(parameters, settings);
        return settings;
    }

    private static BtwLearnerParameters read(NodeSettings settings) throws InvalidSettingsException {
        return ParametersFormat.load(BtwLearnerParameters.class, settings);
    }
}
