package org.knime.core.data.time.localtime;

import java.time.LocalTime;
import org.knime.core.data.DataValue;

/** Read as a time of day. */
public interface LocalTimeValue extends DataValue {
    LocalTime getLocalTime();
}
