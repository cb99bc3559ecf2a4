package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.function.Function;

/** The numbers of cells, as people write them or of several parts, in the way in which a column is read. */
final class NumberCells {

    private final SavedReading saved;
    private final CellPart part;
    private final Function<String, Optional<String>> meant;

    /**
     * @param saved how the column is read
     * @param part what of a cell is read
     * @param meant the number of the training rows that a word means
     */
    NumberCells(SavedReading saved, CellPart part, Function<String, Optional<String>> meant) {
        this.saved = saved;
        this.part = part;
        this.meant = meant;
    }

    /** The number of a cell; NaN if it holds none. */
    double of(String cell) {
        return switch (part) {
            case LIMIT -> limit(cell);
            case DAYS -> DayOrder.UNKNOWN.days(cell);
            case DAYS_DAY_FIRST -> DayOrder.DAY_FIRST.days(cell);
            case DAYS_MONTH_FIRST -> DayOrder.MONTH_FIRST.days(cell);
            case HOURS -> DurationText.hours(cell);
            case INCHES -> FeetAndInches.inches(cell);
            case YEARS -> AgeText.years(cell);
            case YEARS_IN_WORDS -> AgeText.yearsInWords(cell);
            case WEEKS -> GestationText.weeks(cell);
            case TWO_NUMBERS, FIRST -> half(cell, 0);
            case SECOND -> half(cell, 1);
            default -> value(cell);
        };
    }

    /** The unit behind the number of a cell; empty if there is none. */
    String unit(String cell) {
        return written(cell).map(NumberText::unit).filter(ValueUnits::isUnit).orElse("");
    }

    /** A word that means a number of the training rows, as yes means 1. */
    private double ofWord(String cell) {
        return meant.apply(cell).map(DecimalNumber::parse).orElse(Double.NaN);
    }

    private static double half(String cell, int place) {
        return TwoNumbers.numbers(cell).map(numbers -> (double) numbers[place]).orElse(Double.NaN);
    }

    private double limit(String cell) {
        return Double.isNaN(value(cell))
                ? Double.NaN
                : written(cell).map(NumberText::limit).orElse(0);
    }

    private double value(String cell) {
        double plain = saved.numbers().decimals() == NumberText.Decimals.COMMA && cell.indexOf('.') >= 0
                ? Double.NaN
                : DecimalNumber.parse(cell);
        if (!Double.isNaN(plain)) {
            return saved.units() == null ? plain : saved.units().bare(plain);
        }
        return saved.numbers().decimals() == null
                ? ofWord(cell)
                : written(cell).map(this::value).orElse(Double.NaN);
    }

    private double value(NumberText number) {
        if (saved.units() == null) {
            return number.isShare() ? Double.NaN : number.number();
        }
        return saved.units().of(number);
    }

    private Optional<NumberText> written(String cell) {
        return NumberText.parse(
                saved.numbers().plain(cell, saved.flags() != null),
                saved.numbers().decimals());
    }
}
