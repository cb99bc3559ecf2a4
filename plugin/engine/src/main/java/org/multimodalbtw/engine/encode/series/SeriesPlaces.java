package org.multimodalbtw.engine.encode.series;

import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** Finds the columns of series in a table. */
final class SeriesPlaces {

    private SeriesPlaces() {}

    /**
     * @param found a table's columns
     * @param columns the wanted columns
     * @return the place of each of {@link SeriesColumns#names}
     * @throws InputException if one lacks, or holds something else than it should
     */
    static int[] of(List<TableColumn> found, SeriesColumns columns) {
        int[] places = new int[columns.names().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(found, columns.names().get(i));
            check(found.get(places[i]), columns);
        }
        return places;
    }

    /** @return the columns of {@link #of}, with their kinds */
    static List<TableColumn> columns(List<TableColumn> found, SeriesColumns columns) {
        return Arrays.stream(of(found, columns)).mapToObj(found::get).toList();
    }

    /** Variables may be numbered, as items of a hospital's catalogue are. */
    static String variable(TableRows rows, TableRows.Row row, int place) {
        if (rows.columns().get(place).kind() == TableColumn.Kind.CATEGORY) {
            return row.category(place);
        }
        double number = row.number(place);
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static int place(List<TableColumn> table, String name) {
        for (int i = 0; i < table.size(); i++) {
            if (table.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new InputException("The table has no column '" + name + "'.", "Choose the columns anew.");
    }

    private static void check(TableColumn column, SeriesColumns columns) {
        boolean isLists = columns.layout() == SeriesLayout.LISTS;
        boolean isVariable = columns.variable().filter(column.name()::equals).isPresent();
        boolean isUnit = columns.unit().filter(column.name()::equals).isPresent();
        boolean isTime = columns.time().filter(column.name()::equals).isPresent()
                || columns.start().filter(column.name()::equals).isPresent();
        boolean fits =
                switch (column.kind()) {
                    case NUMBER -> !isLists && !isUnit;
                    case CATEGORY -> isVariable || isUnit || isTime && !isLists;
                    case VECTOR -> isLists;
                    case CODES, IMAGE -> false;
                    case TIME -> !isLists && isTime;
                };
        if (!fits) {
            String wanted = isLists
                    ? "lists of numbers"
                    : isVariable ? "names of variables" : isUnit ? "units" : isTime ? "numbers or dates" : "numbers";
            throw new InputException(
                    "Column '" + column.name() + "' holds no " + wanted + ".", "Choose another column, or convert it.");
        }
    }
}
