package org.multimodalbtw.engine.explain;

import java.util.Optional;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.shapley.Shares;

/**
 * How much each modality moved one row's prediction away from what the model says of a row of which nothing is known: Shapley values, on
 * the scale of the prediction (a probability, or a number in units of the target). Over the modalities they sum up to the prediction minus
 * {@link Reference#base}.
 *
 * @param outputs which of the prediction's values are explained: of two classes the event's probability, of more that of the predicted
 *     class; each label's; the number
 * @param values explained outputs x modalities; exactly 0 where the row lacks the modality
 * @param errors the standard error of each value, in the same form, where combinations of modalities were drawn; empty where the values
 *     are exact
 */
public record Contributions(int[] outputs, double[][] values, Optional<double[][]> errors) {

    /**
     * @param target what is predicted
     * @param reference which class is the event
     * @param prediction a row's prediction
     * @return which of its values are explained
     */
    static int[] explained(Target target, Reference reference, double[] prediction) {
        return target.match(
                classes -> new int[] {
                    prediction.length == 2 ? reference.event().orElseThrow() : OfClass.mostProbable(prediction)
                },
                labels -> every(prediction),
                number -> every(prediction));
    }

    private static int[] every(double[] prediction) {
        int[] every = new int[prediction.length];
        for (int output = 0; output < every.length; output++) {
            every[output] = output;
        }
        return every;
    }

    /**
     * @param outputs the explained outputs
     * @param players the modalities that the row has
     * @param modalities how many the model has
     * @param shares of these players
     * @return the contributions of all modalities
     */
    static Contributions of(int[] outputs, int[] players, int modalities, Shares shares) {
        return new Contributions(
                outputs,
                spread(outputs, players, modalities, shares.values()),
                shares.errors().map(errors -> spread(outputs, players, modalities, errors)));
    }

    private static double[][] spread(int[] outputs, int[] players, int modalities, double[][] values) {
        double[][] spread = new double[outputs.length][modalities];
        for (int output = 0; output < outputs.length; output++) {
            for (int player = 0; player < players.length; player++) {
                spread[output][players[player]] = values[player][output];
            }
        }
        return spread;
    }
}
