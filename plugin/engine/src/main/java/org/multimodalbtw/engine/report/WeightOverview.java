package org.multimodalbtw.engine.report;

import java.util.List;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.weight.WeightSummary;

/**
 * The weights of many rows at a glance; its size does not depend on the number of rows.
 *
 * @param target what is predicted
 * @param rows how many rows
 * @param modalities figures of each modality
 * @param top upper end of the last bin of the histograms, a multiple of one half
 * @param groupings the rows as a whole first, then by prediction, by how right it is, and by other columns
 * @param heatMap all rows, by the modality with the largest weight
 * @param insight what training found about the modalities; {@code null} where it is not known
 * @param warnings what to know before reading the figures
 */
public record WeightOverview(
        String target,
        long rows,
        List<WeightSummary.Spread> modalities,
        double top,
        List<Grouping> groupings,
        HeatMap heatMap,
        TrainingInsight insight,
        List<String> warnings) {

    /** How many bins of equal width a histogram has, from 0 to {@link #top}. */
    public static final int BINS = 60;

    /**
     * A way to group the rows.
     *
     * @param name for example {@code "predicted outcome"}
     * @param levels its groups
     */
    public record Grouping(String name, List<Level> levels) {}

    /**
     * The rows of one group.
     *
     * @param name for example a class
     * @param rows how many rows
     * @param distributions one a modality
     */
    public record Level(String name, long rows, List<Distribution> distributions) {}

    /**
     * How the weights of one modality are spread; NaN where no row has it.
     *
     * @param rows how many rows have it
     * @param mean mean weight
     * @param low the 5th percentile
     * @param lowerQuartile first quartile
     * @param median second quartile
     * @param upperQuartile third quartile
     * @param high the 95th percentile
     * @param counts rows in each of {@link #BINS} bins
     */
    public record Distribution(
            long rows,
            double mean,
            double low,
            double lowerQuartile,
            double median,
            double upperQuartile,
            double high,
            int[] counts) {}
}
