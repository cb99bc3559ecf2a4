package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.Limits;

/** Cells of a table of measurements that hold something else than the column should: how many, and of which patient the first one is. */
final class UnreadCells {

    private static final int LONGEST_QUOTE = 40;

    private final String modality;
    private final Map<String, Cells> noNumbers = new LinkedHashMap<>();
    private final Map<String, Cells> noDates = new LinkedHashMap<>();
    private final Map<String, Cells> otherSigns = new LinkedHashMap<>();

    private static final class Cells {

        private final String example;
        private long count;

        Cells(String example) {
            this.example = example;
        }
    }

    /** @param modality what the table is called */
    UnreadCells(String modality) {
        this.modality = modality;
    }

    void clear() {
        noNumbers.clear();
        noDates.clear();
        otherSigns.clear();
    }

    /** Counts a cell that holds no number. */
    void noNumber(String column, String text, String patient) {
        add(noNumbers, column, quoted(text) + " of patient '" + patient + "'");
    }

    /** Counts a cell that holds no date. */
    void noDate(String column, String text, String patient) {
        add(noDates, column, quoted(text) + " of patient '" + patient + "'");
    }

    /** Counts a number whose decimals stand behind the other sign than those of the training rows. */
    void otherSign(String column, String text, double number) {
        add(otherSigns, column, quoted(text) + " as " + Limits.number(number));
    }

    private static void add(Map<String, Cells> to, String column, String example) {
        to.computeIfAbsent(column, name -> new Cells(example)).count++;
    }

    private static String quoted(String text) {
        return "'" + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…") + "'";
    }

    /** @return one sentence for each column and fault, with the way round */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        noNumbers.forEach((column, cells) -> sentences.add(said(
                        cells,
                        column,
                        " holds no number and counts as not measured",
                        " hold no number and count as not measured")
                + toUse(cells, "write the number alone.")));
        noDates.forEach((column, cells) -> sentences.add(said(
                        cells,
                        column,
                        " holds no date that is clear, and its row is left out",
                        " hold no date that is clear, and their rows are left out")
                + toUse(cells, "write the year first, as 2150-03-31 08:00.")));
        otherSigns.forEach((column, cells) -> sentences.add(said(
                        cells,
                        column,
                        " has another decimal sign than the training rows and is read with it",
                        " have another decimal sign than the training rows and are read with it")
                + ". If it separates thousands, remove it."));
        return sentences;
    }

    private String said(Cells cells, String column, String one, String several) {
        return "In '" + modality + "', " + (cells.count == 1 ? "1 cell" : cells.count + " cells") + " of column '"
                + column + "'" + (cells.count == 1 ? one : several) + ", for example " + cells.example;
    }

    private static String toUse(Cells cells, String remedy) {
        return ". To use " + (cells.count == 1 ? "it" : "them") + ", " + remedy;
    }
}
