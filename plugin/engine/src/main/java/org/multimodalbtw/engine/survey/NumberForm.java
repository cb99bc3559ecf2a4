package org.multimodalbtw.engine.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How numbers of a column are written. What a column does not have is absent.
 *
 * @param decimals which sign stands before the decimals of numbers as people write them
 * @param emptyNumbers numbers that mean that a cell is empty
 * @param farthest the largest magnitude that is no slip of the pen
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record NumberForm(NumberText.Decimals decimals, List<Double> emptyNumbers, Double farthest) {

    static final NumberForm PLAIN = new NumberForm(null, List.of(), null);

    NumberForm {
        emptyNumbers = emptyNumbers == null ? List.of() : List.copyOf(emptyNumbers);
    }
}
