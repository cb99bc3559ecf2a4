package org.multimodalbtw.engine.encode;

import java.nio.file.Path;
import org.multimodalbtw.engine.storage.Safetensors;

/**
 * What a saved encoder says of itself, beside the version of the format: a record, whose components are the file's. Larger arrays of numbers
 * lie apart, in safetensors.
 */
public interface EncoderManifest {

    /** @return the kind of encoder, as {@code "encoder"} names it in the file; the same for ever, since saved encoders have it */
    String kind();

    /**
     * @param formatVersion of the file that it was read from
     * @return the same in the terms of the present format
     */
    default EncoderManifest of(int formatVersion) {
        return this;
    }

    /**
     * @param statistics the numbers that were saved with it
     * @param directory where it was saved
     * @return the encoder
     * @throws RuntimeException if the two do not fit or make no sense
     */
    FittedEncoder encoder(Safetensors statistics, Path directory);
}
