package org.knime.core.data.time.localdate;

import java.time.LocalDate;
import org.knime.core.data.DataValue;

/** Read as a day. */
public interface LocalDateValue extends DataValue {
    LocalDate getLocalDate();
}
