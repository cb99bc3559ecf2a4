package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an analyst says that a column is.
 *
 * @param what what it is
 * @param since of days: a column of the same file that holds dates, or a date; empty otherwise
 * @param order of dates and days: which of day and month stands first
 */
public record Choice(What what, String since, DayOrder order) {

    /** What a column can be. */
    public enum What {
        /** Numbers. */
        NUMBER,
        /** Numbers, of which 0 means that there is none. */
        NUMBER_WITHOUT_ZERO,
        /** Categories or texts, also where they look like numbers. */
        CATEGORY,
        /** Several names in each cell. */
        CODES,
        /** Two numbers in each cell, the larger one first, with a slash between. */
        TWO_NUMBERS,
        /** Dates, read as days since another date. */
        DAYS,
        /** Dates. */
        DATE,
        /** Not read. */
        UNUSED
    }

    /** Numbers. */
    public static final Choice NUMBER = new Choice(What.NUMBER);
    /** Numbers, of which 0 means that there is none. */
    public static final Choice NUMBER_WITHOUT_ZERO = new Choice(What.NUMBER_WITHOUT_ZERO);
    /** Categories or texts, also where they look like numbers. */
    public static final Choice CATEGORY = new Choice(What.CATEGORY);
    /** Several names in each cell. */
    public static final Choice CODES = new Choice(What.CODES);
    /** Two numbers in each cell, the larger one first, with a slash between. */
    public static final Choice TWO_NUMBERS = new Choice(What.TWO_NUMBERS);
    /** Not read. */
    public static final Choice UNUSED = new Choice(What.UNUSED);

    /** Dates. */
    public static final Choice DATE = new Choice(What.DATE);

    private static final List<Choice> PLAIN =
            List.of(NUMBER, NUMBER_WITHOUT_ZERO, CATEGORY, CODES, TWO_NUMBERS, DATE, UNUSED);
    private static final String DAYS_SINCE = "days since ";
    private static final String ORDER_FOLLOWS = ", ";

    private Choice(What what) {
        this(what, "", DayOrder.UNKNOWN);
    }

    /**
     * @param reference a column of the same file that holds dates, or a date such as 2020-01-31
     * @return dates, read as days from there
     */
    public static Choice daysSince(String reference) {
        return new Choice(What.DAYS, reference.strip(), DayOrder.UNKNOWN);
    }

    /**
     * @param which stands first in dates such as 03/04/2150
     * @return the same of dates that are written so
     */
    public Choice with(DayOrder which) {
        return new Choice(what, since, which);
    }

    /** @return as it is written in an option */
    public String word() {
        String plain = what == What.DAYS
                ? DAYS_SINCE + since
                : what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (order == DayOrder.UNKNOWN) {
            return plain;
        }
        return what == What.DATE ? order.word() : plain + ORDER_FOLLOWS + order.word();
    }

    /**
     * @param word as it is written in an option, in any case
     * @return the choice; empty if there is none
     */
    public static Optional<Choice> of(String word) {
        String stripped = word.strip();
        for (DayOrder order : List.of(DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST)) {
            String plain = stripped.toLowerCase(Locale.ROOT);
            if (plain.equals(order.word())) {
                return Optional.of(DATE.with(order));
            }
            if (plain.startsWith(DAYS_SINCE) && plain.endsWith(ORDER_FOLLOWS + order.word())) {
                int end = stripped.length()
                        - ORDER_FOLLOWS.length()
                        - order.word().length();
                return Optional.of(
                        daysSince(stripped.substring(DAYS_SINCE.length(), end)).with(order));
            }
        }
        if (stripped.toLowerCase(Locale.ROOT).startsWith(DAYS_SINCE)) {
            return Optional.of(daysSince(stripped.substring(DAYS_SINCE.length())));
        }
        return PLAIN.stream()
                .filter(choice -> choice.word().equalsIgnoreCase(stripped))
                .findFirst();
    }

    /** @return the words of all choices */
    public static List<String> words() {
        return Arrays.asList(
                NUMBER.word(),
                "'" + NUMBER_WITHOUT_ZERO.word() + "'",
                CATEGORY.word(),
                CODES.word(),
                "'" + TWO_NUMBERS.word() + "'",
                "'" + DAYS_SINCE + "COLUMN or DATE'",
                DATE.word(),
                "'" + DayOrder.DAY_FIRST.word() + "'",
                "'" + DayOrder.MONTH_FIRST.word() + "'",
                UNUSED.word());
    }
}
