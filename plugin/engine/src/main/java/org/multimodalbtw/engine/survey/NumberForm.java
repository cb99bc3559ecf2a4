package org.multimodalbtw.engine.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;

/**
 * How numbers of a column are written. What a column does not have is absent.
 *
 * @param decimals which sign stands before the decimals of numbers as people write them
 * @param emptyNumbers numbers that mean that a cell is empty
 * @param farthest the largest magnitude that is no slip of the pen
 * @param remarks what stands behind some numbers and is passed over
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record NumberForm(NumberText.Decimals decimals, List<Double> emptyNumbers, Double farthest, List<String> remarks) {

    static final NumberForm PLAIN = new NumberForm(null, List.of(), null, List.of());

    NumberForm {
        emptyNumbers = emptyNumbers == null ? List.of() : List.copyOf(emptyNumbers);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    NumberForm written(NumberText.Decimals marks, List<String> passedOver) {
        return new NumberForm(marks, emptyNumbers, farthest, passedOver);
    }

    NumberForm without(double[] numbers, double magnitude) {
        return new NumberForm(
                decimals,
                Arrays.stream(numbers).boxed().toList(),
                Double.isInfinite(magnitude) ? null : magnitude,
                remarks);
    }

    /** The cell without a sign of high or low behind it, where the column has these, and without a remark, where it has these. */
    String plain(String cell, boolean hasFlags) {
        String text = hasFlags ? ResultFlag.strip(cell) : cell;
        return remarks.isEmpty() ? text : Remark.strip(text, remarks);
    }
}
