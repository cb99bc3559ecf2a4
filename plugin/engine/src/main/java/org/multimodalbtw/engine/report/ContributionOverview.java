package org.multimodalbtw.engine.report;

import java.util.List;
import org.multimodalbtw.engine.evaluate.Estimate;

/**
 * What moved the predictions of many rows at a glance; its size does not depend on the number of rows.
 *
 * @param outputs what is explained: of classes or a number one value, without a name; of labels each, by its name
 * @param rows how many rows have contributions
 * @param means one a modality: the mean |contribution| over all these rows, with its 95 % interval
 * @param shown rows to draw, evenly spaced in the table
 */
public record ContributionOverview(List<String> outputs, long rows, List<Estimate> means, List<Shown> shown) {

    /**
     * A row that is drawn.
     *
     * @param id its RowID
     * @param verdict {@code "right"} or {@code "wrong"}; {@code null} where that is not known
     * @param truth the true class; {@code null} where it is not known, or what is predicted is no class
     * @param weights one a modality; NaN where the row lacks it
     * @param contributions outputs x modalities; NaN where the row lacks the modality
     */
    public record Shown(String id, String verdict, String truth, double[] weights, double[][] contributions) {}
}
