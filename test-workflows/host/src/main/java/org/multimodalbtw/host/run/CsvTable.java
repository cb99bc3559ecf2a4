package org.multimodalbtw.host.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.knime.core.node.BufferedDataTable;

/**
 * Tables as CSV files: UTF-8, commas, the RowID in the first column. A missing cell is empty, an empty text is {@code ""}, and a
 * list is {@code [1.0,2.0]}. Numbers have as many digits as it takes to read the same number back. A {@link FormulaGuard} says how texts are
 * written.
 */
final class CsvTable {

    private static final String ROW_ID = "RowID";

    private CsvTable() {}

    /**
     * Columns at the end that the table does not have.
     *
     * @param names of the columns
     * @param cells of a row by its id, one a column; {@code null} for a missing one
     */
    record More(List<String> names, Function<String, List<String>> cells) {

        /** None. */
        static final More NONE = new More(List.of(), id -> List.of());
    }

    /**
     * @param table the table
     * @param file the file; must not exist
     * @param guard of texts
     * @param without columns that are left out
     * @throws IOException if it cannot be written
     */
    static void write(BufferedDataTable table, Path file, FormulaGuard guard, Set<String> without) throws IOException {
        write(table, file, guard, without, More.NONE);
    }

    /**
     * @param table the table
     * @param file the file; must not exist
     * @param guard of texts
     * @param without columns that are left out
     * @param more columns at the end
     * @throws IOException if it cannot be written
     */
    static void write(BufferedDataTable table, Path file, FormulaGuard guard, Set<String> without, More more)
            throws IOException {
        DataTableSpec spec = table.getDataTableSpec();
        int[] columns = IntStream.range(0, spec.getNumColumns())
                .filter(column -> !without.contains(spec.getColumnSpec(column).getName()))
                .toArray();
        try (CsvWriter writer = CsvWriter.builder()
                        .quoteStrategy(QuoteStrategies.EMPTY)
                        .lineDelimiter(LineDelimiter.LF)
                        .build(file, StandardCharsets.UTF_8);
                CloseableRowIterator rows = table.iterator()) {
            List<String> header = new ArrayList<>(List.of(ROW_ID));
            for (int column : columns) {
                header.add(guard.written(spec.getColumnSpec(column).getName()));
            }
            header.addAll(more.names());
            writer.writeRecord(header);
            while (rows.hasNext()) {
                DataRow row = rows.next();
                List<String> fields = fields(row, columns, guard);
                for (String text : more.cells().apply(row.getKey().getString())) {
                    fields.add(text == null || isNumber(text) ? text : guard.written(text));
                }
                writer.writeRecord(fields);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static List<String> fields(DataRow row, int[] columns, FormulaGuard guard) {
        List<String> fields = new ArrayList<>(List.of(guard.written(row.getKey().getString())));
        for (int column : columns) {
            DataCell cell = row.getCell(column);
            String text = text(cell);
            fields.add(text == null || cell instanceof DoubleValue ? text : guard.written(text));
        }
        return fields;
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException word) {
            return false;
        }
    }

    private static String text(DataCell cell) {
        if (cell.isMissing()) {
            return null;
        }
        if (cell instanceof CollectionDataValue list) {
            return list.stream().map(each -> String.valueOf(text(each))).collect(Collectors.joining(",", "[", "]"));
        }
        if (cell instanceof DoubleVectorValue vector) {
            return IntStream.range(0, vector.getLength())
                    .mapToObj(index -> String.valueOf(vector.getValue(index)))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return cell.toString();
    }
}
