package org.multimodalbtw.engine.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.multimodalbtw.engine.method.MethodTable;

/**
 * What training found out about the modalities, to look at; scoring does not need it.
 *
 * @param information one a modality
 * @param epochs mean BTW weight of each modality over held-out rows that have it, one array an epoch; empty for a model without weights
 * @param expertUse members x modalities x experts: the share of a modality's rows that each expert answered, by gate; sums to 1, or is all 0
 *     where no held-out row has the modality
 * @param tables what training methods noted; in files only where there are some
 */
public record TrainingInsight(
        List<Information> information,
        List<double[]> epochs,
        double[][][] expertUse,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MethodTable> tables) {

    /**
     * The mutual information between a modality's own predictions of held-out rows and the fused ones, in nats, with its 95 % bootstrap
     * interval over rows, or over groups where rows belong to such.
     *
     * @param modality its name
     * @param value at least 0
     * @param low the lower end; NaN where the estimate has no interval
     * @param high the upper end; NaN where the estimate has no interval
     * @param floored whether it counts as the floor of the weights, since it is below
     */
    public record Information(String modality, double value, double low, double high, boolean floored) {}
}
