package org.multimodalbtw.spark.door;

import java.util.List;

/** Counts a part of the training rows. Not for use by several threads at once. */
public interface FitPart {

    /**
     * @param rows all rows of some patients
     * @throws EngineFailure if a row cannot be used; it names file, patient and column
     */
    void add(List<RawRows> rows);

    /** @return what was counted */
    byte[] bytes();
}
