package org.knime.core.data.time.duration;

import java.time.Duration;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** Makes cells with a length of time in seconds. */
public final class DurationCellFactory {
    public static final DataType TYPE = DataType.getType(DurationCell.class);

    public DurationCellFactory() {}

    public static DataCell create(final Duration value) {
        return new DurationCell(value);
    }

    /** @param text as the cell writes it */
    public static DataCell create(final String text) {
        return create(Duration.parse(text));
    }
}
