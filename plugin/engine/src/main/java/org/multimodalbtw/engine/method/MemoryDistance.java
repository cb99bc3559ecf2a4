package org.multimodalbtw.engine.method;

import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.outcome.Target;

/**
 * How far answers are from others: the Kullback-Leibler divergence, of labels the mean of that over them, and half the square of the
 * difference of numbers, which is that of normal distributions with variance 1.
 */
final class MemoryDistance {

    private MemoryDistance() {}

    /**
     * @param target what is predicted
     * @param said what is said, [K, B, C]
     * @param other what was said, [K, B, C]
     * @return KL(said || other) of each row, [K, B]
     */
    static Value of(Target target, Value said, Value other) {
        return target.match(
                ofClass -> {
                    Value log = said.logSoftmax();
                    return log.exp().mul(log.sub(other.logSoftmax())).sum(2);
                },
                ofLabels -> {
                    Value probability = said.sigmoid();
                    return other.binaryCrossEntropy(probability)
                            .sub(said.binaryCrossEntropy(probability))
                            .mean(2);
                },
                ofNumber -> said.sub(other).pow(2).mul(.5).sum(2));
    }
}
