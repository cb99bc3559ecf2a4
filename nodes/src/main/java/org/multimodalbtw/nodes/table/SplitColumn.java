package org.multimodalbtw.nodes.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;

/**
 * The column of a table that says what each row is used for.
 *
 * @param name its name
 * @param position its index in the table
 */
public record SplitColumn(String name, int position) {

    /** What such a column is usually called, in any case. */
    public static final String USUAL_NAME = "split";

    /** What such columns hold, for a person. */
    public static final String CONTENT = "texts or whole numbers";

    /**
     * @param column a column
     * @return whether it can say what rows are used for: texts or numbers
     */
    public static boolean isPossible(DataColumnSpec column) {
        return !ColumnKinds.isDateOrTime(column)
                && (ColumnKinds.isText(column) || column.getType().isCompatible(DoubleValue.class));
    }

    /**
     * @param table a table's columns
     * @param name a column's name, or {@code null}
     * @return the column; empty if there is none, or it holds something else
     */
    public static Optional<SplitColumn> of(DataTableSpec table, String name) {
        DataColumnSpec column = name == null ? null : table.getColumnSpec(name);
        return column == null || !isPossible(column)
                ? Optional.empty()
                : Optional.of(new SplitColumn(name, table.findColumnIndex(name)));
    }

    /**
     * @param table a table's columns
     * @return the name of its column that is called split in any case, whatever it holds; empty if there is none
     */
    public static Optional<String> usual(DataTableSpec table) {
        return table.stream()
                .map(DataColumnSpec::getName)
                .filter(name -> name.strip().equalsIgnoreCase(USUAL_NAME))
                .findFirst();
    }

    /**
     * @param table a table's columns
     * @return the name of its only column whose values are known to call some rows training and others test rows in words
     */
    public static Optional<String> byValues(DataTableSpec table) {
        List<String> names = table.stream()
                .filter(column ->
                        ColumnKinds.isText(column) && column.getDomain().hasValues())
                .filter(column -> SplitReader.areSplits(column.getDomain().getValues().stream()
                        .filter(value -> !value.isMissing())
                        .map(value -> ((StringValue) value).getStringValue())
                        .toList()))
                .map(DataColumnSpec::getName)
                .toList();
        return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }

    /**
     * @param table a table
     * @param column the column that says what its rows are used for; empty if there is none
     * @return what it says of each row, by RowID; an empty text where it says nothing
     */
    public static Map<String, String> values(BufferedDataTable table, Optional<SplitColumn> column) {
        Map<String, String> values = new HashMap<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                values.put(
                        row.getKey().getString(),
                        column.map(split -> split.value(row)).orElse(""));
            }
        }
        return values;
    }

    /**
     * @param table a table
     * @return what its rows are used for, by RowID, as its column that is called split says; without the rows of which it says nothing;
     *     empty if there is no such column
     * @throws org.multimodalbtw.engine.InputException if it is not clear what the column says
     */
    public static Optional<Map<String, Split>> splits(BufferedDataTable table) {
        return usual(table.getDataTableSpec())
                .flatMap(name -> of(table.getDataTableSpec(), name))
                .map(column -> {
                    Map<String, String> values = values(table, Optional.of(column));
                    SplitReader reader = SplitReader.of(column.name, new TreeSet<>(values.values()));
                    Map<String, Split> splits = new HashMap<>();
                    values.forEach((id, value) -> {
                        if (!value.isEmpty()) {
                            splits.put(id, reader.read(value));
                        }
                    });
                    return splits;
                });
    }

    /** @return whether it is called as such a column usually is */
    public boolean isUsual() {
        return name.strip().equalsIgnoreCase(USUAL_NAME);
    }

    /**
     * @param table the table
     * @param reader understands its values
     * @param rows how many rows have each value
     * @return what was guessed, one sentence each; of true and false by these words
     */
    public List<String> notes(DataTableSpec table, SplitReader reader, Map<String, Integer> rows) {
        boolean isFlag = table.getColumnSpec(position).getType().isCompatible(BooleanValue.class);
        return isFlag ? List.of(reader.noteOfFlags(name, rows)) : reader.notes();
    }

    /**
     * @param row a row of the table
     * @return what the column says, a whole number without fraction; empty for a missing cell
     */
    public String value(DataRow row) {
        DataCell cell = row.getCell(position);
        if (cell.isMissing()) {
            return "";
        }
        if (cell instanceof StringValue text) {
            return text.getStringValue().strip();
        }
        if (cell instanceof LongValue number) {
            return String.valueOf(number.getLongValue());
        }
        double number = ((DoubleValue) cell).getDoubleValue();
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? String.valueOf((long) number) : cell.toString();
    }
}
