package org.multimodalbtw.engine.encode.table;

import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FeatureShare.Telling;

/** The features that one column of a row became, read back, with what each adds to a prediction. */
final class EncodedCell {

    private final float[] values;
    private final double[] shares;
    private final TabularEncoderSettings settings;
    private int start;
    private int end;

    EncodedCell(float[] values, double[] shares, TabularEncoderSettings settings) {
        this.values = values;
        this.shares = shares;
        this.settings = settings;
    }

    /** Goes on to the next column, which has so many features. */
    EncodedCell next(int size) {
        start = end;
        end += size;
        return this;
    }

    int size() {
        return end - start;
    }

    /** What the column's features from one to another add. */
    double share(int from, int to) {
        double sum = 0;
        for (int i = start + from; i < start + to; i++) {
            sum += shares[i];
        }
        return sum;
    }

    double share() {
        return share(0, size());
    }

    boolean isHot(int feature) {
        return values[start + feature] > .5f;
    }

    /** Whether an indicator says that the cell is empty: standardised, it is above 0 where it does. */
    boolean isMissing(int feature) {
        return values[start + feature] > 0;
    }

    /** A standardised number as it was in the cell; beyond the limit of the encoder only that is known. */
    String number(int feature, NumberFeature scale) {
        double standardised = values[start + feature];
        String text = FeatureShare.text(scale.mean() + standardised * scale.standardDeviation());
        if (Math.abs(standardised) < (float) settings.clip()) {
            return text;
        }
        return text + (standardised > 0 ? " or more" : " or less");
    }

    /** What a text tells that some training row has. */
    Telling telling(Telling text) {
        return FeatureShare.telling(settings.fewestPatients(), text);
    }
}
