package org.multimodalbtw.engine.cohort;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.survey.DecimalNumber;
import org.multimodalbtw.engine.survey.UnitText;

/**
 * What stands above the rows of a file: perhaps titles, then the names of the columns, then perhaps their units.
 *
 * @param separator what stands between cells
 * @param titles how many lines that are not empty stand before the names
 * @param unitLine whether the line below the names holds units
 */
record CsvHead(char separator, int titles, boolean unitLine) {

    /** What a line begins with that is a comment. */
    static final char COMMENT = '#';

    private static final List<Character> SEPARATORS = List.of(';', '\t', '|', ',');
    private static final int MOST_TITLES = 5;
    /** With fewer rows below the names, it is not certain which line has the names. */
    private static final int FEWEST_ROWS = 3;

    /** As {@code 1/min} and {@code 1000/µl}. */
    private static final Pattern RATE = Pattern.compile("(?i)10*/[a-zµμ]{1,6}[23²³]?");

    private static final Set<String> UNIT_WORDS =
            Set.of("", "-", "–", "unit", "units", "einheit", "einheiten", "unité", "unidad", "eenheid");

    /**
     * @param sample how a file begins, with a line that is not blank
     * @param separator what stands between cells if the first line has the names of the columns
     */
    static CsvHead of(CsvSample sample, char separator) {
        List<String> first = sample.rows(separator);
        if (names(first.get(0), separator) && !areGroups(first, separator)) {
            return new CsvHead(separator, 0, hasUnits(first, separator));
        }
        for (int titles = 1; titles <= MOST_TITLES; titles++) {
            for (char other : SEPARATORS) {
                List<String> rows = sample.rows(other);
                if (titles + FEWEST_ROWS < rows.size() && areTitles(rows, titles, other)) {
                    return new CsvHead(other, titles, hasUnits(rows.subList(titles, rows.size()), other));
                }
            }
        }
        return new CsvHead(separator, 0, false);
    }

    /** Whether so many lines stand above the names of the columns. */
    private static boolean areTitles(List<String> rows, int titles, char separator) {
        List<String> rest = rows.subList(titles, rows.size());
        boolean mayBe = rows.subList(0, titles).stream().allMatch(line -> filled(line, separator) <= 1)
                || titles == 1 && areGroups(rows, separator);
        return mayBe && names(rest.get(0), separator) && isTable(rest, separator);
    }

    /** Whether a line begins as a comment does. */
    static boolean isComment(String line) {
        int start = 0;
        while (start < line.length() && line.charAt(start) == '\uFEFF') {
            start++;
        }
        return start < line.length() && line.charAt(start) == COMMENT;
    }

    /**
     * The first line that is a comment; empty where lines with its sign are names of columns, as in {@code #id,age}, or rows, as where ids begin with
     * it: then no names of columns stand in the first line without it, or a line with the sign has as many cells as the table.
     */
    static String comment(CsvSample sample) {
        List<String> lines = sample.lines();
        CsvSample without = sample.without(CsvHead::isComment);
        int rest = without.lines().size();
        boolean areFew = rest > FEWEST_ROWS && rest < lines.size() && 2 * rest >= lines.size();
        if (!areFew || isWithinQuotes(lines)) {
            return "";
        }
        List<Character> possible = SEPARATORS.stream()
                .filter(separator -> canBeTable(without.rows(separator), separator))
                .toList();
        boolean areComments = !possible.isEmpty()
                && possible.stream()
                        .noneMatch(separator -> isOfTable(sample.rows(separator), without.rows(separator), separator));
        return areComments
                ? lines.stream()
                        .filter(CsvHead::isComment)
                        .findFirst()
                        .orElseThrow()
                        .strip()
                : "";
    }

    private static boolean canBeTable(List<String> rows, char separator) {
        return rows.size() > 1
                && names(rows.get(0), separator)
                && isWithoutNumbers(rows.get(0), separator)
                && fits(rows, separator)
                && count(rows.get(1), separator) == count(rows.get(0), separator);
    }

    /** Whether a line with the sign has the names of the columns, or is a row. */
    private static boolean isOfTable(List<String> lines, List<String> rest, char separator) {
        int first = Math.max(0, lines.indexOf(rest.get(0)));
        boolean isAbove = first > 0
                && isLike(lines.get(first - 1), rest.get(0), separator)
                && names(lines.get(first - 1), separator)
                && !areNamesOf(rest, separator);
        return isAbove
                || lines.subList(first, lines.size()).stream()
                        .anyMatch(line -> isComment(line) && isLike(line, rest.get(0), separator));
    }

    private static boolean isLike(String line, String other, char separator) {
        return count(line, separator) == count(other, separator) && filled(line, separator) > 1;
    }

    /** Whether a first line differs from the others as names do: a cell of it has no digit, and all below it have some. */
    private static boolean areNamesOf(List<String> lines, char separator) {
        List<String> first = QuotedCells.of(lines.get(0), separator);
        return IntStream.range(0, first.size())
                .filter(column -> !hasDigit(first.get(column)))
                .anyMatch(column -> lines.stream()
                        .skip(1)
                        .map(line -> QuotedCells.of(line, separator))
                        .filter(cells -> cells.size() == first.size())
                        .allMatch(cells -> hasDigit(cells.get(column))));
    }

