package org.multimodalbtw.nodes.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** Columns of a table of the platform, read by the engine. The row's id is its RowID. */
public final class KnimeRows implements TableRows {

    private final BufferedDataTable table;
    private final List<TableColumn> columns;
    private final int[] positions;

    /**
     * @param table the table
     * @param names the names of the columns to read, all of a type that {@link ColumnKinds} knows
     */
    public KnimeRows(BufferedDataTable table, List<String> names) {
        DataTableSpec spec = table.getDataTableSpec();
        this.table = table;
        this.columns =
                names.stream().map(spec::getColumnSpec).map(KnimeRows::column).toList();
        this.positions = names.stream().mapToInt(spec::findColumnIndex).toArray();
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return table.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                visitor.visit(new Cells(rows.next()));
            }
        }
    }

    private static TableColumn column(DataColumnSpec spec) {
        return new TableColumn(spec.getName(), ColumnKinds.of(spec.getType()).orElseThrow());
    }

    private final class Cells implements Row {

        private final DataRow row;

        Cells(DataRow row) {
            this.row = row;
        }

        @Override
        public String id() {
            return row.getKey().getString();
        }

        @Override
        public boolean isMissing(int column) {
            return cell(column).isMissing();
        }

        @Override
        public double number(int column) {
            return toNumber(cell(column));
        }

        @Override
        public String category(int column) {
            return ((StringValue) cell(column)).getStringValue();
        }

        @Override
        public double[] vector(int column) {
            DataCell cell = cell(column);
            if (cell instanceof DoubleVectorValue vector) {
                return IntStream.range(0, vector.getLength())
                        .mapToDouble(vector::getValue)
                        .toArray();
            }
            ListDataValue list = (ListDataValue) cell;
            double[] numbers = new double[list.size()];
            Arrays.setAll(numbers, index -> toNumber(list.get(index)));
            return numbers;
        }

        private DataCell cell(int column) {
            return row.getCell(positions[column]);
        }

        private static double toNumber(DataCell cell) {
            if (cell.isMissing()) {
                return Double.NaN;
            }
            if (cell instanceof DoubleValue number) {
                return number.getDoubleValue();
            }
            return ((BooleanValue) cell).getBooleanValue() ? 1 : 0;
        }
    }
}
