package org.knime.core.data.time.localtime;

import java.time.LocalTime;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** Makes cells with a time of day. */
public final class LocalTimeCellFactory {
    public static final DataType TYPE = DataType.getType(LocalTimeCell.class);

    public LocalTimeCellFactory() {}

    public static DataCell create(final LocalTime value) {
        return new LocalTimeCell(value);
    }

    /** @param text as the cell writes it */
    public static DataCell create(final String text) {
        return create(LocalTime.parse(text));
    }
}
