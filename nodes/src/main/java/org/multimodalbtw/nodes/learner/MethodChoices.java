package org.multimodalbtw.nodes.learner;

import java.util.ArrayList;
import java.util.List;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.multimodalbtw.engine.method.MethodPurpose;
import org.multimodalbtw.engine.method.OfferedMethod;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;

/** The training methods that a dialog offers, by purpose, and which settings go with which. */
final class MethodChoices {

    private MethodChoices() {}

    /** The methods for a purpose, after none. */
    abstract static class OfPurpose implements StringChoicesProvider {

        private final MethodPurpose m_purpose;

        OfPurpose(MethodPurpose purpose) {
            m_purpose = purpose;
        }

        @Override
        public List<StringChoice> computeState(NodeParametersInput input) {
            List<StringChoice> choices = new ArrayList<>();
            choices.add(new StringChoice("", "None"));
            for (OfferedMethod method : OfferedMethods.of(m_purpose)) {
                choices.add(new StringChoice(method.name(), method.label()));
            }
            return choices;
        }
    }

    /** The modalities of the tensor, after none, which leaves the choice to the training rows. */
    static final class MainModalities implements StringChoicesProvider {

        private static final int TENSOR_PORT = 1;

        @Override
        public List<StringChoice> computeState(NodeParametersInput input) {
            List<StringChoice> choices = new ArrayList<>();
            choices.add(new StringChoice("", "Chosen by the training rows"));
            input.getInPortSpec(TENSOR_PORT)
                    .filter(TensorPortObjectSpec.class::isInstance)
                    .map(TensorPortObjectSpec.class::cast)
                    .map(TensorPortObjectSpec::modalities)
                    .orElse(List.of())
                    .forEach(modality -> choices.add(new StringChoice(modality.name(), modality.name())));
            return choices;
        }
    }

    /** Whether the method for a purpose has a name that fits a pattern. */
    abstract static class Chosen implements EffectPredicateProvider {

        private final Class<? extends ParameterReference<String>> m_method;
        private final String m_names;

        Chosen(Class<? extends ParameterReference<String>> method, String names) {
            m_method = method;
            m_names = names;
        }

        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getString(m_method).matchesPattern(m_names);
        }
    }

    static final class ForBalance extends OfPurpose {
        ForBalance() {
            super(MethodPurpose.BALANCE);
        }
    }

    static final class ForMixing extends OfPurpose {
        ForMixing() {
            super(MethodPurpose.MIX);
        }
    }

    static final class ForOrder extends OfPurpose {
        ForOrder() {
            super(MethodPurpose.ORDER);
        }
    }

    static final class ForAlignment extends OfPurpose {
        ForAlignment() {
            super(MethodPurpose.ALIGN);
        }
    }

    static final class ForFusion extends OfPurpose {
        ForFusion() {
            super(MethodPurpose.FUSE);
        }
    }

    static final class ForMissing extends OfPurpose {
        ForMissing() {
            super(MethodPurpose.LACK);
        }
    }

    static final class BalanceRef implements ParameterReference<String> {}

    static final class IsPredictionModulation extends Chosen {
        IsPredictionModulation() {
            super(BalanceRef.class, "opm");
        }
    }

    static final class IsModulation implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(IsGradientModulation.class)
                    .or(initializer.getPredicate(IsPredictionModulation.class));
        }
    }

    static final class MixingRef implements ParameterReference<String> {}

    static final class OrderRef implements ParameterReference<String> {}

    static final class AlignmentRef implements ParameterReference<String> {}

    static final class FusionRef implements ParameterReference<String> {}

    static final class MissingRef implements ParameterReference<String> {}

    static final class IsAlternating extends Chosen {
        IsAlternating() {
            super(BalanceRef.class, "alternating");
        }
    }

    static final class IsMixing extends Chosen {
        IsMixing() {
            super(MixingRef.class, ".+");
        }
    }

    static final class IsBalancedMixing extends Chosen {
        IsBalancedMixing() {
            super(MixingRef.class, "balanced-mixup");
        }
    }

    static final class IsOrdered extends Chosen {
        IsOrdered() {
            super(OrderRef.class, ".+");
        }
    }

    static final class IsAlignment extends Chosen {
        IsAlignment() {
            super(AlignmentRef.class, ".+");
        }
    }

    static final class IsUnimodalFirst extends Chosen {
        IsUnimodalFirst() {
            super(FusionRef.class, "mmlora");
        }
    }

    static final class IsPaired extends Chosen {
        IsPaired() {
            super(FusionRef.class, "bbfn");
        }
    }

    static final class IsPresenceAdapters extends Chosen {
        IsPresenceAdapters() {
            super(MissingRef.class, ".+");
        }
    }

    static final class IsGradientModulation extends Chosen {
        IsGradientModulation() {
            super(BalanceRef.class, "ogm(-ge)?");
        }
    }
}
