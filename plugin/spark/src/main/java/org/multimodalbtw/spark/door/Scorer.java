package org.multimodalbtw.spark.door;

import java.io.IOException;
import java.util.List;

/** Scores patients. Not for use by several threads at once. */
public interface Scorer extends AutoCloseable {

    /**
     * @param rows all rows of some patients, those of a table in the order in which they count
     * @return their predictions, which depend on no other patient
     * @throws EngineFailure if a row cannot be used; it names file, patient and column
     * @throws IOException if a temporary file cannot be written
     */
    ScoredPatients score(List<RawRow> rows) throws IOException;

    @Override
    void close();
}
