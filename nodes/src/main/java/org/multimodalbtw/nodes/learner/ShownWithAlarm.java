package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;

/** Which settings are shown by when the model gives alarm. */
public final class ShownWithAlarm {

    private ShownWithAlarm() {}

    /** The choice when the model gives alarm. */
    public static final class AlarmRef implements ParameterReference<AlarmAt> {}

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

    /** It gives alarm. */
    public static final class HasAlarm extends IsAlarmAt {
        HasAlarm() {
            super(AlarmAt.VALUE, AlarmAt.SENSITIVITY, AlarmAt.ALARMS, AlarmAt.COST);
        }
    }

    /** The threshold is given. */
    public static final class IsValue extends IsAlarmAt {
        IsValue() {
            super(AlarmAt.VALUE);
        }
    }

    /** By a least sensitivity. */
    public static final class IsSensitivity extends IsAlarmAt {
        IsSensitivity() {
            super(AlarmAt.SENSITIVITY);
        }
    }

    /** By most alarms. */
    public static final class IsAlarms extends IsAlarmAt {
        IsAlarms() {
            super(AlarmAt.ALARMS);
        }
    }

    /** By a cost. */
    public static final class IsCost extends IsAlarmAt {
        IsCost() {
            super(AlarmAt.COST);
        }
    }
}
