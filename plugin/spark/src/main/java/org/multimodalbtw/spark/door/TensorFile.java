package org.multimodalbtw.spark.door;

import java.io.IOException;
import java.util.List;

/** A file of tensors that is being written: it appears whole, or not at all. */
public interface TensorFile extends AutoCloseable {

    /** @return the modalities, in the order of a patient's tensors */
    List<String> modalities();

    /**
     * @param patient not added before
     * @param tensors of each modality in order, {@code null} where it is missing
     * @throws EngineFailure if a tensor has another size than the encoders give
     * @throws IOException if the file cannot be written
     */
    void add(String patient, List<float[]> tensors) throws IOException;

    /**
     * Moves the file to its place.
     *
     * @throws IOException if that is not possible
     */
    void commit() throws IOException;

    @Override
    void close() throws IOException;
}
