package org.multimodalbtw.engine.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How numbers of a column are written. What a column does not have is absent.
 *
 * @param decimals which sign stands before the decimals of numbers as people write them
 * @param emptyNumbers numbers that mean that a cell is empty
 * @param farthest the largest magnitude that is no slip of the pen
 * @param remarks what stands behind some numbers and is passed over
 * @param otherSign whether new rows may have the other sign before their decimals
 * @param ungrouped whether the training rows have decimals and never separate thousands, so that a sign before three digits stands before
 *     decimals in new rows, too
 * @param spaced whether units may have a space within, as {@link SpacedUnits}
 * @param worded whether the sign of a limit may be a word, as {@link LimitWords}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record NumberForm(
        NumberText.Decimals decimals,
        List<Double> emptyNumbers,
        Double farthest,
        List<String> remarks,
        Boolean otherSign,
        Boolean ungrouped,
        Boolean spaced,
        Boolean worded) {

    static final NumberForm PLAIN = new NumberForm(null, List.of(), null, List.of(), null, null, null, null);

    NumberForm {
        emptyNumbers = emptyNumbers == null ? List.of() : List.copyOf(emptyNumbers);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    NumberForm written(NumberText.Decimals marks, List<String> passedOver) {
        return new NumberForm(marks, emptyNumbers, farthest, passedOver, otherSign, ungrouped, spaced, worded);
    }

    NumberForm without(double[] numbers, double magnitude) {
        return new NumberForm(
                decimals,
                Arrays.stream(numbers).boxed().toList(),
                Double.isInfinite(magnitude) ? null : magnitude,
                remarks,
                otherSign,
                ungrouped,
                spaced,
                worded);
    }

    /** The same of numbers whose thousands nothing separates. */
    NumberForm withoutGroups() {
        return new NumberForm(decimals, emptyNumbers, farthest, remarks, otherSign, true, spaced, worded);
    }

    /** The same of numbers whose units may have a space within. */
    NumberForm withSpaces() {
        return new NumberForm(decimals, emptyNumbers, farthest, remarks, otherSign, ungrouped, true, worded);
    }

    /** The same of limits whose sign may be a word. */
    NumberForm withWords() {
        return new NumberForm(decimals, emptyNumbers, farthest, remarks, otherSign, ungrouped, spaced, true);
    }

    /** Whether a sign before three digits stands before decimals. */
    boolean isUngrouped() {
        return ungrouped != null;
    }

    /** The same where these numbers mean that a cell is empty, too. */
    NumberForm orEmpty(DoubleStream more) {
        double[] numbers = DoubleStream.concat(emptyNumbers.stream().mapToDouble(Double::doubleValue), more)
                .distinct()
                .toArray();
        return without(numbers, farthest == null ? Double.POSITIVE_INFINITY : farthest);
    }

    /** The same of new rows, which may have the other sign before their decimals. */
    NumberForm ofNewRows() {
        return new NumberForm(decimals, emptyNumbers, farthest, remarks, true, ungrouped, spaced, worded);
    }

    /** A cell of new rows with the sign of the training rows before its decimals; empty where it has that, or it is not known which it is. */
    Optional<String> withOwnSign(String cell) {
        return otherSign == null ? Optional.empty() : OtherSign.replaced(cell, decimals, isUngrouped());
    }

    /** The cell without a sign of high or low behind it, where the column has these, and without a remark, where it has these. */
    String plain(String cell, boolean hasFlags) {
        String signed = worded == null ? cell : LimitWords.signed(cell);
        String flagged = hasFlags ? ResultFlag.strip(signed) : signed;
        String text = spaced == null ? flagged : SpacedUnits.joined(flagged);
        return remarks.isEmpty() ? text : Remark.strip(text, remarks);
    }
}
