package org.multimodalbtw.nodes.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.multimodalbtw.nodes.table.ColumnKinds;

/**
 * The selected columns of a table that the Tabular Encoder cannot read.
 *
 * @param dates those with dates or times
 * @param others those of another type, such as sets, pictures or columns of mixed cells
 */
record LeftOutColumns(List<DataColumnSpec> dates, List<DataColumnSpec> others) {

    static final String CONVERT =
            "Convert it to numbers, texts or lists of them; instead of a set, let the node that makes it give a list; pictures are for the "
                    + "Image Encoder.";

    static LeftOutColumns of(DataTableSpec table, ColumnFilter filter) {
        return new LeftOutColumns(
                selected(table, filter, ColumnKinds::isDateOrTime),
                selected(table, filter, column -> !ColumnKinds.isTabular(column) && !ColumnKinds.isDateOrTime(column)));
    }

    private static List<DataColumnSpec> selected(
            DataTableSpec table, ColumnFilter filter, Predicate<DataColumnSpec> isLeftOut) {
        List<DataColumnSpec> leftOut = table.stream().filter(isLeftOut).toList();
        return Arrays.stream(filter.filter(leftOut)).map(table::getColumnSpec).toList();
    }

    /** What is left out and what to do, one sentence for each sort. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!dates.isEmpty()) {
            notes.add(count(dates, " of dates or times", "") + " To use it: " + ColumnKinds.CONVERT_DATES);
        }
        if (!others.isEmpty()) {
            notes.add(count(others, "", " (" + others.get(0).getType().getName() + ")")
                    + " Its type cannot be read here. To use it: " + CONVERT);
        }
        return notes;
    }

    private static String count(List<DataColumnSpec> columns, String of, String type) {
        String example = "'" + columns.get(0).getName() + "'" + type + ".";
        return columns.size() == 1
                ? "1 column" + of + " is left out: " + example
                : columns.size() + " columns" + of + " are left out, for example " + example;
    }
}
