package org.multimodalbtw.spark.door;

import java.io.IOException;
import java.util.List;

/** Makes one row of all rows of a patient. Not for use by several threads at once. */
public interface PatientProcessor extends AutoCloseable {

    /**
     * @param rows all rows of some patients, those of a table in the order in which they count
     * @return a row for each patient, which depends on no other patient
     * @throws EngineFailure if a row cannot be used; it names file, patient and column
     * @throws IOException if a temporary file cannot be written
     */
    ProcessedPatients process(List<RawRows> rows) throws IOException;

    @Override
    void close();
}
