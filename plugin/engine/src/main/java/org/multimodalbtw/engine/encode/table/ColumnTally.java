package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;

/** What is noticed in one column while rows are encoded. */
final class ColumnTally {

    private static final double CLIPPED_SHARE = 0.01;

    private final String name;
    private final double clip;
    /** Categories of the training rows, the most frequent first. */
    private final List<String> known;

    private final SortedSet<String> unseenExamples = new TreeSet<>();
    private final ShiftedNumbers shifted = new ShiftedNumbers();
    private long numbers;
    private long clipped;
    private long unseen;
    private boolean isOther;
    private boolean perhapsRare;

    ColumnTally(String name, double clip, List<String> known) {
        this.name = name;
        this.clip = clip;
        this.known = known;
    }

    /** Counts a number of a column of numbers, beside whether it was cut. */
    void number(double number, NumberFeature learnt) {
        shifted.add(number, learnt);
    }

    /** Counts a number that is not empty. */
    void number(boolean wasClipped) {
        numbers++;
        clipped += wasClipped ? 1 : 0;
    }

    /**
     * Counts a category that the encoder does not name.
     *
     * @param countsAsOther whether it has the feature of the training rows' rare categories
     * @param isPerhapsRare whether training rows have categories that are not named
     */
    void unknown(String category, boolean countsAsOther, boolean isPerhapsRare) {
        isOther = countsAsOther;
        perhapsRare = isPerhapsRare;
        unseen++;
        unseenExamples.add(category);
        if (unseenExamples.size() > Examples.MOST) {
            unseenExamples.remove(unseenExamples.last());
        }
    }

    /**
     * @param columns what was noticed in each column
     * @return one sentence for each thing that the analyst should know; where more than {@value Examples#MOST} columns have the same, one
     *     for all of them
     */
    static List<String> warnings(List<ColumnTally> columns) {
        List<String> warnings = new ArrayList<>();
        List<ColumnTally> unseen =
                columns.stream().filter(column -> column.unseen > 0).toList();
        if (unseen.size() > Examples.MOST) {
            boolean areOther = unseen.stream().allMatch(column -> column.isOther);
            boolean perhapsRare = unseen.stream().anyMatch(column -> column.perhapsRare);
            warnings.add(unseen.size() + " columns have " + unknown(areOther || perhapsRare, perhapsRare) + ", in "
                    + unseen.stream().mapToLong(column -> column.unseen).sum() + " cells, for example "
                    + first(unseen, column -> "'" + column.unseenExamples.first() + "' in '" + column.name + "'")
                    + (perhapsRare ? "." : ". Write them as the training rows do where one of theirs is meant."));
        } else {
            unseen.forEach(column -> warnings.add(column.unseenSentence()));
        }
        warnings.addAll(shifted(columns));
        List<ColumnTally> clipped = columns.stream()
                .filter(column -> column.isClipped() && !column.shifted.areLikely())
                .toList();
        if (clipped.size() > Examples.MOST) {
            warnings.add("In " + clipped.size() + " columns numbers are more than " + clipped.get(0).clip
                    + " standard deviations away from the training mean and were limited to that, for example "
                    + first(clipped, column -> column.clipped + " of " + column.numbers + " in '" + column.name + "'")
                    + ".");
        } else {
            clipped.forEach(column -> warnings.add(column.clippedSentence()));
        }
        return warnings;
    }

    /** What may be in another unit: a sentence for each column, or one for many. */
    private static List<String> shifted(List<ColumnTally> columns) {
        List<ColumnTally> shifted =
                columns.stream().filter(column -> column.shifted.areLikely()).toList();
        String remedy =
                " If they are in another unit, write them in that of the training rows; else few patients of the"
                        + " training were like these, and their predictions are less sure.";
        if (shifted.size() > Examples.MOST) {
            return List.of("In " + shifted.size() + " columns most numbers lie far from those of the training rows: "
                    + first(shifted, column -> "in '" + column.name + "' " + column.shifted.clause())
                    + " and others." + remedy);
        }
        return shifted.stream().map(column -> column.shiftedSentence() + remedy).toList();
    }

    private String shiftedSentence() {
        String cut = clipped == 0
                ? ""
                : " " + clipped + (clipped == 1 ? " of them was" : " of them were") + " limited to " + clip
                        + " standard deviations from the mean.";
        return "Column '" + name + "': " + shifted.clause() + "." + cut;
    }

    private static String first(List<ColumnTally> columns, Function<ColumnTally, String> text) {
        return columns.stream().limit(Examples.MOST).map(text).collect(Collectors.joining(", "));
    }

    private String unseenSentence() {
        return "Column '" + name + "': " + unknown(isOther, perhapsRare) + ", in " + unseen
                + (unseen == 1 ? " cell" : " cells")
                + ", for example '" + String.join("', '", unseenExamples) + "'."
                + (perhapsRare
                        ? ""
                        : " Training rows have " + Examples.of(known) + ": write these where they are meant.");
    }

    private static String unknown(boolean isOther, boolean perhapsRare) {
        if (!isOther) {
            return "categories that no training row has, which are not used";
        }
        return "categories that no training row has, " + (perhapsRare ? "or too few to be named, " : "")
                + "which count as other";
    }

    private boolean isClipped() {
        return clipped > CLIPPED_SHARE * numbers;
    }

    private String clippedSentence() {
        return "Column '" + name + "': " + clipped + " of " + numbers + " numbers are more than " + clip
                + " standard deviations away from the training mean and were limited to that.";
    }
}
