package org.multimodalbtw.engine.report;

import java.util.List;

/**
 * Weights of rows in some order, averaged over bands of neighbouring rows.
 *
 * @param order how the rows are sorted
 * @param from first place in that order
 * @param to place after the last
 * @param rows how many rows there are in all
 * @param sections stretches of the whole order, for example the rows in which one modality leads
 * @param bands one after the other from {@code from} to {@code to}
 */
public record HeatMap(Order order, int from, int to, int rows, List<Section> sections, List<Band> bands) {

    /** The most bands that are given at once. */
    public static final int MOST_BANDS = 120;

    /** How rows are sorted. */
    public enum Order {
        /** By the modality with the largest weight, then from the largest such weight down. */
        LEADER,
        /** By the prediction. */
        PREDICTION,
        /** As in the table. */
        TABLE
    }

    /**
     * A stretch of the whole order.
     *
     * @param name what its rows have in common
     * @param from first place
     * @param to place after the last
     */
    public record Section(String name, int from, int to) {}

    /**
     * Neighbouring rows.
     *
     * @param from first place
     * @param to place after the last
     * @param row the row's id if it is one row, else {@code null}
     * @param weights mean weight of each modality, NaN where no row has it
     * @param missing share of the rows that lack each modality
     */
    public record Band(int from, int to, String row, double[] weights, double[] missing) {}
}
