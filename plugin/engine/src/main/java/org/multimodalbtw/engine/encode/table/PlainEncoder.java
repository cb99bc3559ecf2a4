package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** Takes the numbers of a row as they are, one after the other, for tensors that were made elsewhere. Only their count is learnt. */
public final class PlainEncoder {

    private PlainEncoder() {}

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param rows the rows, all columns numbers or vectors; read once
     * @param shape the sizes of a row's tensor, whose product is the count of a row's numbers; empty for one dimension
     * @param monitor progress and cancel
     * @return the encoder
     * @throws InputException if a column holds no numbers, has no value in any row, or the numbers do not fill the shape
     */
    public static FittedEncoder fit(String modality, TableRows rows, List<Integer> shape, ProgressMonitor monitor) {
        List<TableColumn> columns = rows.columns();
        for (TableColumn column : columns) {
            if (column.kind() != TableColumn.Kind.NUMBER && column.kind() != TableColumn.Kind.VECTOR) {
                throw new InputException(
                        "Column '" + column.name() + "' holds no numbers.",
                        "Choose columns of numbers or lists of numbers.");
            }
        }
        long[] filled = new long[columns.size()];
        List<Integer> lengths = lengths(rows, filled, monitor);
        int size = lengths.stream().mapToInt(Integer::intValue).sum();
        List<Integer> sizes = shape.isEmpty() ? List.of(size) : List.copyOf(shape);
        if (sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact) != size) {
            throw new InputException(
                    "A row has " + size + " numbers, which do not fill the shape " + sizes + ".",
                    "Choose sizes whose product is " + size + ", or leave the shape empty.");
        }
        List<EncodingReport.Column> report = new ArrayList<>();
        for (int i = 0; i < filled.length; i++) {
            report.add(new EncodingReport.Column(
                    columns.get(i).name(), "as it is", lengths.get(i), rows.size() - filled[i]));
        }
        return new FittedPlainEncoder(modality, columns, lengths, sizes, new EncodingReport(rows.size(), report));
    }

    private static List<Integer> lengths(TableRows rows, long[] filled, ProgressMonitor monitor) {
        List<TableColumn> columns = rows.columns();
        int[] lengths = new int[columns.size()];
        RowProgress progress = new RowProgress(monitor, "Sizes", rows.size());
        rows.forEach(row -> {
            progress.next();
            for (int i = 0; i < lengths.length; i++) {
                if (!row.isMissing(i)) {
                    filled[i]++;
                    if (lengths[i] == 0) {
                        lengths[i] = columns.get(i).kind() == TableColumn.Kind.NUMBER ? 1 : row.vector(i).length;
                    }
                }
            }
        });
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] == 0) {
                throw new InputException(
                        "Column '" + columns.get(i).name() + "' has no number in any row.", "Leave the column out.");
            }
            found.add(lengths[i]);
        }
        return found;
    }
}
