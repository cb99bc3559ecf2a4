package org.multimodalbtw.engine.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A row of predictions with its weights. What is not known is {@code null} or NaN.
 *
 * @param id the row's id
 * @param predictedClass the predicted class; {@code null} for a regression
 * @param predictedValue the predicted number; NaN for a classification
 * @param trueClass the true class
 * @param trueValue the true number
 * @param groups the row's value in each further column that groups rows
 * @param weights the weight of each modality; NaN where the row lacks it
 * @param divergences KL divergence of each modality to the fused prediction, in nats; NaN where it is not known
 */
public record WeightRow(
        String id,
        String predictedClass,
        double predictedValue,
        String trueClass,
        double trueValue,
        List<String> groups,
        double[] weights,
        double[] divergences) {

    /** @return whether the predicted class is the true one; empty for a number, and where one of them is not known */
    public Optional<Boolean> isRight() {
        return predictedClass == null || trueClass == null
                ? Optional.empty()
                : Optional.of(predictedClass.equals(trueClass));
    }

    /** @return the modality with the largest weight, the first of equals; -1 if the row has none */
    int leader() {
        int leader = -1;
        for (int modality = 0; modality < weights.length; modality++) {
            if (!Double.isNaN(weights[modality]) && (leader < 0 || weights[modality] > weights[leader])) {
                leader = modality;
            }
        }
        return leader;
    }

    /** @return the largest weight; NaN if the row has no modality */
    double largest() {
        return Arrays.stream(weights)
                .filter(weight -> !Double.isNaN(weight))
                .max()
                .orElse(Double.NaN);
    }
}
