package org.multimodalbtw.engine.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How numbers of a column are written. What a column does not have is absent.
 *
 * @param decimals which sign stands before the decimals of numbers as people write them
 * @param emptyNumbers numbers that mean that a cell is empty
 * @param farthest the largest magnitude that is no slip of the pen
 * @param remarks what stands behind some numbers and is passed over
 * @param otherSign whether new rows may have the other sign before their decimals
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record NumberForm(
        NumberText.Decimals decimals,
        List<Double> emptyNumbers,
        Double farthest,
        List<String> remarks,
        Boolean otherSign) {

    static final NumberForm PLAIN = new NumberForm(null, List.of(), null, List.of(), null);

    NumberForm {
        emptyNumbers = emptyNumbers == null ? List.of() : List.copyOf(emptyNumbers);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    NumberForm written(NumberText.Decimals marks, List<String> passedOver) {
        return new NumberForm(marks, emptyNumbers, farthest, passedOver, otherSign);
    }

    NumberForm without(double[] numbers, double magnitude) {
        return new NumberForm(
                decimals,
                Arrays.stream(numbers).boxed().toList(),
                Double.isInfinite(magnitude) ? null : magnitude,
                remarks,
                otherSign);
    }

    /** The same of new rows, which may have the other sign before their decimals. */
    NumberForm ofNewRows() {
        return new NumberForm(decimals, emptyNumbers, farthest, remarks, true);
    }

    /** A cell of new rows with the sign of the training rows before its decimals; empty where it has that, or it is not known which it is. */
    Optional<String> withOwnSign(String cell) {
        return otherSign == null ? Optional.empty() : OtherSign.replaced(cell, decimals);
    }

    /** The cell without a sign of high or low behind it, where the column has these, and without a remark, where it has these. */
    String plain(String cell, boolean hasFlags) {
        String text = hasFlags ? ResultFlag.strip(cell) : cell;
        return remarks.isEmpty() ? text : Remark.strip(text, remarks);
    }
}
