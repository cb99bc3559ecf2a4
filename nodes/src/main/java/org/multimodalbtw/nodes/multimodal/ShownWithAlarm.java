package org.multimodalbtw.nodes.multimodal;

import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.multimodalbtw.nodes.learner.AlarmAt;

/** Which settings are shown by when the model gives alarm. */
final class ShownWithAlarm {

    private ShownWithAlarm() {}

    static final class AlarmRef implements ParameterReference<AlarmAt> {}

    /** Whether one of some ways is chosen. */
    private abstract static class IsAlarmAt implements EffectPredicateProvider {

        private final AlarmAt[] m_ways;

        IsAlarmAt(AlarmAt... ways) {
            m_ways = ways;
        }

        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(AlarmRef.class).isOneOf(m_ways);
        }
    }

    static final class HasAlarm extends IsAlarmAt {
        HasAlarm() {
            super(AlarmAt.VALUE, AlarmAt.SENSITIVITY, AlarmAt.ALARMS, AlarmAt.COST);
        }
    }

    static final class IsValue extends IsAlarmAt {
        IsValue() {
            super(AlarmAt.VALUE);
        }
    }

    static final class IsSensitivity extends IsAlarmAt {
        IsSensitivity() {
            super(AlarmAt.SENSITIVITY);
        }
    }

    static final class IsAlarms extends IsAlarmAt {
        IsAlarms() {
            super(AlarmAt.ALARMS);
        }
    }

    static final class IsCost extends IsAlarmAt {
        IsCost() {
            super(AlarmAt.COST);
        }
    }
}
