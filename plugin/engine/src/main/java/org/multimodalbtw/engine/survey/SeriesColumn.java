package org.multimodalbtw.engine.survey;

import org.multimodalbtw.engine.encode.TableColumn;

/**
 * A column of a table of measurements, for as much as is known of it.
 *
 * @param name the column's name
 * @param content what its cells hold
 */
public record SeriesColumn(String name, Content content) {

    private static final double NEARLY_ALL = 0.9;
    private static final double LONG_TEXT_WORDS = 5;
    /** Fewer rows are no evidence. */
    private static final int FEWEST_ROWS = 20;

    /** What cells hold. */
    public enum Content {
        /** Numbers, of which it is not known whether all are whole. */
        ANY_NUMBERS,
        /** Numbers, some of them with decimals. */
        NUMBERS,
        /** Whole numbers. */
        WHOLE_NUMBERS,
        /** Texts, of which it is not known what they say. */
        ANY_TEXTS,
        /** Words, mostly different from row to row or not. */
        WORDS,
        /** Points in time. */
        TIMES,
        /** Dates without a time of day. */
        DAYS,
        /** Hours and minutes. */
        CLOCK,
        /** Names of visits that say when they were. */
        VISITS,
        /** Units of measurement. */
        UNITS,
        /** Sentences, lists, pictures, or nothing. */
        OTHER;

        boolean isNumber() {
            return this == ANY_NUMBERS || this == NUMBERS || this == WHOLE_NUMBERS;
        }

        /** Whether cells are points in time or dates. */
        boolean isPoint() {
            return this == TIMES || this == DAYS;
        }

        /** Whether it can be a time. */
        boolean isTime() {
            return isNumber() || isPoint() || this == CLOCK || this == VISITS || this == ANY_TEXTS;
        }

        /** Whether it can say what was measured. */
        boolean isName() {
            return this == ANY_NUMBERS || this == WHOLE_NUMBERS || this == ANY_TEXTS || this == WORDS;
        }
    }

    /**
     * @param column a column of which only the kind is known
     * @param isWhole whether its numbers are whole by their type
     * @return the column
     */
    public static SeriesColumn of(TableColumn column, boolean isWhole) {
        return new SeriesColumn(
                column.name(),
                switch (column.kind()) {
                    case NUMBER -> isWhole ? Content.WHOLE_NUMBERS : Content.ANY_NUMBERS;
                    case CATEGORY -> Content.ANY_TEXTS;
                    case TIME -> Content.TIMES;
                    case CODES, VECTOR, IMAGE -> Content.OTHER;
                });
    }

    /**
     * @param cells a column's first cells
     * @return the column
     */
    public static SeriesColumn of(ColumnCells cells) {
        return new SeriesColumn(cells.name(), content(cells));
    }

    private static Content content(ColumnCells cells) {
        long filled = cells.filled() - NoResult.in(cells).cells();
        if (filled <= 0 || cells.isImageNames()) {
            return Content.OTHER;
        }
        long written = WrittenNumbers.of(cells, WrittenNumbers.decimals(cells, false, false))
                .count();
        long numbers = cells.plainNumbers() + written;
        // before numbers: 31JAN2024:14:05 would be 31 in a unit
        if (dates(cells) >= NEARLY_ALL * filled) {
            return dated(cells);
        }
        boolean mayHaveWords = SeriesNames.anyValue(cells.name()) && 5 * numbers >= filled;
        if (2 * numbers >= filled || mayHaveWords) {
            return numbers(cells);
        }
        if (TwoNumbers.of(cells).isPresent()) {
            return Content.OTHER;
        }
        if (areVisits(cells)) {
            return Content.VISITS;
        }
        if (areUnits(cells)) {
            return Content.UNITS;
        }
        boolean namesRows = MachineIds.are(cells) && SeriesNames.variable(cells.name()) < 0;
        boolean isLong = cells.meanWords() > LONG_TEXT_WORDS && !NamedPaths.are(cells);
        return isLong || isOfTable(cells) || namesRows ? Content.OTHER : Content.WORDS;
    }

    /** In CDISC the domain says which table it is; elsewhere it may be one of a questionnaire, which is measured. */
    private static boolean isOfTable(ColumnCells cells) {
        return cells.name().equalsIgnoreCase("domain")
                && cells.knowsAllTexts()
                && cells.texts().size() == 1;
    }

    /** V1 may as well be a lead and M1 a stage: words, or the column's name, must say that it is a visit. */
    private static boolean areVisits(ColumnCells cells) {
        boolean areClear = SeriesNames.time(cells.name()) >= 0
                || cells.texts().keySet().stream().anyMatch(VisitName::isClear);
        return areClear && reading(cells) == TimeReading.VISITS;
    }

    /** Letters alone but those of temperatures may as well be flags: H is high, not hours. */
    private static boolean areUnits(ColumnCells cells) {
        long units = cells.cellsWith(text -> UnitText.isUnit(text));
        boolean onlyLetters = cells.texts().keySet().stream()
                .allMatch(text -> text.length() == 1 && "CF%".indexOf(text.charAt(0)) < 0);
        return units >= NEARLY_ALL * cells.filled() && !onlyLetters;
    }

    private static Content numbers(ColumnCells cells) {
        boolean onlyNumbers = cells.textCells() == 0;
        if (onlyNumbers && isKey(cells)) {
            return Content.OTHER;
        }
        // seconds since 1970 and other dates are points in time where the name says time
        boolean isTime = onlyNumbers && SeriesNames.time(cells.name()) >= 0 && reading(cells) != TimeReading.AS_IS;
        return isTime ? Content.TIMES : onlyNumbers && cells.areWhole() ? Content.WHOLE_NUMBERS : Content.NUMBERS;
    }

    /** Whether it names each row by a number of its own, as {@code vitalperiodicid} does. */
    static boolean isKey(ColumnCells cells) {
        return SeriesNames.endsAsKey(cells.name())
                && cells.areWhole()
                && cells.rows() >= FEWEST_ROWS
                && cells.differentWholes() >= NEARLY_ALL * cells.filled();
    }

    /** All texts that are dates, also those that only systems write. */
    private static long dates(ColumnCells cells) {
        return cells.dates() + writtenTimes(cells) + (SeriesNames.time(cells.name()) >= 0 ? numbered(cells) : 0);
    }

    /** Texts that are times only if the column's name says so: {@code 20240131-0042}. */
    private static long numbered(ColumnCells cells) {
        return cells.cellsWith(text -> DateText.isNumbered(text));
    }

    /** Texts such as {@code 14h05}, which would be 14 in a unit. */
    private static long writtenTimes(ColumnCells cells) {
        return cells.cellsWith(
                text -> !DateText.isDate(text) && (WrittenTime.is(text) || WrittenTime.clock(text) != null));
    }

    private static Content dated(ColumnCells cells) {
        if (reading(cells) == TimeReading.CLOCK) {
            return Content.CLOCK;
        }
        boolean haveClock = cells.texts().keySet().stream()
                .anyMatch(text ->
                        (text.indexOf(':') >= 0 || WrittenTime.usual(text).indexOf(':') >= 0)
                                && !WrittenTime.isMidnight(text));
        return haveClock ? Content.TIMES : Content.DAYS;
    }

    private static TimeReading reading(ColumnCells cells) {
        TimeCells times = new TimeCells(cells.name());
        for (double number : cells.numbers()) {
            times.add(number);
        }
        cells.texts().forEach(times::add);
        return times.reading().orElse(TimeReading.DATES);
    }
}