    private static boolean hasDigit(String cell) {
        return cell.chars().anyMatch(Character::isDigit);
    }

    /** Whether a line begins as a comment within a cell of several lines, as headings of notes do. */
    private static boolean isWithinQuotes(List<String> lines) {
        boolean isOpen = false;
        for (String line : lines) {
            if (isComment(line)) {
                if (isOpen) {
                    return true;
                }
            } else {
                isOpen ^= line.chars().filter(character -> character == '"').count() % 2 == 1;
            }
        }
        return false;
    }

    private static boolean isWithoutNumbers(String line, char separator) {
        return QuotedCells.of(line, separator).stream().allMatch(cell -> Double.isNaN(DecimalNumber.parse(cell)));
    }

    /**
     * Whether a line has the names of groups of columns above the names of the columns, as spreadsheets merge cells: some are empty or come again, and
     * none is a number.
     */
    private static boolean areGroups(List<String> lines, char separator) {
        List<String> groups = QuotedCells.of(lines.get(0), separator);
        List<String> named = groups.stream().filter(cell -> !cell.isEmpty()).toList();
        if (lines.size() <= FEWEST_ROWS || groups.size() != filled(lines.get(1), separator)) {
            return false;
        }
        boolean areFewer = new HashSet<>(named).size() < groups.size() - 1 && !named.isEmpty();
        return areFewer
                && isWithoutNumbers(lines.get(0), separator)
                && isWithoutNumbers(lines.get(1), separator)
                && names(lines.get(1), separator)
                && !isWithoutNumbers(lines.get(2), separator);
    }

    /** Whether a line can have the names of columns: two or more, each once, and all but behind the last one. */
    private static boolean names(String line, char separator) {
        List<String> cells = QuotedCells.of(line, separator);
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        Set<String> different = new HashSet<>(cells);
        return cells.size() > 1
                && different.size() == cells.size()
                && !cells.subList(1, cells.size()).contains("");
    }

    private static boolean isTable(List<String> lines, char separator) {
        List<String> names = QuotedCells.of(lines.get(0), separator);
        return lines.stream().allMatch(line -> isRow(line, names, separator));
    }

    /** Whether a line has as many cells as there are names: empty ones behind them do not count. */
    private static boolean isRow(String line, List<String> names, char separator) {
        int named = names.size();
        while (named > 2 && names.get(named - 1).isEmpty()) {
            named--;
        }
        List<String> cells = QuotedCells.of(line, separator);
        return cells.size() >= named && cells.stream().skip(names.size()).allMatch(String::isEmpty);
    }

    /** Whether the second line has units, and no patient. */
    private static boolean hasUnits(List<String> lines, char separator) {
        if (lines.size() <= FEWEST_ROWS) {
            return false;
        }
        List<String> cells = QuotedCells.of(lines.get(1), separator);
        List<String> others =
                cells.stream().skip(1).filter(cell -> !cell.isEmpty()).toList();
        return UNIT_WORDS.contains(cells.get(0).toLowerCase(Locale.ROOT).replaceAll("[\\[\\]():.]", ""))
                && !others.isEmpty()
                && others.stream().noneMatch(cell -> Character.isDigit(cell.charAt(0)) && !isUnit(cell))
                && 2 * others.stream().filter(CsvHead::isUnit).count() >= others.size();
    }

    private static boolean isUnit(String cell) {
        String bare = cell.replaceAll("^[(\\[]|[)\\]]$", "");
        return UnitText.isUnit(bare) || RATE.matcher(bare).matches();
    }

    private static long filled(String line, char separator) {
        return QuotedCells.of(line, separator).stream()
                .filter(cell -> !cell.isEmpty())
                .count();
    }

    private static int count(String line, char separator) {
        return QuotedCells.of(line, separator).size();
    }

    /**
     * Whether a separator cuts all lines into as many cells as the first one; empty ones behind the names do not count, and neither do lines of words
     * below the rows. Commas may be in texts.
     */
    static boolean fits(List<String> lines, char separator) {
        List<String> names = QuotedCells.of(lines.get(0), separator);
        int end = lines.size();
        while (end > FEWEST_ROWS
                && end > lines.size() - CsvRecords.MOST_END_LINES
                && isEndLine(lines.get(end - 1), separator)) {
            end--;
        }
        return names.size() > 1
                && (separator == ',' || lines.subList(0, end).stream().allMatch(line -> isRow(line, names, separator)));
    }

    /** Whether the first line has several names, and a separator cuts more than half of the lines into as many cells. */
    static boolean fitsMostly(List<String> lines, char separator) {
        List<String> names = QuotedCells.of(lines.get(0), separator);
        return names(lines.get(0), separator)
                && 2
                                * lines.stream()
                                        .filter(line -> isRow(line, names, separator))
                                        .count()
                        > lines.size();
    }

    private static boolean isEndLine(String line, char separator) {
        return line.isBlank() || line.indexOf(separator) < 0 && line.strip().indexOf(' ') > 0;
    }
}
