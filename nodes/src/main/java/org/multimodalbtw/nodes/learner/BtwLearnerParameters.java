package org.multimodalbtw.nodes.learner;

import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParametersInput;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.weight.WeightSettings;
import org.multimodalbtw.nodes.run.EngineWork;

/**
 * What the BTW Learner predicts, how it weights, and how it trains. Each section of the dialog is a superclass rather than a field: the
 * platform stores a field's settings under a key of their own, and the keys of saved workflows lie flat.
 */
final class BtwLearnerParameters extends WeightDetailParameters {

    BtwLearnerParameters() {}

    BtwLearnerParameters(NodeParametersInput input) {
        super(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, this::settings);
    }

    /** @return how the network is trained */
    TrainingSettings settings() {
        if (m_rows == RowUse.TRAIN && m_members == 1) {
            throw new InputException(
                    "With one member and no split column, no row is left to choose the epoch and to score.",
                    "Raise 'Members' to 2 or more, or choose a split column.");
        }
        return new TrainingSettings(
                m_seed,
                m_members,
                optional(m_epochs),
                optional(m_batchSize),
                m_learningRate,
                m_weightDecay,
                m_clipNorm,
                m_modalityDropout,
                m_schedule.schedule,
                m_patience,
                weights(),
                m_compare,
                m_device.policy(),
                m_compare && m_comparison == Thoroughness.THOROUGH ? m_comparisonSeeds : 0,
                m_typicality,
                m_balanced,
                m_varied,
                m_precision.precision);
    }

    private WeightSettings weights() {
        return new WeightSettings(
                m_weighting.scheme,
                m_contradiction.direction,
                m_blend,
                m_warmUpEpochs,
                m_informationFloor,
                m_divergenceCap,
                m_informationEstimate.estimate,
                m_update.schedule,
                m_everyEpochs,
                m_smoothing.smoothing,
                m_ownPredictions.predictions,
                m_guarded);
    }

    private static OptionalInt optional(Optional<Integer> value) {
        return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
    }
}
