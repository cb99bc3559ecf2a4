package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.util.List;

/**
 * The fit of an encoder to training rows in parts, each of which has all rows of some patients and can be counted by another program:
 *
 * <pre>
 *   until it is done:  each part, with the state:  count its rows   ->  bytes
 *                      take the bytes of all parts, in their order
 * </pre>
 */
public interface EncoderParts {

    /** @return whether the encoder is known */
    boolean isDone();

    /** @return what is known after the last reading, for those who count parts in the next one */
    byte[] state();

    /**
     * @param state of another program's fit of the same rows
     * @return counts a part in its next reading
     */
    Part part(byte[] state);

    /**
     * @param parts what was counted in some parts, in their order
     * @return the same as of one part
     */
    byte[] merge(List<byte[]> parts);

    /**
     * Ends a reading.
     *
     * @param parts what was counted in all parts, in their order
     * @throws org.multimodalbtw.engine.InputException if there is nothing to learn
     */
    void take(List<byte[]> parts);

    /**
     * @return the encoder, once it is known
     * @throws IllegalStateException before
     */
    FittedEncoder fitted();

    /** Counts a part of the rows in one reading. */
    interface Part {
        /**
         * @param rows all rows of some patients, none of them given before
         * @throws org.multimodalbtw.engine.InputException if a row cannot be used
         * @throws IOException if a file cannot be read or written
         */
        void add(TableRows rows) throws IOException;

        /** @return what was counted */
        byte[] bytes();
    }
}
