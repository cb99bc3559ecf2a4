package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.Limits;

/** Cells that hold something and count as empty all the same, while rows are read as an encoder learnt to. */
final class ReadingTally {

    private static final int MOST_NAMED = 20;
    private static final int LONGEST_QUOTE = 40;

    private final Map<String, Count> noNumbers = new LinkedHashMap<>();
    private final Map<String, Count> noPairs = new LinkedHashMap<>();
    private final Map<String, Count> meanEmpty = new LinkedHashMap<>();
    private final Map<String, Count> meanKnown = new LinkedHashMap<>();
    private final Map<String, Count> otherSigns = new LinkedHashMap<>();

    private static final class Count {
        private long cells;
        private final List<String> examples = new ArrayList<>();

        private void add(String text) {
            cells++;
            if (examples.size() < Examples.MOST && !examples.contains(text)) {
                examples.add(text);
            }
        }
    }

    /** Counts a text that is no number. */
    void noNumber(String column, String text) {
        noNumbers.computeIfAbsent(column, name -> new Count()).add(quoted(text));
    }

    /** Counts what is no two numbers in a cell. */
    void noTwoNumbers(String column, String text) {
        noPairs.computeIfAbsent(column, name -> new Count()).add(quoted(text));
    }

    /** Counts a text or a number that stands for empty. */
    void meansEmpty(String column, String text) {
        meanEmpty.computeIfAbsent(column, name -> new Count()).add(quoted(text));
    }

    /** Counts a text that the training rows write in another way. */
    void means(String column, String text, String known) {
        meanKnown.computeIfAbsent(column, name -> new Count()).add(quoted(text) + " as " + quoted(known));
    }

    /** Counts a number whose decimals stand behind the other sign than those of the training rows. */
    void otherSign(String column, String text, double number) {
        otherSigns.computeIfAbsent(column, name -> new Count()).add(quoted(text) + " as " + Limits.number(number));
    }

    private static String quoted(String text) {
        return "'" + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…") + "'";
    }

    /** @return at most one sentence for each of the five */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!noNumbers.isEmpty()) {
            sentences.add(cells(noNumbers, " holds no number and counts as empty", " hold no number and count as empty")
                    + " To use what is a number: write it as the training rows do.");
        }
        if (!noPairs.isEmpty()) {
            sentences.add(cells(
                    noPairs, " holds no two numbers and counts as empty", " hold no two numbers and count as empty"));
        }
        if (!meanEmpty.isEmpty()) {
            sentences.add(cells(meanEmpty, " holds what stands for empty", " hold what stands for empty"));
        }
        if (!meanKnown.isEmpty()) {
            sentences.add(cells(
                            meanKnown,
                            " is written in another way than in the training rows and read as there",
                            " are written in another way than in the training rows and read as there")
                    + " To keep them as written: 'Columns are: As typed' in the dialog of the Tabular Encoder.");
        }
        if (!otherSigns.isEmpty()) {
            sentences.add(cells(
                            otherSigns,
                            " has another decimal sign than the training rows and is read with it",
                            " have another decimal sign than the training rows and are read with it")
                    + " If it separates thousands: remove it.");
        }
        return sentences;
    }

    private static String cells(Map<String, Count> columns, String one, String several) {
        long cells = columns.values().stream().mapToLong(count -> count.cells).sum();
        String list = columns.entrySet().stream()
                .limit(Examples.MOST)
                .map(column -> column.getValue().cells + " in '" + column.getKey() + "' ("
                        + String.join(", ", column.getValue().examples) + ")")
                .collect(Collectors.joining(", "));
        List<String> more = columns.keySet().stream().skip(Examples.MOST).toList();
        return (cells == 1 ? "1 cell" + one : cells + " cells" + several) + ": " + list
                + (more.isEmpty() ? "" : ", and others in " + Examples.of(more, MOST_NAMED)) + ".";
    }
}
