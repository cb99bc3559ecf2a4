package org.knime.core.data.time.duration;

import java.time.Duration;
import org.knime.core.data.DataValue;

/** Read as a length of time in seconds. */
public interface DurationValue extends DataValue {
    Duration getDuration();
}
