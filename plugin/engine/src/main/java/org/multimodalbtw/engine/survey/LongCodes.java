package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;

/** Whole numbers of six digits and more, of which few different ones come again and again, as those of insurances and cost centres. */
final class LongCodes {

    private static final int FEWEST_DIGITS = 6;
    private static final int MOST = 30;
    private static final int FEWEST_TIMES = 4;
    private static final double ROUND = 100;

    private LongCodes() {}

    /**
     * @param cells a column of whole numbers without texts
     * @return what they are: a clause; empty where they may be measured
     */
    static Optional<String> clause(ColumnCells cells) {
        boolean mayBe = cells.areWhole()
                && cells.textCells() == 0
                && cells.sameLength() >= FEWEST_DIGITS
                && cells.differentWholes() > 2;
        if (!mayBe) {
            return Optional.empty();
        }
        double[] different = Arrays.stream(cells.numbers()).distinct().toArray();
        boolean areCodes = different.length <= MOST
                && FEWEST_TIMES * different.length <= cells.filled()
                && Arrays.stream(different).anyMatch(number -> number % ROUND != 0)
                && Arrays.stream(different).allMatch(number -> number > 0);
        return areCodes
                ? Optional.of("only " + different.length + " different numbers of " + cells.sameLength()
                        + " digits, such as " + Limits.number(different[0])
                        + ", are codes, and are read as categories; if they are measured, take the column as a number")
                : Optional.empty();
    }
}
