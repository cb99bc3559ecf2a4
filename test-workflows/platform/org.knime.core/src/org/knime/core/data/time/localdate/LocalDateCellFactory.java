package org.knime.core.data.time.localdate;

import java.time.LocalDate;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** Makes cells with a day. */
public final class LocalDateCellFactory {
    public static final DataType TYPE = DataType.getType(LocalDateCell.class);

    public LocalDateCellFactory() {}

    public static DataCell create(final LocalDate value) {
        return new LocalDateCell(value);
    }

    /** @param text as the cell writes it */
    public static DataCell create(final String text) {
        return create(LocalDate.parse(text));
    }
}
