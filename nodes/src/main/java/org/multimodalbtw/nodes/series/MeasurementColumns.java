package org.multimodalbtw.nodes.series;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.nodes.table.ColumnKinds;

/** Columns that hold what was measured, when and of whom. */
final class MeasurementColumns {

    private static final String[] TIME_WORDS = {"time", "minute", "hour", "day", "offset"};

    private MeasurementColumns() {}

    static final class NumberColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isNumber(column);
        }
    }

    static final class TimeColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isTime(column);
        }
    }

    static final class ListColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isList(column);
        }
    }

    static boolean isNumber(DataColumnSpec column) {
        return column.getType().isCompatible(DoubleValue.class);
    }

    static boolean isTime(DataColumnSpec column) {
        return isNumber(column)
                || ColumnKinds.of(column.getType()).filter(Kind.TIME::equals).isPresent();
    }

    static boolean isList(DataColumnSpec column) {
        return ColumnKinds.of(column.getType()).filter(Kind.VECTOR::equals).isPresent();
    }

    /** Numbers with a likely name, else dates, else the first numbers. */
    static String likelyTime(DataTableSpec table) {
        String number = likely(table, MeasurementColumns::isNumber, TIME_WORDS);
        boolean isLikely = Stream.of(TIME_WORDS)
                .anyMatch(word -> number.toLowerCase(Locale.ROOT).contains(word));
        String date = likely(table, column -> isTime(column) && !isNumber(column), TIME_WORDS);
        return isLikely || date.isEmpty() ? number : date;
    }

    /** The first column that is possible and has one of the words in its name, else the first that is possible, else none. */
    static String likely(DataTableSpec table, Predicate<DataColumnSpec> possible, String... words) {
        List<String> names =
                table.stream().filter(possible).map(DataColumnSpec::getName).toList();
        for (String word : words) {
            for (String name : names) {
                if (name.toLowerCase(Locale.ROOT).contains(word)) {
                    return name;
                }
            }
        }
        return names.isEmpty() ? "" : names.get(0);
    }

    /**
     * @param table the columns
     * @param title what the dialog calls the choice
     * @param name the chosen column
     * @param fits whether a column can be used
     * @param content what such a column holds
     * @return the name
     * @throws InputException if none is chosen, the table lacks it, or it holds something else
     */
    static String require(
            DataTableSpec table, String title, String name, Predicate<DataColumnSpec> fits, String content) {
        DataColumnSpec column = name == null ? null : table.getColumnSpec(name);
        if (column == null) {
            throw new InputException(
                    "'" + title + "': "
                            + (name == null || name.isEmpty()
                                    ? "no column is chosen."
                                    : "the table has no column '" + name + "'."),
                    "Choose a column with " + content + " in the node's dialog.");
        }
        if (!fits.test(column)) {
            throw new InputException(
                    "'" + title + "': column '" + name + "' holds no " + content + ".",
                    ColumnKinds.isDateOrTime(column)
                            ? ColumnKinds.CONVERT_DATES
                            : "Choose another column in the node's dialog, or convert it, for example with KNIME's String to Number or "
                                    + "String to Date&Time node.");
        }
        return name;
    }
}
