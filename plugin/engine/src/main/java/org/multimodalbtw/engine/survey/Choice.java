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
 */
public record Choice(What what, String since) {

    /** What a column can be. */
    public enum What {
        /** Numbers. */
        NUMBER,
        /** Categories or texts, also where they look like numbers. */
        CATEGORY,
        /** Several names in each cell. */
        CODES,
        /** Dates, read as days since another date. */
        DAYS,
        /** Not read. */
        UNUSED
    }

    /** Numbers. */
    public static final Choice NUMBER = new Choice(What.NUMBER, "");
    /** Categories or texts, also where they look like numbers. */
    public static final Choice CATEGORY = new Choice(What.CATEGORY, "");
    /** Several names in each cell. */
    public static final Choice CODES = new Choice(What.CODES, "");
    /** Not read. */
    public static final Choice UNUSED = new Choice(What.UNUSED, "");

    private static final List<Choice> PLAIN = List.of(NUMBER, CATEGORY, CODES, UNUSED);
    private static final String DAYS_SINCE = "days since ";

    /**
     * @param reference a column of the same file that holds dates, or a date such as 2020-01-31
     * @return dates, read as days from there
     */
    public static Choice daysSince(String reference) {
        return new Choice(What.DAYS, reference.strip());
    }

    /** @return as it is written in an option */
    public String word() {
        return what == What.DAYS ? DAYS_SINCE + since : what.name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param word as it is written in an option, in any case
     * @return the choice; empty if there is none
     */
    public static Optional<Choice> of(String word) {
        String stripped = word.strip();
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
                NUMBER.word(), CATEGORY.word(), CODES.word(), "'" + DAYS_SINCE + "COLUMN or DATE'", UNUSED.word());
    }
}
