package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The order of day and month that the dates of a column decide: enough of them can be read in one order only, and none in the other.
 *
 * @param order which of both stands first
 * @param clause which cells decide it
 */
public record DecidedOrder(DayOrder order, String clause) {

    /**
     * @param cells a column of dates
     * @return the order; empty where all dates can be understood in one way only, or the cells do not decide it
     */
    public static Optional<DecidedOrder> of(ColumnCells cells) {
        DateOrder seen = new DateOrder();
        cells.texts().forEach((text, count) -> {
            if (Double.isNaN(DayOrder.UNKNOWN.pointInTime(text))) {
                IntStream.range(0, count).forEach(cell -> seen.add(text));
            }
        });
        return seen.reading()
                .map(reading -> reading == TimeReading.DAY_FIRST ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST)
                .map(order -> new DecidedOrder(order, seen.decided(order)));
    }
}
