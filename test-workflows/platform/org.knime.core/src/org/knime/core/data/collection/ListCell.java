package org.knime.core.data.collection;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** A cell with a list of cells. */
public class ListCell extends DataCell implements ListDataValue {
    private final List<DataCell> cells;
    private final DataType elementType;

    ListCell(final Collection<? extends DataCell> cells) {
        this.cells = List.copyOf(cells);
        elementType = CollectionCellFactory.getElementType(
                this.cells.stream().map(DataCell::getType).distinct().toArray(DataType[]::new));
    }

    public static final DataType getCollectionType(final DataType elementType) {
        return DataType.getType(ListCell.class, elementType);
    }

    @Override
    public DataType getElementType() {
        return elementType;
    }

    @Override
    public DataCell get(final int index) {
        return cells.get(index);
    }

    @Override
    public int size() {
        return cells.size();
    }

    @Override
    public Iterator<DataCell> iterator() {
        return cells.iterator();
    }

    @Override
    public boolean containsBlobWrapperCells() {
        return false;
    }

    @Override
    protected boolean equalsDataCell(final DataCell cell) {
        return cells.equals(((ListCell) cell).cells);
    }

    @Override
    public int hashCode() {
        return cells.hashCode();
    }

    @Override
    public String toString() {
        return cells.toString();
    }
}
