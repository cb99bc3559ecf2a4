package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates with words in them, as letters and programs write them: {@code 1 de marzo de 2021}, {@code Monday, March 1st, 2021},
 * {@code Mon Mar 01 08:00:00 CET 2021}, and those of Japan and China.
 */
final class WordyDates {

    private static final int FEWEST_CELLS = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final int LONGEST = 60;
    private static final int LAST_DAY = 31;

    /** A day, a month and a year of Japan or China, or an era and its year. */
    private static final Pattern OF_EAST_ASIA = Pattern.compile(
            "(?:(?:19|20)\\d{2}|(?:令和|平成|昭和)\\s?(?:\\d{1,2}|元))\\s?年\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?日)?(?:\\s*\\d{1,2}[:時时]\\d{2}.*)?");

    private static final Pattern CLOCK =
            Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?\\s?(?:[AaPp]\\.?[Mm]\\b\\.?)?");
    private static final Pattern ZONE =
            Pattern.compile("(?<![\\w])(?:[A-Z]{2,4}T|UTC|GMT|Z|[-+]\\d{2}:?\\d{2})(?![\\w])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}º°ª]+");
    private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d{2}");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|er|º|°|ª|o|e)?");

    private static final Set<String> BETWEEN = ColumnWords.set("de del of the den le do da um at a el van");

    private static final Set<String> WEEKDAYS = ColumnWords.set(
            """
            monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
            montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo mi fr sa so
            lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
            lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom
            lunedi martedi mercoledi giovedi venerdi domenica gio
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo vr za zo
            segunda terca quarta quinta sexta feira seg ter qua qui sex""");

    private WordyDates() {}

    /** One of them, where nearly all cells hold one and other rules see no dates; empty otherwise. */
    static Optional<String> example(ColumnCells cells) {
        boolean mayBe = cells.textCells() >= FEWEST_CELLS
                && cells.plainNumbers() == 0
                && cells.dates() < NEARLY_ALL * cells.textCells()
                && cells.meanCharacters() <= LONGEST;
        return mayBe && cells.cellsWith(WordyDates::is) >= NEARLY_ALL * cells.cellsOfTexts()
                ? cells.texts().keySet().stream().filter(WordyDates::is).findFirst()
                : Optional.empty();
    }

    /** Why they are left out. */
    static String clause(String example) {
        return "dates in words, such as '" + example
                + "', are no measurements; to use them, write the days since another date, as numbers";
    }

    /** Whether it is a day with its month and year, and nothing but days of the week, times and zones beside. */
    static boolean is(String text) {
        String date = CellText.strip(text);
        if (date.length() > LONGEST || date.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        return DateText.isDate(date) || OF_EAST_ASIA.matcher(date).matches() || isNumeric(date) || hasMonth(date);
    }

    /** As {@code Mo, 01.03.2021}. */
    private static boolean isNumeric(String date) {
        String[] parts = date.split("[,.]?\\s+", 2);
        return parts.length == 2 && isWeekday(parts[0]) && DateText.isDate(parts[1]);
    }

    private static boolean hasMonth(String date) {
        String rest = ZONE.matcher(CLOCK.matcher(date).replaceAll(" ")).replaceAll(" ");
        Matcher words = WORD.matcher(rest);
        int days = 0;
        int years = 0;
        int months = 0;
        int weekdays = 0;
        while (words.find()) {
            String word = words.group();
            Matcher day = DAY.matcher(word);
            if (YEAR.matcher(word).matches()) {
                years++;
            } else if (day.matches()) {
                days += Integer.parseInt(day.group(1)) <= LAST_DAY ? 1 : 2;
            } else if (isWeekday(word)) {
                weekdays++;
                // mar is a Tuesday and a month
                months += MonthName.number(word) > 0 && isAlone(rest, word) ? 1 : 0;
            } else if (MonthName.number(word) > 0) {
                months++;
            } else if (!BETWEEN.contains(plain(word))) {
                return false;
            }
        }
        return days == 1 && years == 1 && months == 1 && weekdays <= 2;
    }

    /** Whether no other word names a month. */
    private static boolean isAlone(String date, String name) {
        return WORD.matcher(date)
                .results()
                .map(MatchResult::group)
                .noneMatch(word -> !word.equals(name)
                        && MonthName.number(word) > 0
                        && !(isWeekday(word) && date.indexOf(word) < date.indexOf(name)));
    }

    private static boolean isWeekday(String word) {
        return WEEKDAYS.contains(plain(word.replace("-", "")));
    }

    private static String plain(String word) {
        return ColumnWords.plain(word).toLowerCase(Locale.ROOT);
    }
}
