package org.knime.core.data.time.localdatetime;

import java.time.LocalDateTime;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** Makes cells with a day and a time of day. */
public final class LocalDateTimeCellFactory {
    public static final DataType TYPE = DataType.getType(LocalDateTimeCell.class);

    public LocalDateTimeCellFactory() {}

    public static DataCell create(final LocalDateTime value) {
        return new LocalDateTimeCell(value);
    }

    /** @param text as the cell writes it */
    public static DataCell create(final String text) {
        return create(LocalDateTime.parse(text));
    }
}
