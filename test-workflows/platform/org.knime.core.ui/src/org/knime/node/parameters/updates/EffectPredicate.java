package org.knime.node.parameters.updates;

import org.multimodalbtw.platform.ui.dialog.Condition;

/** A condition on the fields of the dialog; made by {@link EffectPredicateProvider.PredicateInitializer} only. */
public interface EffectPredicate {

    default EffectPredicate and(EffectPredicate other) {
        return Condition.of(this).and(Condition.of(other));
    }

    default EffectPredicate or(EffectPredicate other) {
        return Condition.of(this).or(Condition.of(other));
    }

    default EffectPredicate negate() {
        return Condition.of(this).not();
    }
}
