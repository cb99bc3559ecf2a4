package org.knime.core.data.time.period;

import java.time.Period;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** Makes cells with a length of time in days, months and years. */
public final class PeriodCellFactory {
    public static final DataType TYPE = DataType.getType(PeriodCell.class);

    public PeriodCellFactory() {}

    public static DataCell create(final Period value) {
        return new PeriodCell(value);
    }

    /** @param text as the cell writes it */
    public static DataCell create(final String text) {
        return create(Period.parse(text));
    }
}
