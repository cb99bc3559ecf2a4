package org.multimodalbtw.host.compare;

import java.util.Locale;

/** Which of the two compared builds something is of. */
public enum Side {
    BEFORE,
    AFTER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
