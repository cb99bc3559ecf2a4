package org.multimodalbtw.spark.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.multimodalbtw.engine.survey.DecimalNumber;
import org.multimodalbtw.spark.door.CellKind;
import org.multimodalbtw.spark.door.TableFacts;
import org.multimodalbtw.spark.engine.PatientRows.PatientRow;

/** The columns of texts that hold numbers, by the first rows. */
final class NumberColumns {

    /** Of cells of a column of numbers, in which a few may be slips; our own choice. */
    static final double NEARLY_ALL = 0.9;

    private NumberColumns() {}

    /**
     * @param facts the table
     * @param head its first rows
     * @param share of the filled cells that are numbers, at least
     * @return the names of the columns
     */
    static Set<String> of(TableFacts facts, List<PatientRow> head, double share) {
        Set<String> numbers = new HashSet<>();
        for (int column = 0; column < facts.columns().size(); column++) {
            if (facts.kinds().get(column) == CellKind.TEXT && areNumbers(head, column, share)) {
                numbers.add(facts.columns().get(column));
            }
        }
        return numbers;
    }

    private static boolean areNumbers(List<PatientRow> rows, int column, double share) {
        List<Object> filled = rows.stream()
                .map(row -> row.cells()[column])
                .filter(Objects::nonNull)
                .toList();
        long numbers = filled.stream()
                .filter(cell -> !Double.isNaN(DecimalNumber.parse((String) cell)))
                .count();
        return numbers > 0 && numbers >= share * filled.size();
    }
}
