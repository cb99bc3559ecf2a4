package org.multimodalbtw.engine.survey;

import java.util.Optional;

/** Which order of day and month the dates of a series are read in, where their writing leaves it open. */
public final class OrderOfDates {

    private OrderOfDates() {}

    /**
     * @param cells the first cells of the column of times
     * @return the order, with a date that can be nothing else: a clause; empty where it is not in question, or not known
     */
    public static Optional<String> clause(ColumnCells cells) {
        TimeCells times = new TimeCells(cells.name());
        cells.texts().forEach(times::add);
        return times.reading()
                .filter(reading -> reading == TimeReading.MONTH_FIRST || reading == TimeReading.DAY_FIRST)
                .flatMap(reading -> example(cells, reading).map(example -> clause(reading, example)));
    }

    private static Optional<String> example(ColumnCells cells, TimeReading reading) {
        TimeReading other = reading == TimeReading.MONTH_FIRST ? TimeReading.DAY_FIRST : TimeReading.MONTH_FIRST;
        return cells.texts().keySet().stream()
                .filter(text -> !Double.isNaN(reading.of(text)) && Double.isNaN(other.of(text)))
                .findFirst();
    }

    private static String clause(TimeReading reading, String example) {
        return "read as " + (reading == TimeReading.MONTH_FIRST ? "month/day/year" : "day/month/year")
                + ": some, such as '" + example
                + "', can be nothing else, and none the other order; if they are otherwise, write the year first";
    }
}
