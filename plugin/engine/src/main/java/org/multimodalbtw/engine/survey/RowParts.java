package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;

/** Columns that say which of the rows of a patient one is, such as the eye or the side: each of few names as often as the others, and once for a patient. */
final class RowParts {

    private static final int FEWEST = 2;
    static final int MOST = 6;
    private static final int FEWEST_ROWS = 20;
    private static final int MOST_COLUMNS = 2;

    /** Names of single rows are as frequent as each other but for a few rows that lack. */
    private static final double AS_OFTEN = 0.97;

    private RowParts() {}

    /**
     * @param columns the first cells of the columns of a table with several rows for a patient
     * @param names what each patient has in them
     * @return how to turn the table if its rows are no times: a clause; empty where no column tells rows apart
     */
    static Optional<String> clause(List<ColumnCells> columns, PatientNames names) {
        List<ColumnCells> differing =
                columns.stream().filter(column -> names.differ(column.name())).toList();
        List<ColumnCells> exact =
                differing.stream().filter(column -> tellRows(column, 1)).toList();
        List<ColumnCells> parts = exact.isEmpty()
                ? differing.stream()
                        .filter(column -> tellRows(column, AS_OFTEN))
                        .toList()
                : exact;
        return parts.isEmpty() || parts.size() > MOST_COLUMNS
                ? Optional.empty()
                : Optional.of(
                        "if the rows of a patient are no times but differ by "
                                + parts.stream().map(RowParts::shown).collect(Collectors.joining(" or by "))
                                + ", write a row for each patient with a column for each of them, for example with KNIME's node Pivot");
    }

    private static String shown(ColumnCells cells) {
        return "'" + cells.name() + "' ("
                + Examples.of(cells.texts().keySet().stream().sorted().toList()) + ")";
    }

    private static boolean tellRows(ColumnCells cells, double asOften) {
        Map<String, Integer> names = cells.texts();
        if (cells.plainNumbers() > 0
                || cells.rows() < FEWEST_ROWS
                || cells.filled() < cells.rows()
                || names.size() < FEWEST
                || names.size() > MOST) {
            return false;
        }
        int least = names.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        int most = names.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return least >= asOften * most;
    }
}
