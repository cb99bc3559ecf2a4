package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may be codes among the numbers of a column of patients, which stay numbers: each is named. */
final class NumberCodes {

    private static final String IF_CODES = ", and count as numbers; if they do, add them to 'Texts that mean empty'";

    private NumberCodes() {}

    /**
     * @param numbers the column's numbers
     * @param reading says which of them count as empty
     * @return what is to say, one clause each; mostly none
     */
    static List<String> clauses(ColumnCells cells, double[] numbers, CellReading reading) {
        List<String> clauses = new ArrayList<>();
        double[] used = Arrays.stream(numbers)
                .filter(number -> !reading.isEmpty(number))
                .toArray();
        Optional<String> negative = Extent.of(used).lowest() < 0 ? NegativeCodes.clause(cells) : Optional.empty();
        boolean isSaid = negative.isPresent() && NegativeCodes.areBesideNames(cells);
        negative.or(() -> measured(cells, used))
                .filter(clause -> !isSaid)
                .ifPresent(clause -> clauses.add(clause + IF_CODES));
        UnknownCode.doubt(cells, reading).ifPresent(clauses::add);
        ApartCodes.of(numbers, reading)
                .map(ApartCodes::clause)
                .or(() -> RepeatedNines.of(used).map(RepeatedNines::clause))
                .ifPresent(clauses::add);
        MetricNines.clause(cells).ifPresent(clauses::add);
        NamedNumbers.clause(cells).ifPresent(clauses::add);
        return clauses;
    }

    private static Optional<String> measured(ColumnCells cells, double[] used) {
        return Extent.of(used).lowest() >= 0
                ? Optional.empty()
                : MeasuredCodes.of(used, cells.name()).map(MeasuredCodes::clause);
    }
}
