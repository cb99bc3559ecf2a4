package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that stand for something unknown in several cells of a column of a file, so that the same number may do so in a single cell of another
 * column.
 *
 * @param columns the first column of each of them
 */
record FileCodes(Map<Double, String> columns) {

    static final FileCodes NONE = new FileCodes(Map.of());

    private static final int FEWEST_CELLS = 2;

    static FileCodes of(List<ColumnCells> columns) {
        Map<Double, String> codes = new LinkedHashMap<>();
        for (ColumnCells cells : columns) {
            if (cells.ends().areCodes()) {
                double[] numbers = cells.numbers();
                Spread.of(numbers).sentinels().stream()
                        .filter(code -> isOften(code, numbers))
                        .forEach(code -> codes.putIfAbsent(code, cells.name()));
            }
        }
        return codes.isEmpty() ? NONE : new FileCodes(codes);
    }

    private static boolean isOften(double code, double[] numbers) {
        return Arrays.stream(numbers).filter(number -> number == code).count() >= FEWEST_CELLS;
    }

    /** The first column in which the number counts as empty; empty where there is none. */
    Optional<String> column(double number) {
        return Optional.ofNullable(columns.get(number));
    }
}
