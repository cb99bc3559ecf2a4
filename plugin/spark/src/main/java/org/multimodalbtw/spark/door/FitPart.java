package org.multimodalbtw.spark.door;

import java.io.IOException;
import java.util.List;

/** Counts a part of the training rows. Not for use by several threads at once. */
public interface FitPart {

    /**
     * @param rows all rows of some patients
     * @throws EngineFailure if a row cannot be used; it names file, patient and column
     * @throws IOException if a temporary file cannot be written
     */
    void add(List<RawRows> rows) throws IOException;

    /** @return what was counted */
    byte[] bytes();
}
