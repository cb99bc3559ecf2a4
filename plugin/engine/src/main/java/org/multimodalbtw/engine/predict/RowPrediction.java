package org.multimodalbtw.engine.predict;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.certainty.Certainty;
import org.multimodalbtw.engine.explain.Contributions;

/**
 * What a model says of one row. A row without any modality has no prediction: {@link #isMissing()}; nor has one for which the network's
 * result is not a number: {@link #isUndefined()}.
 *
 * @param rowId the row's id
 * @param values the prediction: probabilities of the classes, which sum to 1, or of the labels; or one number in units of the target; NaN in
 *     a missing prediction
 * @param weights the BTW weight of each modality, exactly 0 where it is missing, with mean 1 over the present ones that are as usual
 * @param divergences KL divergence between each modality's own prediction and the first-pass fused one, in nats; NaN
 *     where the modality is missing
 * @param unweighted the prediction if every modality that the row has counted the same: in the form of the prediction; NaN in a
 *     missing one
 * @param unimodal each modality's own prediction, in that form; {@code null} where the modality is missing
 * @param contributions how much each modality moved the prediction; empty where that was not asked for, or there is none
 * @param certainty what says how sure the prediction is; empty where it was not asked for, or the prediction is missing
 */
public record RowPrediction(
        String rowId,
        double[] values,
        double[] weights,
        double[] divergences,
        double[] unweighted,
        double[][] unimodal,
        Optional<Contributions> contributions,
        Optional<Certainty> certainty) {

    /**
     * A row of which neither contributions nor certainty are asked for.
     *
     * @param rowId the row's id
     * @param values the prediction
     * @param weights the BTW weight of each modality
     * @param divergences how far each modality's own prediction is from the fused one
     * @param unweighted the prediction if every modality that the row has counted the same
     * @param unimodal each modality's own prediction
     */
    public RowPrediction(
            String rowId,
            double[] values,
            double[] weights,
            double[] divergences,
            double[] unweighted,
            double[][] unimodal) {
        this(rowId, values, weights, divergences, unweighted, unimodal, Optional.empty(), Optional.empty());
    }

    /**
     * @param found how much each modality moved the prediction
     * @return the same with that
     */
    RowPrediction with(Optional<Contributions> found) {
        return new RowPrediction(rowId, values, weights, divergences, unweighted, unimodal, found, certainty);
    }

    /**
     * @param known what says how sure the prediction is
     * @return the same row with that; the same row where the prediction is missing
     */
    RowPrediction with(Certainty known) {
        return isMissing()
                ? this
                : new RowPrediction(
                        rowId, values, weights, divergences, unweighted, unimodal, contributions, Optional.of(known));
    }

    /** @return whether the row has no prediction */
    public boolean isMissing() {
        return Double.isNaN(values[0]);
    }

    /** @return whether the row has a modality, and yet no prediction */
    public boolean isUndefined() {
        return isMissing() && Arrays.stream(unimodal).anyMatch(Objects::nonNull);
    }

    /**
     * @return this
     * @throws InputException if the row has a modality, and yet no prediction
     */
    public RowPrediction requireDefined() {
        if (isUndefined()) {
            throw undefined(rowId);
        }
        return this;
    }

    /**
     * @param rowId a row's id
     * @return what is said where the network's result for it is not a number
     */
    public static InputException undefined(String rowId) {
        return new InputException(
                "The network's result for row '" + rowId + "' is not a number.",
                "Look for extreme values in this row and in those that are learnt from, or lower the learning rate.");
    }
}
