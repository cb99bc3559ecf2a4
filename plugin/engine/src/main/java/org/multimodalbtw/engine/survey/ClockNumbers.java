package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.multimodalbtw.engine.Limits;

/** Times of day that are written as one number, 930 and 1405, or 9.30 and 14.05, under the name of a time. */
final class ClockNumbers {

    /** With fewer different ones, or none in the afternoon, it may be a number of minutes. */
    private static final int FEWEST = 20;

    /** Quarters of an hour have three minutes that steps of 50 do not have. */
    private static final int FEWEST_MINUTES = 3;

    private static final double FIFTY = 50;
    private static final double NOON = 1200;
    private static final double MIDNIGHT = 2400;
    private static final double HUNDRED = 100;
    private static final double MINUTES = 60;
    private static final double EXACT = 1e-6;
    /** Words of a time of day that mean no length of time, wherever in a name they stand. */
    private static final Set<String> CLOCKS = ColumnWords.set("uhrzeit clock ora ore orario godzina saat tijdstip");

    private static final Set<String> NAMES = ColumnWords.set(
            "time clock zeit uhrzeit aufnahmezeit entlasszeit heure hora tijd tijdstip orario ora ore godzina saat");

    private ClockNumbers() {}

    static boolean are(ColumnCells cells) {
        String[] words = ColumnWords.of(cells.name());
        boolean isNamed = words.length > 0 && NAMES.contains(words[words.length - 1]);
        if (cells.hasDecimals()) {
            return (isNamed || NamedLike.hasWord(cells.name(), CLOCKS)) && arePointed(cells);
        }
        if (!isNamed || cells.textCells() > 0 || !cells.areWhole() || cells.differentWholes() < FEWEST) {
            return false;
        }
        return Arrays.stream(cells.numbers()).allMatch(ClockNumbers::isClock)
                && Arrays.stream(cells.numbers()).anyMatch(number -> number >= NOON)
                && minutes(cells) >= FEWEST_MINUTES;
    }

    /** Different minutes beside 0 and 50, which lengths in milliseconds have as well: 200, 250, ... 1250. */
    private static long minutes(ColumnCells cells) {
        return Arrays.stream(cells.numbers())
                .map(number -> number % HUNDRED)
                .filter(minute -> minute != 0 && minute != FIFTY)
                .distinct()
                .count();
    }

    private static boolean isClock(double number) {
        return number >= 0 && number < MIDNIGHT && number % HUNDRED < MINUTES;
    }

    /** Hours and minutes with a point between, with as many different minutes, none of them 60 or more, as no decimals have. */
    private static boolean arePointed(ColumnCells cells) {
        if (cells.textCells() > 0 || NamedLike.lengthOfTime(cells.name())) {
            return false;
        }
        double[] times = Arrays.stream(cells.numbers())
                .map(time -> HUNDRED * time)
                .filter(time -> Math.abs(time - Math.rint(time)) < EXACT)
                .map(Math::rint)
                .toArray();
        return times.length == cells.plainNumbers()
                && Arrays.stream(times).allMatch(ClockNumbers::isClock)
                && Arrays.stream(times).anyMatch(time -> time >= NOON)
                && Arrays.stream(times)
                                .filter(time -> time % HUNDRED != 0)
                                .distinct()
                                .count()
                        >= FEWEST;
    }

    /** One of the times, as the file has it. */
    static String example(ColumnCells cells) {
        if (cells.hasDecimals()) {
            return String.format(
                    Locale.ROOT, "%.2f", Arrays.stream(cells.numbers()).max().orElseThrow());
        }
        return Limits.number(Arrays.stream(cells.numbers()).max().orElseThrow());
    }
}
