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

    static final class ForAlignment extends OfPurpose {
        ForAlignment() {
            super(MethodPurpose.ALIGN);
        }
    }

    static final class BalanceRef implements ParameterReference<String> {}

    static final class MixingRef implements ParameterReference<String> {}

    static final class AlignmentRef implements ParameterReference<String> {}

    static final class IsAlternating implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getString(BalanceRef.class).matchesPattern("alternating");
        }
    }

    static final class IsMixing implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getString(MixingRef.class).matchesPattern(".+");
        }
    }

    static final class IsBalancedMixing implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getString(MixingRef.class).matchesPattern("balanced-mixup");
        }
    }

    static final class IsAlignment implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getString(AlignmentRef.class).matchesPattern(".+");
        }
    }

    static final class IsGradientModulation implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getString(BalanceRef.class).matchesPattern("ogm(-ge)?");
        }
    }
}
