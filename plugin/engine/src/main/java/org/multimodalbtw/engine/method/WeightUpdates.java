package org.multimodalbtw.engine.method;

import org.multimodalbtw.engine.weight.Smoothing;
import org.multimodalbtw.engine.weight.UpdateSchedule;
import org.multimodalbtw.engine.weight.WeightSettings;

/** When the weights of the training rows are updated, and how a new weight enters the old one. */
final class WeightUpdates {

    /** By how much an adaptive factor grows or shrinks (published code: .05 or .1). */
    private static final double STEP = .05;

    private final WeightSettings settings;
    private double factor;
    private double untouched = 1;
    private double best = Double.POSITIVE_INFINITY;
    private boolean isBest;

    WeightUpdates(WeightSettings settings) {
        this.settings = settings;
        factor = settings.blend();
    }

    /** Takes an epoch's validation score; lower is better. */
    void noteScore(double score) {
        isBest = score < best;
        best = Math.min(best, score);
        if (settings.updates().smoothing() == Smoothing.ADAPTIVE) {
            factor = Math.max(0, Math.min(1, factor + (isBest ? STEP : -STEP)));
        }
    }

    /** Whether the weights are to be updated after an epoch, 1 for the first, whose score was noted. */
    boolean isDue(int epoch) {
        int since = epoch - settings.updates().warmUpEpochs();
        return since >= 0
                && (settings.updates().schedule() == UpdateSchedule.NEW_BEST
                        ? isBest
                        : since % settings.updates().everyEpochs() == 0);
    }

    /** Counts an update by the factor as it is now; to be called before its weights are entered. */
    void begin() {
        untouched *= 1 - factor;
    }

    /** A training row's weight from its last one and W. */
    double enter(double last, double unblended) {
        return settings.updates().smoothing() == Smoothing.NONE
                ? 1 - settings.blend() + settings.blend() * unblended
                : (1 - factor) * last + factor * unblended;
    }

    /** The settings that weigh a row without a past as the training rows are weighed on average. */
    WeightSettings forNewRows() {
        return settings.updates().smoothing() == Smoothing.NONE ? settings : settings.withBlend(1 - untouched);
    }
}
