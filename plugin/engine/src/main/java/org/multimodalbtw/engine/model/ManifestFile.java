package org.multimodalbtw.engine.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.Pooling;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.engine.storage.StrictJson;
import org.multimodalbtw.engine.tensor.TensorSchema;

/** The manifest of a model: everything but its numbers. */
final class ManifestFile {

    static final String FORMAT = "multimodal-btw-model";

    /** The newest version of the format that this engine reads. */
    static final int FORMAT_VERSION = 6;

    /** The first version with hashes. */
    private static final int WITH_HASHES = 3;

    /** The first version with a pool of further heads and geometric means; what has neither is written as the version before. */
    private static final int WITH_WIDER_POOL = 4;

    /** The first version with an adjustment to another cohort; what has none is written as a version before. */
    private static final int WITH_ADJUSTMENT = 5;

    /** The first version with linear heads of two scalings; what was trained without comparing them is written as a version before. */
    private static final int WITH_SCALINGS = 6;

    private static final int LONGEST = 256 << 20;

    /** Fields of which a number may be absent, which is written as none. */
    private static final Set<String> NUMBERS_OR_NONE = Set.of("summary", "states");

    /** Reads what any version of the format, or another program's file, may hold. */
    private static final ObjectMapper TOLERANT =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ManifestFile() {}

    /** What stands in the file. */
    record Content(String format, int formatVersion, ModelManifest model, ScoringRule scoring, TargetScale scale) {

        /** @throws IllegalArgumentException if the parts are not of one model */
        Content {
            int modalities = model.modalities().size();
            require(
                    Set.copyOf(model.target().classes()).size()
                            == model.target().classes().size(),
                    "a class occurs twice");
            require(new TensorSchema(model.modalities()).columns().size() == modalities, "no modality");
            require(scoring.family() == Family.of(model.target()), "the task of the scoring is another");
            require(
                    model.target().task() == Task.REGRESSION || scale.equals(TargetScale.NONE),
                    "a scale of what is no number");
            require(scoring.calibration().own().length == modalities, "calibration of other modalities");
            require(scoring.weights().information().length == modalities, "weights of other modalities");
            require(
                    scoring.family().pooling() != Pooling.NUMBERS
                            || scoring.pool().coefficients().length == modalities + 1,
                    "a pool of other modalities");
            requireProduct(scoring, modalities);
            require(
                    scoring.adjustments().stream()
                            .allMatch(
                                    one -> one.shifts().length == model.target().outputs()),
                    "an adjustment of another target");
            int judged = scoring.typicality().energies().size();
            require(
                    (judged == 0 || judged == modalities)
                            && scoring.typicality().divergences().size() == judged,
                    "typicality of other modalities");
        }

        private static void requireProduct(ScoringRule scoring, int modalities) {
            Pool pool = scoring.pool();
            require(
                    pool.product().isEmpty()
                            || scoring.family() == Family.CATEGORICAL
                                    && pool.product().get(1).exponents().length == modalities,
                    "a product of other modalities");
        }

        private static void require(boolean condition, String otherwise) {
            if (!condition) {
                throw new IllegalArgumentException(otherwise);
            }
        }
    }

    /** The part of the file that every version of the format has. */
    private record Head(String format, int formatVersion) {}

    static void write(Path file, TrainedModel model, ObjectMapper json) throws IOException {
        Content content = new Content(
                FORMAT, version(model.manifest(), model.rule()), model.manifest(), model.rule(), model.scale());
        Files.write(file, json.writeValueAsBytes(content));
    }

    /** The lowest version that has what the model has. */
    private static int version(ModelManifest model, ScoringRule rule) {
        if (model.training().settings().stream()
                .anyMatch(settings -> settings.combination().comparesScalings())) {
            return WITH_SCALINGS;
        }
        if (!rule.adjustments().isEmpty()) {
            return WITH_ADJUSTMENT;
        }
        boolean isWider = !rule.pool().product().isEmpty()
                || rule.pool().geometricMean()
                || model.training().settings().stream()
                        .anyMatch(settings ->
                                !settings.combination().furtherHeads().isEmpty()
                                        || settings.combination().geometricMean());
        return isWider ? WITH_WIDER_POOL : WITH_WIDER_POOL - 1;
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
        try {
            return parse(directory, file, json);
        } catch (InputException refused) {
            throw refused;
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
        } catch (RuntimeException damaged) {
            throw new InputException(file + " is damaged: " + damaged.getMessage(), "Train the model again.", damaged);
        }
    }

    private static Content parse(Path directory, Path file, ObjectMapper json) throws IOException {
        FileHashes hashes = FileHashes.read(directory);
        String text = hashes.text(file.getFileName().toString(), LONGEST);
        int version = version(directory, file, text);
        if (version < 1 || version >= WITH_HASHES == hashes.isAbsent()) {
            throw new IllegalArgumentException(
                    "its version does not go with having " + (hashes.isAbsent() ? "no " : "") + FileHashes.NAME);
        }
        ObjectNode content = (ObjectNode) json.readTree(text);
        JsonNode said = content.deepCopy();
        if (version < 2) {
            FirstFormat.raise(content);
        }
        ModelJson.complete(content.at("/model/training"), "states");
        if (version < WITH_SCALINGS) {
            requireNone(content.at("/model/training/settings"), "comparesScalings");
        }
        ModelJson.completeFlag(content.at("/model/training/settings"), "comparesScalings");
        if (version < WITH_ADJUSTMENT) {
            requireNone(content.at("/scoring"), "adjustments");
        }
        ModelJson.complete(content.get("scoring"), "adjustments");
        if (version < WITH_WIDER_POOL) {
            requireNone(content.at("/scoring/pool"), "product", "geometricMean");
            requireNone(content.at("/model/training/settings"), "furtherHeads", "geometricMean");
        }
        ModelJson.complete(content.at("/scoring/pool"), "product");
        ModelJson.completeFlag(content.at("/scoring/pool"), "geometricMean");
        ModelJson.complete(content.at("/model/training/settings"), "furtherHeads");
        ModelJson.completeFlag(content.at("/model/training/settings"), "geometricMean");
        Content read = json.treeToValue(content, Content.class);
        JsonNode written = json.valueToTree(read);
        if (version >= WITH_HASHES) {
            StrictJson.requireRead(said, written);
            Content.require(
                    version == version(read.model(), read.scoring()), "its version does not go with what it has");
        }
        StrictJson.requireFinite(written, NUMBERS_OR_NONE);
        return read;
    }

    private static void requireNone(JsonNode node, String... names) {
        for (String name : names) {
            if (node.has(name)) {
                throw new IllegalArgumentException("'" + name + "' does not go with its version");
            }
        }
    }

    /** The version that the file says of itself, which is known. */
    private static int version(Path directory, Path file, String text) throws JsonProcessingException {
        Head head = TOLERANT.readValue(text, Head.class);
        if (head == null || !FORMAT.equals(head.format())) {
            throw new InputException(file + " does not describe a model.", "Choose the directory of a trained model.");
        }
        if (head.formatVersion() > FORMAT_VERSION) {
            throw new InputException(
                    "The model in " + directory + " has format version " + head.formatVersion()
                            + "; this extension reads versions up to " + FORMAT_VERSION + ".",
                    "Update the extension, or train the model again with this one.");
        }
        return head.formatVersion();
    }
}
