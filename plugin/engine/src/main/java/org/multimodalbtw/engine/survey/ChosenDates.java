package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;

/**
 * A column that a person says holds dates.
 *
 * @param table the table that it is in
 * @param cells its first cells
 * @param findings makes its findings
 */
record ChosenDates(TableSurvey table, ColumnCells cells, Findings findings) {

    static final String NO_MEASUREMENT =
            "a date is no measurement; it can be read as days since another date, or replaced by an age";

    /** As a person says; the order of day and month as the cells decide it, where nothing is said of it. */
    ColumnFinding days(Choice choice) {
        Optional<DecidedOrder> decided = choice.order() == DayOrder.UNKNOWN
                ? DecidedOrder.of(cells).filter(found -> areAll(found.order()))
                : Optional.empty();
        return decided.map(found -> days(choice, found)).orElseGet(() -> daysInOneWay(choice));
    }

    private boolean areAll(DayOrder order) {
        return cells.texts().keySet().stream().noneMatch(text -> Double.isNaN(order.pointInTime(text)));
    }

    private ColumnFinding days(Choice choice, DecidedOrder decided) {
        DayOrder other = decided.order() == DayOrder.DAY_FIRST ? DayOrder.MONTH_FIRST : DayOrder.DAY_FIRST;
        return findings.finding(
                Taken.NUMBER,
                CellReading.days(findings.empty(), decided.order()),
                choice.word() + ", as chosen; " + decided.clause() + "; if they are otherwise, take the column as '"
                        + choice.with(other).word() + "'",
                true);
    }

    private ColumnFinding daysInOneWay(Choice choice) {
        DateOrder order = new DateOrder();
        List<String> unclear = cells.texts().keySet().stream()
                .filter(text -> Double.isNaN(choice.order().pointInTime(text)))
                .toList();
        unclear.forEach(text -> IntStream.range(0, cells.texts().get(text)).forEach(cell -> order.add(text)));
        if (!unclear.isEmpty()) {
            throw new InputException(
                    "Column '" + cells.name() + "' is to be read as " + choice.word() + ", but '" + unclear.get(0)
                            + "' is no date that can be understood in one way only." + order.sentence(),
                    order.dates() > 0 && choice.order() == DayOrder.UNKNOWN
                            ? "Say the order, '"
                                    + choice.with(DayOrder.DAY_FIRST).word()
                                    + "' or 'month first' (in the dialog: Order of day and month), or write dates with the year first, as 2020-01-31."
                            : "Write dates with the year first, as 2020-01-31, or take the column as unused.");
        }
        return findings.finding(
                Taken.NUMBER, CellReading.days(findings.empty(), choice.order()), choice.word() + ", as chosen", false);
    }

    /** A date is read where rows have times, and otherwise by the columns that count days since it. */
    ColumnFinding date(DayOrder order) {
        String how = order == DayOrder.UNKNOWN ? "as chosen" : order.word() + ", as chosen";
        return table.repeatsIds()
                ? findings.finding(Taken.DATE, CellReading.dates(findings.empty(), order), how, false)
                : findings.leftOut(Taken.DATE, how + "; " + NO_MEASUREMENT);
    }
}
