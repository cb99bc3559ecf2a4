package org.multimodalbtw.spark.door;

import java.io.IOException;
import java.util.List;

/** The fit of an encoder in several readings of the training rows, which are counted in parts. */
public interface EncoderFit {

    /** @return whether no further reading is needed */
    boolean isDone();

    /** @return what those need to know who count parts in the next reading */
    byte[] state();

    /**
     * @param state of the driver's fit
     * @return counts a part in the next reading
     */
    FitPart part(byte[] state);

    /**
     * @param parts what was counted in some parts of a reading, in their order
     * @return the same as of one part
     */
    byte[] merge(List<byte[]> parts);

    /**
     * Ends a reading.
     *
     * @param parts what was counted in all parts, in their order
     * @throws EngineFailure if there is nothing to learn
     */
    void take(List<byte[]> parts);

    /**
     * @param folder where the encoder is written; does not exist yet
     * @return what was learnt, one sentence a column
     * @throws IOException if it cannot be written
     */
    List<String> save(String folder) throws IOException;
}
