package org.multimodalbtw.engine.method;

import java.nio.FloatBuffer;
import org.multimodalbtw.engine.network.Minibatch;

/** Hides modalities of a step's rows from the fusion, while their own heads go on learning; what is left of a row keeps the mean weight 1. */
final class FusionHiding {

    private final FloatBuffer seen;
    private final FloatBuffer weights;

    FusionHiding(Minibatch batch) {
        seen = batch.seen();
        weights = batch.weights();
    }

    /** Whether a row's fusion sees a modality. @param at the row's position times the modalities, and the modality */
    boolean sees(int at) {
        return seen.get(at) > 0;
    }

    /**
     * Hides some of a row's modalities, or none where nothing would be left.
     *
     * @param row its position in the step, one member's rows after the other's
     * @param hides of each modality whether it is hidden
     * @return whether something is left
     */
    boolean hide(int row, boolean[] hides) {
        int start = row * hides.length;
        int left = 0;
        boolean hidesAny = false;
        double sum = 0;
        for (int m = 0; m < hides.length; m++) {
            if (sees(start + m)) {
                hidesAny |= hides[m];
                left += hides[m] ? 0 : 1;
                sum += hides[m] ? 0 : weights.get(start + m);
            }
        }
        if (hidesAny && left > 0) {
            hide(start, hides, left / sum);
        }
        return left > 0 || !hidesAny;
    }

    private void hide(int start, boolean[] hides, double factor) {
        for (int m = 0; m < hides.length; m++) {
            int at = start + m;
            if (hides[m]) {
                seen.put(at, 0);
                weights.put(at, 0);
            } else if (sees(at)) {
                weights.put(at, Double.isFinite(factor) ? (float) (weights.get(at) * factor) : 1);
            }
        }
    }
}
