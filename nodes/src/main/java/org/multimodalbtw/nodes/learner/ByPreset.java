package org.multimodalbtw.nodes.learner;

import java.util.function.Supplier;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.multimodalbtw.nodes.learner.BtwLearnerParameters.Contradiction;
import org.multimodalbtw.nodes.learner.BtwLearnerParameters.Estimate;
import org.multimodalbtw.nodes.learner.BtwLearnerParameters.Own;
import org.multimodalbtw.nodes.learner.BtwLearnerParameters.Smooth;
import org.multimodalbtw.nodes.learner.BtwLearnerParameters.Thoroughness;
import org.multimodalbtw.nodes.learner.BtwLearnerParameters.Update;
import org.multimodalbtw.nodes.learner.BtwLearnerParameters.Weighting;

/** A setting's value by the preset, filled in when another preset is chosen and free to be changed afterwards. */
abstract class ByPreset<T> implements StateProvider<T> {

    private Supplier<Preset> m_preset;

    /** The chosen preset. */
    static final class Ref implements ParameterReference<Preset> {}

    @Override
    public void init(StateProviderInitializer initializer) {
        m_preset = initializer.computeFromValueSupplier(Ref.class);
    }

    @Override
    public T computeState(NodeParametersInput input) {
        return of(m_preset.get());
    }

    abstract T of(Preset preset);

    static final class OfMembers extends ByPreset<Integer> {
        @Override
        Integer of(Preset preset) {
            return preset.members;
        }
    }

    static final class OfCompare extends ByPreset<Boolean> {
        @Override
        Boolean of(Preset preset) {
            return preset.compared;
        }
    }

    static final class OfThoroughness extends ByPreset<Thoroughness> {
        @Override
        Thoroughness of(Preset preset) {
            return preset.thorough ? Thoroughness.THOROUGH : Thoroughness.QUICK;
        }
    }

    static final class OfTypicality extends ByPreset<Boolean> {
        @Override
        Boolean of(Preset preset) {
            return preset.typicality;
        }
    }

    static final class OfGuard extends ByPreset<Boolean> {
        @Override
        Boolean of(Preset preset) {
            return preset.weights.guarded();
        }
    }

    static final class OfWeighting extends ByPreset<Weighting> {
        @Override
        Weighting of(Preset preset) {
            return Weighting.of(preset.weights.scheme());
        }
    }

    static final class OfContradiction extends ByPreset<Contradiction> {
        @Override
        Contradiction of(Preset preset) {
            return Contradiction.of(preset.weights.direction());
        }
    }

    static final class OfBlend extends ByPreset<Double> {
        @Override
        Double of(Preset preset) {
            return preset.weights.blend();
        }
    }

    static final class OfWarmUp extends ByPreset<Integer> {
        @Override
        Integer of(Preset preset) {
            return preset.weights.warmUpEpochs();
        }
    }

    static final class OfFloor extends ByPreset<Double> {
        @Override
        Double of(Preset preset) {
            return preset.weights.informationFloor();
        }
    }

    static final class OfEstimate extends ByPreset<Estimate> {
        @Override
        Estimate of(Preset preset) {
            return Estimate.of(preset.weights.informationEstimate());
        }
    }

    static final class OfUpdate extends ByPreset<Update> {
        @Override
        Update of(Preset preset) {
            return Update.of(preset.weights.schedule());
        }
    }

    static final class OfSmoothing extends ByPreset<Smooth> {
        @Override
        Smooth of(Preset preset) {
            return Smooth.of(preset.weights.smoothing());
        }
    }

    static final class OfOwn extends ByPreset<Own> {
        @Override
        Own of(Preset preset) {
            return Own.of(preset.weights.ownPredictions());
        }
    }
}
