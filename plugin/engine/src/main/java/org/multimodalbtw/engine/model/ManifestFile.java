package org.multimodalbtw.engine.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.scoring.ScoringRule;

/** The manifest of a model: everything but its numbers. */
final class ManifestFile {

    static final String FORMAT = "multimodal-btw-model";

    /** The version of the format that this engine writes, and the newest that it reads. */
    static final int FORMAT_VERSION = 2;

    /** Reads what any version of the format, or another program's file, may hold. */
    private static final ObjectMapper TOLERANT =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ManifestFile() {}

    /** What stands in the file. */
    record Content(String format, int formatVersion, ModelManifest model, ScoringRule scoring, TargetScale scale) {}

    /** The part of the file that every version of the format has. */
    private record Head(String format, int formatVersion) {}

    static void write(Path file, TrainedModel model, ObjectMapper json) throws IOException {
        Content content = new Content(FORMAT, FORMAT_VERSION, model.manifest(), model.rule(), model.scale());
        Files.write(file, json.writeValueAsBytes(content));
    }

    /**
     * @param directory of a model
     * @param name of the file in it
     * @param json knows the training methods
     * @return what stands in it
     * @throws InputException if it is no model, is damaged, has a newer format, or was trained with a method that is not known
     * @throws IOException if it cannot be read
     */
    static Content read(Path directory, String name, ObjectMapper json) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    directory + " is not a model: it has no " + name + ".", "Choose the directory of a trained model.");
        }
        byte[] text = Files.readAllBytes(file);
        try {
            Head head = TOLERANT.readValue(text, Head.class);
            if (head == null || !FORMAT.equals(head.format())) {
                throw new InputException(
                        file + " does not describe a model.", "Choose the directory of a trained model.");
            }
            if (head.formatVersion() > FORMAT_VERSION) {
                throw new InputException(
                        "The model in " + directory + " has format version " + head.formatVersion()
                                + "; this extension reads versions up to " + FORMAT_VERSION + ".",
                        "Update the extension, or train the model again with this one.");
            }
            ObjectNode content = (ObjectNode) json.readTree(text);
            if (head.formatVersion() < FORMAT_VERSION) {
                FirstFormat.raise(content);
            }
            ModelJson.complete(content.at("/model/training"), "states");
            return json.treeToValue(content, Content.class);
        } catch (JsonProcessingException damaged) {
            if (damaged instanceof InvalidTypeIdException unknown && unknown.getTypeId() != null) {
                throw new InputException(
                        "The model in " + directory + " was trained with the method '" + unknown.getTypeId()
                                + "', which this extension does not know.",
                        "Update the extension, or train the model again with this one.",
                        unknown);
            }
            throw new InputException(
                    file + " is damaged: " + damaged.getOriginalMessage(), "Train the model again.", damaged);
        }
    }
}
