package org.multimodalbtw.engine.encoders;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.EncoderManifest;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.image.ImageManifest;
import org.multimodalbtw.engine.encode.series.SeriesManifest;
import org.multimodalbtw.engine.encode.table.PlainManifest;
import org.multimodalbtw.engine.encode.table.TabularManifest;
import org.multimodalbtw.engine.encode.text.FrozenTextManifest;
import org.multimodalbtw.engine.encode.text.TextManifest;

/** The kinds of encoder that there are: the only place that names them all. */
public final class EncoderKinds {

    private static final Map<String, Class<? extends EncoderManifest>> KINDS = Map.of(
            TabularManifest.KIND, TabularManifest.class,
            TextManifest.KIND, TextManifest.class,
            FrozenTextManifest.KIND, FrozenTextManifest.class,
            SeriesManifest.KIND, SeriesManifest.class,
            ImageManifest.KIND, ImageManifest.class,
            PlainManifest.KIND, PlainManifest.class);

    private EncoderKinds() {}

    /**
     * @param directory written by {@link FittedEncoder#save(Path)}, of any kind
     * @return the encoder; it encodes to the same bits as the one that was saved
     * @throws org.multimodalbtw.engine.InputException if there is no encoder, it is damaged, or a newer version of this extension
     *     wrote it
     * @throws IOException if it cannot be read
     */
    public static FittedEncoder load(Path directory) throws IOException {
        return EncoderDirectory.load(directory, KINDS);
    }
}
