package org.multimodalbtw.nodes.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParametersInput;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.method.BalancedClasses;
import org.multimodalbtw.engine.method.Combination;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.PretrainedStart;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.engine.method.VariedPictures;
import org.multimodalbtw.engine.weight.InformationSettings;
import org.multimodalbtw.engine.weight.WeightSchedule;
import org.multimodalbtw.engine.weight.WeightSettings;
import org.multimodalbtw.nodes.run.EngineWork;

/**
 * What the BTW Learner predicts, how it weights, and how it trains. Each section of the dialog is a superclass rather than a field: the
 * platform stores a field's settings under a key of their own, and the keys of saved workflows lie flat.
 */
final class BtwLearnerParameters extends MethodParameters {

    BtwLearnerParameters() {}

    BtwLearnerParameters(NodeParametersInput input) {
        super(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> {
            settings();
            alarm();
        });
    }

    /** @return how the network is trained */
    TrainingSettings settings() {
        if (areAllForTraining() && m_members == 1) {
            throw new InputException(
                    "With one network and no split column, no row is left to choose the epoch and to score.",
                    "Raise '" + MEMBERS + "' to 2 or more, or choose a split column.");
        }
        return new TrainingSettings(
                m_seed,
                m_members,
                new Optimisation(
                        optional(m_epochs),
                        optional(m_batchSize),
                        m_patience,
                        m_learningRate,
                        m_schedule.schedule,
                        m_weightDecay,
                        m_clipNorm),
                weights(),
                new Combination(m_typicality, m_furtherHeads.kinds, comparesScalings(), m_geometricMean),
                methods(),
                new Comparison(m_compare, m_compare && m_comparison == Thoroughness.THOROUGH ? m_comparisonSeeds : 0),
                new Compute(m_device.policy(), m_precision.precision));
    }

    private boolean comparesScalings() {
        return m_comparesScalings && m_furtherHeads.kinds.contains(HeadKind.LINEAR);
    }

    /** @return the same with encoders that start from a pre-trained network */
    TrainingSettings settings(PretrainedStart start) {
        TrainingSettings usual = settings();
        List<TrainingMethod> methods = new ArrayList<>(usual.methods());
        methods.add(start);
        if (!m_methodGuarded && !methods.contains(new UsedRegardless())) {
            methods.add(new UsedRegardless());
        }
        return usual.with(methods);
    }

    /** @return whether single modalities are trained too, to compare all together with the best one alone */
    boolean isAgainstAlone() {
        return m_compareAlone;
    }

    private List<TrainingMethod> methods() {
        List<TrainingMethod> methods = new ArrayList<>();
        if (m_varied) {
            methods.add(new VariedPictures());
        }
        if (m_balanced) {
            methods.add(new BalancedClasses());
        }
        methods.add(new ModalityDropout(m_modalityDropout));
        methods.addAll(chosenMethods());
        return methods;
    }

    private WeightSettings weights() {
        return new WeightSettings(
                m_weighting.scheme,
                m_contradiction.direction,
                m_blend,
                new InformationSettings(m_informationFloor, m_informationEstimate.estimate),
                m_divergenceCap,
                new WeightSchedule(m_warmUpEpochs, m_update.schedule, m_everyEpochs, m_smoothing.smoothing),
                m_ownPredictions.predictions,
                m_guarded);
    }

    private static OptionalInt optional(Optional<Integer> value) {
        return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
    }
}
