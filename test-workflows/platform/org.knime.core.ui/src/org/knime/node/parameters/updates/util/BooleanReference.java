package org.knime.node.parameters.updates.util;

import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;

/** Names a checkbox and is the condition that it is ticked. Used as a condition, it must be a class. */
public interface BooleanReference extends EffectPredicateProvider, ParameterReference<Boolean> {

    @Override
    default EffectPredicate init(PredicateInitializer i) {
        return i.getBoolean(getClass()).isTrue();
    }
}
