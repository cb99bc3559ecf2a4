package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    private static final Set<String> UNIT_WORDS =
            Set.of("", "unit", "units", "einheit", "einheiten", "unité", "unidad", "eenheid");

    /**
     * @param written the first lines of a file
     * @param separator what stands between cells if the first line has the names of the columns
     */
    static CsvHead of(List<String> written, char separator) {
        List<String> lines = written.stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || names(lines.get(0), separator) && !areGroups(lines, separator)) {
            return new CsvHead(separator, 0, hasUnits(lines, separator));
        }
        for (int titles = 1; titles <= MOST_TITLES && titles + FEWEST_ROWS < lines.size(); titles++) {
            List<String> rest = lines.subList(titles, lines.size());
            for (char other : SEPARATORS) {
                boolean areTitles = lines.subList(0, titles).stream().allMatch(line -> filled(line, other) <= 1)
                        || titles == 1 && areGroups(lines, other);
                if (areTitles && names(rest.get(0), other) && isTable(rest, other)) {
                    return new CsvHead(other, titles, hasUnits(rest, other));
                }
            }
        }
        return new CsvHead(separator, 0, false);
    }

    /** Whether a line begins as a comment does. */
    static boolean isComment(String line) {
        return line.replace("\uFEFF", "").startsWith(String.valueOf(COMMENT));
    }

    /**
     * The first line that is a comment; empty where lines with its sign are names of columns, as in {@code #id,age}, or rows, as where ids begin with
     * it: then no names of columns stand in the first line without it, or a line with the sign has as many cells as the table.
     */
    static String comment(List<String> written) {
        List<String> lines = written.stream().filter(line -> !line.isBlank()).toList();
        if (isWithinQuotes(lines)) {
            return "";
        }
        List<String> rest = lines.stream().filter(line -> !isComment(line)).toList();
        boolean areFew = rest.size() > FEWEST_ROWS && rest.size() < lines.size() && 2 * rest.size() >= lines.size();
        List<Character> possible = areFew
                ? SEPARATORS.stream()
                        .filter(separator -> names(rest.get(0), separator)
                                && isWithoutNumbers(rest.get(0), separator)
                                && fits(rest, separator)
                                && count(rest.get(1), separator) == count(rest.get(0), separator))
                        .toList()
                : List.of();
        boolean areComments =
                !possible.isEmpty() && possible.stream().noneMatch(separator -> isOfTable(lines, rest, separator));
        return areComments
                ? lines.stream()
                        .filter(CsvHead::isComment)
                        .findFirst()
                        .orElseThrow()
                        .strip()
                : "";
    }

    /** Whether a line with the sign has the names of the columns, or is a row. */
    private static boolean isOfTable(List<String> lines, List<String> rest, char separator) {
        int first = lines.indexOf(rest.get(0));
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
        List<String> first = cells(lines.get(0), separator);
        return IntStream.range(0, first.size())
                .filter(column -> !hasDigit(first.get(column)))
                .anyMatch(column -> lines.stream()
                        .skip(1)
                        .map(line -> cells(line, separator))
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
        return cells(line, separator).stream().allMatch(cell -> Double.isNaN(DecimalNumber.parse(cell)));
    }

    /**
     * Whether a line has the names of groups of columns above the names of the columns, as spreadsheets merge cells: some are empty or come again, and
     * none is a number.
     */
    private static boolean areGroups(List<String> lines, char separator) {
        List<String> groups = cells(lines.get(0), separator);
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
        List<String> cells = cells(line, separator);
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        Set<String> different = new HashSet<>(cells);
        return cells.size() > 1
                && different.size() == cells.size()
                && !cells.subList(1, cells.size()).contains("");
    }

    private static boolean isTable(List<String> lines, char separator) {
        int cells = count(lines.get(0), separator);
        return lines.stream().allMatch(line -> count(line, separator) == cells);
    }

    /** Whether the second line has units, and no patient. */
    private static boolean hasUnits(List<String> lines, char separator) {
        if (lines.size() <= FEWEST_ROWS) {
            return false;
        }
        List<String> cells = cells(lines.get(1), separator);
        List<String> others =
                cells.stream().skip(1).filter(cell -> !cell.isEmpty()).toList();
        return UNIT_WORDS.contains(cells.get(0).toLowerCase(Locale.ROOT).replaceAll("[\\[\\]():.]", ""))
                && !others.isEmpty()
                && others.stream().noneMatch(cell -> Character.isDigit(cell.charAt(0)) && !UnitText.isUnit(cell))
                && 2 * others.stream().filter(CsvHead::isUnit).count() >= others.size();
    }

    private static boolean isUnit(String cell) {
        return UnitText.isUnit(cell.replaceAll("^[(\\[]|[)\\]]$", ""));
    }

    private static long filled(String line, char separator) {
        return cells(line, separator).stream().filter(cell -> !cell.isEmpty()).count();
    }

    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int index = 0; index <= line.length(); index++) {
            boolean isEnd = index == line.length();
            quoted ^= !isEnd && line.charAt(index) == '"';
            if (isEnd || !quoted && line.charAt(index) == separator) {
                cells.add(line.substring(start, index)
                        .replace("\uFEFF", "")
                        .replace("\"", "")
                        .strip());
                start = index + 1;
            }
        }
        return cells;
    }

    private static int count(String line, char separator) {
        return cells(line, separator).size();
    }

    /**
     * Whether a separator cuts all lines into as many cells as the first one; a last empty one does not count, and neither do lines of words below the
     * rows. Commas may be in texts.
     */
    static boolean fits(List<String> lines, char separator) {
        int cells = count(lines.get(0), separator);
        int end = lines.size();
        while (end > FEWEST_ROWS
                && end > lines.size() - CsvRecords.MOST_END_LINES
                && isEndLine(lines.get(end - 1), separator)) {
            end--;
        }
        return cells > 1
                && lines.subList(0, end).stream()
                        .filter(line -> !line.isBlank())
                        .allMatch(line -> separator == ','
                                || count(line, separator) == cells
                                || count(line, separator) == cells + 1
                                        && line.strip().endsWith(String.valueOf(separator)));
    }

    private static boolean isEndLine(String line, char separator) {
        return line.isBlank() || line.indexOf(separator) < 0 && line.strip().indexOf(' ') > 0;
    }

    /** Where a separator stands first in a line, outside of quotes. */
    static int place(String line, char separator) {
        boolean quoted = false;
        for (int index = 0; index < line.length(); index++) {
            quoted ^= line.charAt(index) == '"';
            if (!quoted && line.charAt(index) == separator) {
                return index;
            }
        }
        return Integer.MAX_VALUE;
    }
}
