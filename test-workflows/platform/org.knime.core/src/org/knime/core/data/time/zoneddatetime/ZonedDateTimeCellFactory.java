package org.knime.core.data.time.zoneddatetime;

import java.time.ZonedDateTime;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** Makes cells with a point in time, with its zone. */
public final class ZonedDateTimeCellFactory {
    public static final DataType TYPE = DataType.getType(ZonedDateTimeCell.class);

    public ZonedDateTimeCellFactory() {}

    public static DataCell create(final ZonedDateTime value) {
        return new ZonedDateTimeCell(value);
    }

    /** @param text as the cell writes it */
    public static DataCell create(final String text) {
        return create(ZonedDateTime.parse(text));
    }
}
