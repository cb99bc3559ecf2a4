package org.multimodalbtw.engine.attribution;

import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import org.multimodalbtw.engine.tensor.Items;

/**
 * A point on the path of a row, or the row with something hidden.
 *
 * @param path the path
 * @param along how far it is from the baseline to the row, 0 to 1
 * @param weight how much the gradient counts there; 0 where only the score is asked for
 * @param pictures the modalities of pixels that are seen as they are; others are blank
 * @param hidden a part of a modality that is hidden; {@code null} where none is
 * @param score takes the score
 */
record PathPoint(
        PathSums path, double along, double weight, Set<Integer> pictures, Hidden hidden, DoubleConsumer score) {

    /** Of an event, the place of what was measured. */
    static final int MEASURED = 1;

    /**
     * What is hidden.
     *
     * @param modality the position of a modality
     * @param without turns its values into those without the part; it may change them
     */
    record Hidden(int modality, UnaryOperator<float[]> without) {}

    /** What goes into the network: numbers on their way from 0; terms and times of measurements as they are. {@code null} where missing. */
    float[] values(int modality) {
        float[] own = path.values(modality);
        if (own == null) {
            return null;
        }
        boolean isHidden = hidden != null && hidden.modality() == modality;
        float[] values = isHidden ? hidden.without().apply(own.clone()) : own.clone();
        switch (path.parts(modality)) {
            case NUMBERS -> scale(values, 0, 1, along);
            case MEASUREMENTS -> scale(values, MEASURED, Items.EVENT_SIZE, along);
            case REGIONS -> scale(values, 0, 1, pictures.contains(modality) ? 1 : 0);
            case TERMS -> {
                // the network lets the terms' vectors grow
            }
        }
        return values;
    }

    private static void scale(float[] values, int from, int step, double factor) {
        for (int i = from; i < values.length; i += step) {
            values[i] *= (float) factor;
        }
    }

    /**
     * Adds the gradient of a modality.
     *
     * @param gradient of all points, one behind the other
     * @param from where this one's begins
     * @return how many numbers are this one's
     */
    int add(int modality, float[] gradient, int from) {
        float[] own = path.values(modality);
        if (own == null) {
            return path.column(modality).ragged() ? 0 : path.column(modality).size();
        }
        Parts parts = path.parts(modality);
        if (weight > 0 && parts != Parts.REGIONS) {
            double[] shares = path.shares(modality);
            for (int i = 0; i < shares.length; i++) {
                shares[i] += weight
                        * switch (parts) {
                            case MEASUREMENTS -> {
                                int place = i * Items.EVENT_SIZE + MEASURED;
                                yield gradient[from + place] * own[place];
                            }
                            case TERMS -> gradient[from + i] / along;
                            default -> gradient[from + i] * own[i];
                        };
            }
        }
        return own.length;
    }
}
