package org.multimodalbtw.engine.weight;

import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;

/**
 * How BTW weights are computed, updated and blended in.
 *
 * @param scheme which information sets the weights
 * @param direction what a large divergence means
 * @param blend share of the new weight, 0 to 1 (1: the new weight alone); with what it is blended, {@link WeightSchedule#smoothing} says
 * @param information how mutual information is estimated
 * @param divergenceCap largest divergence that counts, in nats, above 0
 * @param updates when the weights of training rows change
 * @param ownPredictions which networks give the modalities' own predictions of training rows
 * @param guarded whether the tokens are weighted only where that lowers the held-out loss by more than one standard error
 */
public record WeightSettings(
        Scheme scheme,
        Direction direction,
        double blend,
        InformationSettings information,
        double divergenceCap,
        WeightSchedule updates,
        OwnPredictions ownPredictions,
        boolean guarded) {

    /** Cuts only what a regression's far outliers give: the divergence of two class distributions stays below 14 nats. */
    private static final double DEFAULT_CAP = 20;

    /** @throws InputException if a value is out of its range */
    public WeightSettings {
        Limits.between("Strength of the weights", blend, 0, 1);
        if (!(divergenceCap > 0)) {
            throw new InputException(
                    "Largest divergence is " + Limits.number(divergenceCap) + ".", "Choose a number of nats above 0.");
        }
    }

    /**
     * With our own defaults for all that the published code leaves open or does otherwise: no guard.
     *
     * @param scheme which information sets the weights
     * @param direction what a large divergence means
     * @param blend share of the new weight
     * @param warmUpEpochs epochs before the first update
     * @param informationFloor least mutual information of a modality
     */
    public WeightSettings(Scheme scheme, Direction direction, double blend, int warmUpEpochs, double informationFloor) {
        this(
                scheme,
                direction,
                blend,
                new InformationSettings(informationFloor, InformationEstimate.SMOOTH),
                DEFAULT_CAP,
                new WeightSchedule(warmUpEpochs, UpdateSchedule.EPOCHS, 1, Smoothing.NONE),
                OwnPredictions.HELD_OUT,
                false);
    }

    /** @return KL x MI, agreement, half blended with 1, after two epochs, guarded (docs/METHOD.md) */
    public static WeightSettings defaults() {
        return new WeightSettings(Scheme.KL_MI, Direction.AGREEMENT, .5, 2, .05).withGuard(true);
    }

    /** @return no weights at all */
    public static WeightSettings none() {
        return new WeightSettings(Scheme.NONE, Direction.AGREEMENT, .5, 1, .05);
    }

    /**
     * What the released code does (CMU-MOSI and MIMIC-IV branches): a divergence raises the weight, empirical mutual information, update
     * at each new best epoch, a moving average whose factor adapts, own predictions of networks that know the row, no guard. It differs from that
     * code where that reads labels: spreads of a regression come from held-out rows and validation, not test, steers the factor; and
     * weights have mean 1.
     *
     * @return these settings
     */
    public static WeightSettings asPublished() {
        return new WeightSettings(
                Scheme.KL_MI,
                Direction.DIVERGENCE,
                .5,
                new InformationSettings(0, InformationEstimate.EMPIRICAL),
                DEFAULT_CAP,
                new WeightSchedule(1, UpdateSchedule.NEW_BEST, 1, Smoothing.ADAPTIVE),
                OwnPredictions.IN_SAMPLE,
                false);
    }

    /**
     * @param other which information sets the weights
     * @return the same settings with that
     */
    public WeightSettings withScheme(Scheme other) {
        return with(other, blend, guarded);
    }

    /**
     * @param share share of the new weight, 0 to 1
     * @return the same settings with that
     */
    public WeightSettings withBlend(double share) {
        return with(scheme, share, guarded);
    }

    /**
     * @param guard whether tokens are weighted only where that gains
     * @return the same settings with that
     */
    public WeightSettings withGuard(boolean guard) {
        return with(scheme, blend, guard);
    }

    private WeightSettings with(Scheme otherScheme, double otherBlend, boolean otherGuard) {
        return new WeightSettings(
                otherScheme, direction, otherBlend, information, divergenceCap, updates, ownPredictions, otherGuard);
    }
}
