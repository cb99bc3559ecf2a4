package org.multimodalbtw.nodes.table;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.data.time.localdate.LocalDateValue;
import org.knime.core.data.time.localdatetime.LocalDateTimeValue;
import org.knime.core.data.time.zoneddatetime.ZonedDateTimeValue;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.encode.PointInTime;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** Columns of a table of the platform, read by the engine. An infinite number counts as an empty cell, which is said. */
public final class KnimeRows implements TableRows {

    private final BufferedDataTable table;
    private final List<TableColumn> columns;
    private final int[] positions;
    /** Which of the columns may hold numbers: all but those of nothing but texts. */
    private final int[] ofNumbers;

    private final Optional<String> patientColumn;
    private final int patientPosition;
    private InfiniteCells infinite = new InfiniteCells();
    private FailedCells failed = new FailedCells();

    /**
     * Rows whose id is their RowID.
     *
     * @param table the table
     * @param names the names of the columns to read, all of a type that {@link ColumnKinds} knows
     */
    public KnimeRows(BufferedDataTable table, List<String> names) {
        this(table, names, Optional.empty());
    }

    /**
     * @param table the table
     * @param names the names of the columns to read, all of a type that {@link ColumnKinds} knows
     * @param patientColumn a column of texts or whole numbers whose values are the rows' ids; empty: the RowIDs are
     */
    public KnimeRows(BufferedDataTable table, List<String> names, Optional<String> patientColumn) {
        DataTableSpec spec = table.getDataTableSpec();
        this.table = table;
        this.columns =
                names.stream().map(spec::getColumnSpec).map(KnimeRows::column).toList();
        this.positions = names.stream().mapToInt(spec::findColumnIndex).toArray();
        this.ofNumbers = IntStream.range(0, positions.length)
                .filter(column ->
                        !spec.getColumnSpec(positions[column]).getType().equals(StringCell.TYPE))
                .toArray();
        this.patientColumn = patientColumn;
        this.patientPosition = patientColumn.map(spec::findColumnIndex).orElse(-1);
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
    public Map<String, String> properties(int column) {
        return DecidedColumns.properties(table.getDataTableSpec().getColumnSpec(positions[column]));
    }

    @Override
    public void forEach(Visitor visitor) {
        infinite = new InfiniteCells();
        failed = new FailedCells();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                for (int column : ofNumbers) {
                    infinite.look(row, positions[column], columns.get(column).name());
                }
                for (int column = 0; column < positions.length; column++) {
                    failed.look(row, positions[column], columns.get(column).name());
                }
                visitor.visit(new Cells(row));
            }
        }
    }

    /** @return what was noticed of the cells when all rows were last read, one sentence each */
    public List<String> notes() {
        return Stream.concat(infinite.sentences().stream(), failed.sentences().stream())
                .toList();
    }

    @Override
    public void forFirst(long count, Visitor visitor) {
        try (CloseableRowIterator rows = table.iterator()) {
            for (long row = 0; row < count && rows.hasNext(); row++) {
                visitor.visit(new Cells(rows.next()));
            }
        }
    }

    /** A date is its midnight; what has no zone counts as if it were in UTC. */
    private static Instant instant(DataCell cell) {
        if (cell instanceof ZonedDateTimeValue zoned) {
            return zoned.getZonedDateTime().toInstant();
        }
        LocalDateTime local = cell instanceof LocalDateTimeValue time
                ? time.getLocalDateTime()
                : ((LocalDateValue) cell).getLocalDate().atStartOfDay();
        return local.toInstant(ZoneOffset.UTC);
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
            return patientColumn.isEmpty() ? row.getKey().getString() : patient();
        }

        private String patient() {
            return ColumnKinds.id(row.getCell(patientPosition))
                    .orElseThrow(() -> new InputException(
                            "Row '" + row.getKey().getString() + "' names no patient in column '" + patientColumn.get()
                                    + "'" + notWhole(row.getCell(patientPosition)) + ".",
                            "Remove such rows, or choose another column of patients in the node's dialog."));
        }

        private static String notWhole(DataCell cell) {
            return cell.isMissing() ? "" : ": " + cell + " is no whole number";
        }

        @Override
        public boolean isMissing(int column) {
            DataCell cell = cell(column);
            return cell.isMissing() || InfiniteCells.is(cell);
        }

        @Override
        public double number(int column) {
            return toNumber(cell(column));
        }

        @Override
        public String category(int column) {
            return cell(column) instanceof ListDataValue list
                    ? CodeList.lines(IntStream.range(0, list.size())
                            .mapToObj(list::get)
                            .filter(element -> !element.isMissing())
                            .map(element -> ((StringValue) element).getStringValue())
                            .toList())
                    : ((StringValue) cell(column)).getStringValue();
        }

        @Override
        public double[] vector(int column) {
            DataCell cell = cell(column);
            if (cell instanceof DoubleVectorValue vector) {
                return IntStream.range(0, vector.getLength())
                        .mapToDouble(vector::getValue)
                        .map(number -> Double.isInfinite(number) ? Double.NaN : number)
                        .toArray();
            }
            ListDataValue list = (ListDataValue) cell;
            double[] numbers = new double[list.size()];
            Arrays.setAll(numbers, index -> toNumber(list.get(index)));
            return numbers;
        }

        @Override
        public InputStream image(int column) {
            return new ByteArrayInputStream(
                    ((PNGImageValue) cell(column)).getImageContent().getByteArray());
        }

        private DataCell cell(int column) {
            return row.getCell(positions[column]);
        }

        private static double toNumber(DataCell cell) {
            if (cell.isMissing() || InfiniteCells.is(cell)) {
                return Double.NaN;
            }
            if (cell instanceof DoubleValue number) {
                return number.getDoubleValue();
            }
            if (!(cell instanceof BooleanValue)) {
                return PointInTime.hours(instant(cell));
            }
            return ((BooleanValue) cell).getBooleanValue() ? 1 : 0;
        }
    }
}
