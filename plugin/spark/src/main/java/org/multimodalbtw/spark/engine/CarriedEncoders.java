package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.model.ModelDirectory;

/** Encoders where the product keeps them: in a model, in a set, or one in a folder of its own. */
final class CarriedEncoders {

    private static final String ONE = "statistics.safetensors";

    private CarriedEncoders() {}

    /**
     * @param folder a model, a set of encoders, or one encoder
     * @return the encoders by the names of their modalities; none where there are none
     * @throws InputException if one is damaged
     * @throws IOException if one cannot be read
     */
    static Map<String, FittedEncoder> load(Path folder) throws IOException {
        Map<String, FittedEncoder> encoders = new LinkedHashMap<>();
        for (Path directory : directories(folder)) {
            FittedEncoder encoder = EncoderKinds.load(directory);
            encoders.put(encoder.output().name(), encoder);
        }
        return encoders;
    }

    private static List<Path> directories(Path folder) throws IOException {
        Path ofModel = ModelDirectory.encoders(folder);
        if (Files.isDirectory(ofModel)) {
            return EncoderSet.directories(ofModel);
        }
        return Files.isRegularFile(folder.resolve(ONE)) ? List.of(folder) : EncoderSet.directories(folder);
    }

    /** As {@link org.multimodalbtw.spark.door.EngineDoor#copyEncoders}. */
    static void copy(Path from, List<String> modalities, Path to) throws IOException {
        Map<String, Path> found = new LinkedHashMap<>();
        for (Path directory : directories(from)) {
            found.put(EncoderKinds.load(directory).output().name(), directory);
        }
        List<Path> wanted = new ArrayList<>();
        for (String modality : modalities) {
            if (!found.containsKey(modality)) {
                throw new InputException(
                        found.isEmpty()
                                ? "There are no encoders in " + from + "."
                                : "In " + from + " there is no encoder of '" + modality + "', but of "
                                        + String.join(", ", found.keySet()) + ".",
                        "Correct --encoders or --table.");
            }
            wanted.add(found.get(modality));
        }
        EncoderSet.write(wanted, to);
    }
}
