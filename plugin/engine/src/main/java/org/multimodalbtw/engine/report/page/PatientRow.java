package org.multimodalbtw.engine.report.page;

import java.util.Arrays;
import java.util.Optional;
import org.multimodalbtw.engine.train.Split;

/**
 * What is known of one row: what the model says of it, and what the labels say.
 *
 * @param id its RowID
 * @param prediction one probability a class or label, or one number; NaN where it has no prediction
 * @param labelled what the labels say of it
 * @param weights the weight of each modality; 0 for one that the row lacks
 * @param divergences of each modality from the fused prediction, in nats; NaN for one that the row lacks
 * @param extras what further columns say of it
 */
public record PatientRow(
        String id,
        double[] prediction,
        Labelled labelled,
        double[] weights,
        double[] divergences,
        ExtraColumns.Values extras) {

    /**
     * What the labels say of a row.
     *
     * @param truth in the form of a prediction, where it is known
     * @param split what the row was used for, where that is said
     * @param group to whom or what it belongs, where that is said
     */
    public record Labelled(Optional<double[]> truth, Optional<Split> split, Optional<String> group) {

        /** The labels do not have the row. */
        public static final Labelled NONE = new Labelled(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @return whether it has a prediction */
    public boolean isPredicted() {
        return prediction.length > 0 && Arrays.stream(prediction).noneMatch(Double::isNaN);
    }

    /**
     * @param modality its place
     * @return whether the row lacks it
     */
    public boolean lacks(int modality) {
        return Double.isNaN(divergences[modality]);
    }

    /** @return whether its outcome is known */
    boolean isKnown() {
        return labelled.truth().isPresent();
    }

    /** @return what is true of a row whose outcome is known */
    double[] truth() {
        return labelled.truth().orElseThrow();
    }

    /** @return to whom or what it belongs; its own id where that is not said */
    String unit() {
        return labelled.group().orElse(id);
    }
}
