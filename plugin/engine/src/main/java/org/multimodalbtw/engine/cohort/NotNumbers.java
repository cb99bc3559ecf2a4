package org.multimodalbtw.engine.cohort;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;

/** Says which cells of columns of numbers hold none. */
final class NotNumbers {

    private static final int LONGEST_QUOTE = 40;
    private static final int MOST_TEXTS = 12;
    private static final int MOST_DIFFERENT = 100_000;

    private NotNumbers() {}

    /** The first such cell. */
    static InputException first(String fileName, long row, String id, String column, String text) {
        return new InputException(
                "File " + fileName + ", row " + row + " (id " + id + "), column '" + column + "': '" + quoted(text)
                        + "' is not a number.",
                "Correct the cell, add '" + quoted(text) + "' to the texts that mean empty, or list '" + column
                        + "' under the columns to read as text.");
    }

    /** All such cells of a file, which is read in full. */
    static InputException in(CsvFile file) {
        Map<String, Map<String, Long>> found = new LinkedHashMap<>();
        String first = count(file, found);
        long cells = found.values().stream()
                .flatMap(texts -> texts.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        String list = found.entrySet().stream()
                .map(column -> "'" + column.getKey() + "' has " + texts(column.getValue()))
                .collect(Collectors.joining("; "));
        String column = found.keySet().stream().findFirst().orElse("");
        String name = CohortFiles.nameOf(file.fileName());
        return new InputException(
                "File " + file.fileName() + ": " + (cells == 1 ? "1 cell is" : cells + " cells are")
                        + " no number in a column of numbers: " + list + "; the first is in " + first + ".",
                "Write each of these cells as a number. Where the result is too low or too high to be measured, as neg may say, write the"
                        + " limit, such as <5 or >90. Where nothing is known, empty the cells; or let the program empty them, in all columns,"
                        + " with the text of the cells in the place of TEXT: --set 'Cohort Reader/missingTexts="
                        + emptyTexts(file)
                        + "TEXT' ('Texts that mean empty' of the Cohort Reader). To do without the column:"
                        + " --column '" + name + "/" + column
                        + "=unused'. To take each different cell as a category: --column '" + name
                        + "/" + column + "=category' ('Columns taken as').");
    }

    /**
     * @param found gets the texts of each column and how often they occur
     * @return where the first of them is
     */
    private static String count(CsvFile file, Map<String, Map<String, Long>> found) {
        String[] first = new String[1];
        long[] row = new long[1];
        file.forEachRecord(cells -> {
            row[0]++;
            for (CsvColumn column : file.layout().columns()) {
                String text = cells[column.source()];
                boolean isOfLimits =
                        !column.column().name().equals(file.layout().header()[column.source()]);
                if (!isOfLimits && isNoNumber(column, text)) {
                    String here =
                            "row " + row[0] + " (id " + cells[file.layout().idIndex()] + ")";
                    first[0] = first[0] == null ? here : first[0];
                    Map<String, Long> texts =
                            found.computeIfAbsent(column.column().name(), name -> new LinkedHashMap<>());
                    if (texts.size() < MOST_DIFFERENT || texts.containsKey(text)) {
                        texts.merge(text, 1L, Long::sum);
                    }
                }
            }
        });
        return first[0];
    }

    /** Those of now, each with a comma behind it: what is given replaces them. */
    private static String emptyTexts(CsvFile file) {
        return file.missingTexts().stream()
                .filter(text -> !text.isEmpty())
                .sorted()
                .map(text -> text + ", ")
                .collect(Collectors.joining());
    }

    private static boolean isNoNumber(CsvColumn column, String text) {
        return column.column().kind() == TableColumn.Kind.NUMBER
                && !column.reading().isEmpty(text)
                && Double.isNaN(column.reading().number(text));
    }

    private static String texts(Map<String, Long> texts) {
        String first = texts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_TEXTS)
                .map(text -> "'" + quoted(text.getKey()) + "' (" + text.getValue() + ")")
                .collect(Collectors.joining(", "));
        return texts.size() <= MOST_TEXTS ? first : first + " and " + (texts.size() - MOST_TEXTS) + " more";
    }

    private static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
