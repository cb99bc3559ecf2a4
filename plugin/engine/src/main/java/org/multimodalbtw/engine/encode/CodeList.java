package org.multimodalbtw.engine.encode;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Several names in one cell, such as the codes of all diagnoses of a patient. A row gives them as a text with one name a line. */
public final class CodeList {

    private static final String SEPARATORS = ";|,";
    private static final String LINE = "\n";

    private CodeList() {}

    /**
     * @param cell a cell
     * @param separator what stands between its names
     * @return the names, one a line, without spaces around them
     */
    public static String lines(String cell, char separator) {
        return lines(Arrays.asList(cell.split(Pattern.quote(String.valueOf(separator)))));
    }

    /**
     * @param cell a cell whose names stand in brackets, each perhaps in quotes, as in {@code ["I10", "E11.9"]}
     * @param separator what stands between its names
     * @return the names, one a line, without brackets, quotes and spaces around them
     */
    public static String bracketed(String cell, char separator) {
        String inner = cell.replaceAll("^\\s*[\\[({]+|[\\])}]+\\s*$", "");
        return lines(Arrays.stream(inner.split(Pattern.quote(String.valueOf(separator))))
                .map(name -> name.strip().replaceAll("^[\"']|[\"']$", ""))
                .toList());
    }

    /**
     * @param cell a cell whose names have a count in brackets behind them, as in {@code I10(3), E11.9(1)}
     * @param separator what stands between its names
     * @return the names, one a line, without counts and spaces around them
     */
    public static String counted(String cell, char separator) {
        return lines(Arrays.stream(cell.split(Pattern.quote(String.valueOf(separator))))
                .map(name -> name.strip().replaceAll("\\s*\\(\\d+\\)$", ""))
                .toList());
    }

    /**
     * @param cell a cell of a list of which it is not known what stands between the names
     * @return the names, one a line, by the first of {@code ; | ,} that the cell has
     */
    public static String lines(String cell) {
        return SEPARATORS
                .chars()
                .filter(separator -> cell.indexOf(separator) >= 0)
                .mapToObj(separator -> lines(cell, (char) separator))
                .findFirst()
                .orElse(cell);
    }

    /**
     * @param names names
     * @return the names, one a line
     */
    public static String lines(List<String> names) {
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.replace(LINE, " "))
                .collect(Collectors.joining(LINE));
    }

    /**
     * @param lines names, one a line
     * @return each name once, in order
     */
    public static List<String> names(String lines) {
        return lines.lines().distinct().toList();
    }
}
