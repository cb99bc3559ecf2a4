package org.multimodalbtw.engine.survey;

import java.util.Locale;

/** What a series needs beside its patients. */
public enum SeriesRole {
    /** When something was measured. */
    TIME,
    /** What was measured. */
    VARIABLE,
    /** What came out. */
    VALUE;

    /** @return what a person calls it */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
