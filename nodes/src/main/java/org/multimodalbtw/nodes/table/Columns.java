package org.multimodalbtw.nodes.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.multimodalbtw.engine.InputException;

/** Makes columns and cells: NaN and {@code null} become missing cells. */
public final class Columns {

    private Columns() {}

    /**
     * @param name the column's name
     * @return a column of numbers
     */
    public static DataColumnSpec number(String name) {
        return column(name, DoubleCell.TYPE);
    }

    /**
     * @param name the column's name
     * @param values its possible numbers; none if they are many, or not known
     * @return a column of numbers
     */
    public static DataColumnSpec number(String name, List<String> values) {
        DataColumnSpecCreator creator = new DataColumnSpecCreator(name, DoubleCell.TYPE);
        if (!values.isEmpty()) {
            Set<DataCell> cells = values.stream()
                    .map(Double::valueOf)
                    .sorted()
                    .map(DoubleCell::new)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            creator.setDomain(new DataColumnDomainCreator(cells).createDomain());
        }
        return creator.createSpec();
    }

    /**
     * @param name the column's name
     * @return a column of shares or probabilities, 0 to 1
     */
    public static DataColumnSpec share(String name) {
        DataColumnSpecCreator creator = new DataColumnSpecCreator(name, DoubleCell.TYPE);
        creator.setDomain(new DataColumnDomainCreator(new DoubleCell(0), new DoubleCell(1)).createDomain());
        return creator.createSpec();
    }

    /**
     * @param name the column's name
     * @return a column of whole numbers up to 2^31
     */
    public static DataColumnSpec integer(String name) {
        return column(name, IntCell.TYPE);
    }

    /**
     * @param name the column's name
     * @return a column of whole numbers up to 2^63
     */
    public static DataColumnSpec count(String name) {
        return column(name, LongCell.TYPE);
    }

    /**
     * @param name the column's name
     * @return a column of true and false
     */
    public static DataColumnSpec truth(String name) {
        return column(name, BooleanCell.TYPE);
    }

    /**
     * @param name the column's name
     * @return a column of texts
     */
    public static DataColumnSpec text(String name) {
        return column(name, StringCell.TYPE);
    }

    /**
     * @param name the column's name
     * @param values its possible values in order; none if they are not known
     * @return a column of classes
     */
    public static DataColumnSpec nominal(String name, List<String> values) {
        DataColumnSpecCreator creator = new DataColumnSpecCreator(name, StringCell.TYPE);
        if (!values.isEmpty()) {
            Set<DataCell> cells =
                    values.stream().map(StringCell::new).collect(Collectors.toCollection(LinkedHashSet::new));
            creator.setDomain(new DataColumnDomainCreator(cells).createDomain());
        }
        return creator.createSpec();
    }

    /**
     * @param name the column's name
     * @return a column of lists of numbers
     */
    public static DataColumnSpec vector(String name) {
        return column(name, ListCell.getCollectionType(DoubleCell.TYPE));
    }

    /**
     * @param name the column's name
     * @return a column of lists of texts
     */
    public static DataColumnSpec texts(String name) {
        return column(name, ListCell.getCollectionType(StringCell.TYPE));
    }

    /**
     * @param columns columns with different names
     * @return a table of them
     * @throws InputException if two have one name, as where a column of the labels is called as one that is made
     */
    public static DataTableSpec table(List<DataColumnSpec> columns) {
        Set<String> names = new HashSet<>();
        for (DataColumnSpec column : columns) {
            if (!names.add(column.getName())) {
                throw new InputException(
                        "The table would have two columns called '" + column.getName() + "'.",
                        "Rename the column '" + column.getName()
                                + "' of the labels or of the table that is connected, for example with KNIME's Column Renamer.");
            }
        }
        return new DataTableSpecCreator()
                .addColumns(columns.toArray(DataColumnSpec[]::new))
                .createSpec();
    }

    /**
     * @param value a number
     * @return a cell, missing for NaN
     */
    public static DataCell cell(double value) {
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
    }

    /**
     * @param value true or false
     * @return a cell
     */
    public static DataCell cell(boolean value) {
        return value ? BooleanCell.TRUE : BooleanCell.FALSE;
    }

    /**
     * @param value a text or {@code null}
     * @return a cell, missing for {@code null}
     */
    public static DataCell cell(String value) {
        return value == null ? DataType.getMissingCell() : new StringCell(value);
    }

    /**
     * @param values numbers or {@code null}
     * @return a list, missing for {@code null}; NaN elements are missing in it
     */
    public static DataCell cell(double[] values) {
        return values == null
                ? DataType.getMissingCell()
                : CollectionCellFactory.createListCell(
                        Arrays.stream(values).mapToObj(Columns::cell).toList());
    }

    /**
     * @param texts texts
     * @return a list of them
     */
    public static DataCell cell(List<String> texts) {
        return CollectionCellFactory.createListCell(
                texts.stream().map(StringCell::new).toList());
    }

    private static DataColumnSpec column(String name, DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }
}
