package org.multimodalbtw.engine.report.page;

import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.decide.SubgroupColumn;

/**
 * A column of the labels that a report is to look at.
 *
 * @param name its name
 * @param texts its texts by RowID; empty of a column of numbers
 * @param numbers its numbers by RowID; empty of a column of texts
 */
public record LabelColumn(String name, Map<String, String> texts, Map<String, Double> numbers) {

    /** Copies the cells. */
    public LabelColumn {
        texts = Map.copyOf(texts);
        numbers = Map.copyOf(numbers);
    }

    /** What the rows are told apart by; numbers are cut into as many parts. */
    SubgroupColumn parts(List<PatientRow> rows, int parts) {
        return numbers.isEmpty()
                ? SubgroupColumn.ofTexts(
                        name, rows.stream().map(row -> texts.get(row.id())).toArray(String[]::new))
                : SubgroupColumn.ofNumbers(name, numbers(rows), parts);
    }

    /** The numbers of the rows; NaN where there is none. */
    double[] numbers(List<PatientRow> rows) {
        return rows.stream()
                .mapToDouble(row -> numbers.getOrDefault(row.id(), Double.NaN))
                .toArray();
    }
}
