package org.multimodalbtw.spark.door;

import java.io.IOException;
import java.util.List;

/** The trainings of a comparison, each of which can be done by itself and on any machine that has the cohort. */
public interface ComparedTrainings extends AutoCloseable {

    /** @return how many there are */
    int count();

    /**
     * @param training from 0 on
     * @return what is trained, for a person
     */
    String title(int training);

    /**
     * @param training from 0 on
     * @return what it gave
     * @throws EngineFailure if nothing can be learnt from the rows
     */
    byte[] train(int training);

    /**
     * @param given what each training gave, in order
     * @return what the comparison found
     */
    ComparisonResult result(List<byte[]> given);

    @Override
    void close() throws IOException;
}
