package org.knime.core.data.time.period;

import java.time.Period;
import org.knime.core.data.DataValue;

/** Read as a length of time in days, months and years. */
public interface PeriodValue extends DataValue {
    Period getPeriod();
}
