package org.multimodalbtw.engine.survey;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Why a column of numbers holds dates: days of a spreadsheet or of SAS, and digits with the year first or last. */
final class NumberDates {

    private static final int FEWEST = 20;
    private static final int FEWEST_DIFFERENT = 3;
    private static final int DIGITS = 8;
    private static final int OF_PAIR = 100;
    private static final int OF_YEAR = 10_000;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final LocalDate SAS = LocalDate.of(1960, 1, 1);
    /** The days of SAS from 1980 to 2039; those of a spreadsheet from 2000 on are larger. */
    private static final double FIRST_DAY = 7_305;

    private static final double LAST_DAY = 29_219;
    private static final String SHORT_DATE = "dt";

    private NumberDates() {}

    /** Why it holds dates, and what can be done: a clause; empty where it holds none. */
    static Optional<String> clause(ColumnCells cells) {
        if (DateNumbers.are(cells)) {
            return Optional.of("by its numbers, such as " + DateNumbers.shown(cells.numbers()[0])
                    + ", it is a date that is written as a number; "
                    + Leaks.ofDate(cells.name(), ChosenDates.NO_MEASUREMENT));
        }
        if (cells.plainNumbers() == 0 || cells.textCells() > 0) {
            return Optional.empty();
        }
        return yearLast(cells).or(() -> ofSas(cells));
    }

    private static Optional<String> yearLast(ColumnCells cells) {
        boolean isNamed = NamedLike.moment(cells.name());
        boolean mayBe = isNamed || cells.sameLength() == DIGITS && cells.plainNumbers() >= FEWEST;
        if (!mayBe || !areDifferent(cells.numbers())) {
            return Optional.empty();
        }
        boolean isDayFirst = areDates(cells, NumberDates::dayFirst);
        if (!isDayFirst && !areDates(cells, NumberDates::monthFirst)) {
            return Optional.empty();
        }
        double first = cells.numbers()[0];
        LocalDate date = isDayFirst ? dayFirst(first) : monthFirst(first);
        return Optional.of(String.format("by its numbers, such as %08d, ", (long) first)
                + "it is a date that is written as a number, with the "
                + (isDayFirst ? "day" : "month") + " first; "
                + Leaks.ofDate(cells.name(), noMeasurement(date)));
    }

    private static Optional<String> ofSas(ColumnCells cells) {
        boolean isNamed = Arrays.stream(ColumnWords.of(cells.name()))
                .anyMatch(word -> word.endsWith(SHORT_DATE) && word.length() > SHORT_DATE.length());
        boolean areDays = isNamed
                && cells.plainNumbers() >= FEWEST
                && areDifferent(cells.numbers())
                && areDates(cells, NumberDates::dayOfSas);
        if (!areDays) {
            return Optional.empty();
        }
        double first = cells.numbers()[0];
        return Optional.of("by its name and numbers, such as " + DateNumbers.shown(first)
                + ", it holds dates as SAS counts them, in days since 1960; "
                + Leaks.ofDate(cells.name(), noMeasurement(dayOfSas(first))));
    }

    private static String noMeasurement(LocalDate date) {
        return "a date is no measurement; to read it as days since another date, write it as " + date;
    }

    private static boolean areDifferent(double[] numbers) {
        return Arrays.stream(numbers).distinct().limit(FEWEST_DIFFERENT).count() == FEWEST_DIFFERENT;
    }

    private static boolean areDates(ColumnCells cells, DoubleFunction<LocalDate> date) {
        return Arrays.stream(cells.numbers())
                .allMatch(number -> number == Math.rint(number) && date.apply(number) != null);
    }

    private static LocalDate dayOfSas(double number) {
        return number >= FIRST_DAY && number <= LAST_DAY ? SAS.plusDays((long) number) : null;
    }

    private static LocalDate dayFirst(double number) {
        long digits = (long) number;
        return date(digits, digits / OF_YEAR % OF_PAIR, digits / OF_YEAR / OF_PAIR);
    }

    private static LocalDate monthFirst(double number) {
        long digits = (long) number;
        return date(digits, digits / OF_YEAR / OF_PAIR, digits / OF_YEAR % OF_PAIR);
    }

    private static LocalDate date(long digits, long month, long day) {
        int year = (int) (digits % OF_YEAR);
        if (digits < 0 || day > OF_PAIR || year < FIRST_YEAR || year > LAST_YEAR) {
            return null;
        }
        try {
            return LocalDate.of(year, (int) month, (int) day);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
