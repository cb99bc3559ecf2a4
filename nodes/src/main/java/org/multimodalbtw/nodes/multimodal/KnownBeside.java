package org.multimodalbtw.nodes.multimodal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.nodes.table.PredictionColumns;

/** Columns of the labels that stand beside the predictions: what is true of a row, and what it was used for. */
final class KnownBeside implements PredictionColumns.Group {

    private final List<DataColumnSpec> columns;
    private final Map<String, List<DataCell>> rows = new HashMap<>();

    /**
     * @param labels the columns of the labels
     * @param names those that are shown; what the labels lack is passed over
     */
    KnownBeside(DataTableSpec labels, List<String> names) {
        Set<String> wanted = new HashSet<>(names);
        columns = labels.stream()
                .filter(column -> wanted.contains(column.getName()))
                .toList();
    }

    /**
     * @param labels the labels, with the patients as RowIDs
     * @param names the columns that are shown
     * @return the columns with their cells
     */
    static KnownBeside of(BufferedDataTable labels, List<String> names) {
        DataTableSpec spec = labels.getDataTableSpec();
        KnownBeside beside = new KnownBeside(spec, names);
        int[] positions = beside.columns.stream()
                .mapToInt(column -> spec.findColumnIndex(column.getName()))
                .toArray();
        try (CloseableRowIterator iterator = labels.iterator()) {
            while (iterator.hasNext()) {
                DataRow row = iterator.next();
                List<DataCell> cells = new ArrayList<>();
                for (int position : positions) {
                    cells.add(row.getCell(position));
                }
                beside.rows.put(row.getKey().getString(), cells);
            }
        }
        return beside;
    }

    @Override
    public List<DataColumnSpec> specs() {
        return columns;
    }

    @Override
    public List<DataCell> cells(RowPrediction row) {
        List<DataCell> known = rows.get(row.rowId());
        return known == null
                ? columns.stream().map(column -> DataType.getMissingCell()).toList()
                : known;
    }
}
