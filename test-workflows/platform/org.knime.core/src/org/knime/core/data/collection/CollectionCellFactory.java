package org.knime.core.data.collection;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;

/** Makes cells of several cells. */
public final class CollectionCellFactory {
    private CollectionCellFactory() {}

    public static ListCell createListCell(final Collection<? extends DataCell> cells) {
        return new ListCell(cells);
    }

    public static ListCell createListCell(final DataRow row, final int[] columns) {
        return new ListCell(Arrays.stream(columns).mapToObj(row::getCell).collect(Collectors.toList()));
    }

    /** @return the type that can hold all; without any, that of missing values, which every type can hold */
    public static DataType getElementType(final DataType... types) {
        return Arrays.stream(types).reduce(DataType.getMissingCell().getType(), DataType::getCommonSuperType);
    }

    public static DataType getElementType(final DataTableSpec spec, final int[] columns) {
        return getElementType(Arrays.stream(columns)
                .mapToObj(i -> spec.getColumnSpec(i).getType())
                .toArray(DataType[]::new));
    }
}
