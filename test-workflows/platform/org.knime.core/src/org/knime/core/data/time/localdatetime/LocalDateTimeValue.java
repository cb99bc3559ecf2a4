package org.knime.core.data.time.localdatetime;

import java.time.LocalDateTime;
import org.knime.core.data.DataValue;

/** Read as a day and a time of day. */
public interface LocalDateTimeValue extends DataValue {
    LocalDateTime getLocalDateTime();
}
