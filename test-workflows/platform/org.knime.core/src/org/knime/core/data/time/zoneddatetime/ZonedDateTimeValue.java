package org.knime.core.data.time.zoneddatetime;

import java.time.ZonedDateTime;
import org.knime.core.data.DataValue;

/** Read as a point in time, with its zone. */
public interface ZonedDateTimeValue extends DataValue {
    ZonedDateTime getZonedDateTime();
}
