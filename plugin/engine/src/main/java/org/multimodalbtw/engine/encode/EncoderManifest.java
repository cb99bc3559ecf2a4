package org.multimodalbtw.engine.encode;

import java.nio.file.Path;
import java.util.Map;
import org.multimodalbtw.engine.storage.Safetensors;

/** What a saved encoder says of itself, beside the version of the format. Larger arrays of numbers lie apart, in safetensors. */
interface EncoderManifest {

    /** The manifests by what {@code "encoder"} names in the file. */
    Map<String, Class<? extends EncoderManifest>> TYPES = Map.of(
            "tabular",
            TabularManifest.class,
            "text",
            TextManifest.class,
            "frozen text",
            FrozenTextManifest.class,
            "series",
            SeriesManifest.class,
            "image",
            ImageManifest.class,
            "plain",
            PlainManifest.class);

    /**
     * @param statistics the numbers that were saved with it
     * @param directory where it was saved
     * @return the encoder
     * @throws RuntimeException if the two do not fit or make no sense
     */
    FittedEncoder encoder(Safetensors statistics, Path directory);
}
