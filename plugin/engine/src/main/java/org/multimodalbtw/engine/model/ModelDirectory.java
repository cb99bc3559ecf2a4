package org.multimodalbtw.engine.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.network.Slice;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.scoring.TargetScale;
import org.multimodalbtw.engine.storage.AtomicDirectory;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.weight.Typicality;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * A trained model as a directory: {@code manifest.json}, {@code weights.safetensors}, in which each parameter has its name and the
 * shape members x its own, and {@code insight.json}; where the model carries its encoders, a folder {@code encoders} too. None of them holds code.
 */
public final class ModelDirectory {

    /** The version of the format that this engine writes, and the newest that it reads. */
    public static final int FORMAT_VERSION = 1;

    private static final String FORMAT = "multimodal-btw-model";
    private static final String MANIFEST = "manifest.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String INSIGHT = "insight.json";
    private static final String ENCODERS = "encoders";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    /** Reads what any version of the format, or another program's file, may hold. */
    private static final ObjectMapper TOLERANT =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Settings of weights that models of the first version of the engine lack. */
    private static final List<String> LATER_WEIGHT_SETTINGS = List.of(
            "divergenceCap",
            "informationEstimate",
            "schedule",
            "everyEpochs",
            "smoothing",
            "ownPredictions",
            "guarded");

    /** Settings of the network that they lack. */
    private static final List<String> LATER_FUSION_SETTINGS = List.of("routing", "attention", "missing");

    private ModelDirectory() {}

    /** What stands in the manifest file. */
    private record Content(
            String format, int formatVersion, ModelManifest model, ScoringRule scoring, TargetScale scale) {}

    /** The part of the manifest file that every version of the format has. */
    private record Head(String format, int formatVersion) {}

    /**
     * Writes a model. The directory appears complete or not at all.
     *
     * @param directory does not exist yet, or is empty
     * @param model the model
     * @param insight what training found
     * @throws IOException if it cannot be written
     */
    public static void write(Path directory, TrainedModel model, TrainingInsight insight) throws IOException {
        AtomicDirectory.write(directory, temporary -> {
            Content content = new Content(FORMAT, FORMAT_VERSION, model.manifest(), model.rule(), model.scale());
            Files.write(temporary.resolve(MANIFEST), JSON.writeValueAsBytes(content));
            Safetensors.write(temporary.resolve(WEIGHTS), tensors(model), Map.of("format", FORMAT));
            Files.write(temporary.resolve(INSIGHT), JSON.writeValueAsBytes(insight));
        });
    }

    /**
     * Adds the encoders of a model's modalities, so that it can take new rows as they are.
     *
     * @param directory a model's directory, without encoders so far
     * @param encoders directories of encoders
     * @throws IOException if they cannot be read or written; the model is then as it was
     */
    public static void addEncoders(Path directory, List<Path> encoders) throws IOException {
        AtomicDirectory.write(encoders(directory), temporary -> EncoderSet.write(encoders, temporary));
    }

    /**
     * @param directory a model's directory
     * @return where the set of its encoders is, if it has one
     */
    public static Path encoders(Path directory) {
        return directory.resolve(ENCODERS);
    }

    /**
     * @param directory a model's directory
     * @return what the model says of itself
     * @throws InputException if it is no model, is damaged, or has a newer format
     * @throws IOException if it cannot be read
     */
    public static ModelManifest readManifest(Path directory) throws IOException {
        return content(directory).model();
    }

    /**
     * @param directory a model's directory
     * @return what training found; empty for a model of the first version of the engine
     * @throws InputException if it is damaged
     * @throws IOException if it cannot be read
     */
    public static Optional<TrainingInsight> readInsight(Path directory) throws IOException {
        Path file = directory.resolve(INSIGHT);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), TrainingInsight.class));
        } catch (JsonProcessingException damaged) {
            throw new InputException(
                    file + " is damaged: " + damaged.getOriginalMessage(), "Train the model again.", damaged);
        }
    }

    /**
     * @param directory a model's directory
     * @return the model
     * @throws InputException if it is no model, is damaged, or has a newer format
     * @throws IOException if it cannot be read
     */
    public static TrainedModel read(Path directory) throws IOException {
        Content content = content(directory);
        TrainedModel incomplete = new TrainedModel(content.model(), content.scoring(), content.scale(), new float[0]);
        return new TrainedModel(content.model(), content.scoring(), content.scale(), parameters(directory, incomplete));
    }

    private static Content content(Path directory) throws IOException {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    directory + " is not a model: it has no " + MANIFEST + ".",
                    "Choose the directory of a trained model.");
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
            return JSON.treeToValue(completed(JSON.readTree(text)), Content.class);
        } catch (JsonProcessingException damaged) {
            throw new InputException(
                    file + " is damaged: " + damaged.getOriginalMessage(), "Train the model again.", damaged);
        }
    }

    /** Adds what models of earlier versions of the engine lack. */
    private static JsonNode completed(JsonNode content) {
        if (content.get("scoring") instanceof ObjectNode scoring) {
            if (!scoring.has("typicality")) {
                scoring.set("typicality", JSON.valueToTree(Typicality.none()));
            }
            if (!scoring.has("weightsTokens")) {
                scoring.put("weightsTokens", true);
            }
            if (scoring.get("weights") instanceof ObjectNode weights) {
                completeWeights(weights.get("settings"));
            }
        }
        if (content.get("model") instanceof ObjectNode model) {
            completeWeights(model.get("weights"));
            complete(model.get("fusion"), JSON.valueToTree(FusionSettings.defaults()), LATER_FUSION_SETTINGS);
        }
        return content;
    }

    private static void completeWeights(JsonNode settings) {
        complete(settings, JSON.valueToTree(WeightSettings.none()), LATER_WEIGHT_SETTINGS);
    }

    private static void complete(JsonNode settings, JsonNode standard, List<String> names) {
        if (settings instanceof ObjectNode known) {
            names.forEach(name -> known.putIfAbsent(name, standard.get(name)));
        }
    }

    private static Map<String, Safetensors.Tensor> tensors(TrainedModel model) {
        int members = model.manifest().members();
        ParameterLayout layout = new ParameterLayout(model.shape());
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        for (Slice slice : layout.byName().values()) {
            float[] values = new float[members * slice.size()];
            for (int member = 0; member < members; member++) {
                System.arraycopy(
                        model.parameters(),
                        member * layout.size() + slice.offset(),
                        values,
                        member * slice.size(),
                        slice.size());
            }
            tensors.put(slice.name(), new Safetensors.Floats(shape(members, slice), FloatBuffer.wrap(values)));
        }
        return tensors;
    }

    private static float[] parameters(Path directory, TrainedModel model) throws IOException {
        Safetensors file = Safetensors.read(directory.resolve(WEIGHTS));
        int members = model.manifest().members();
        ParameterLayout layout = new ParameterLayout(model.shape());
        float[] parameters = new float[members * layout.size()];
        for (Slice slice : layout.byName().values()) {
            Safetensors.Floats tensor = file.floats(slice.name());
            if (!tensor.shape().equals(shape(members, slice))) {
                throw new InputException(
                        "The model in " + directory + " is damaged: '" + slice.name() + "' has the shape "
                                + tensor.shape() + " where " + shape(members, slice) + " is needed.",
                        "Train the model again.");
            }
            float[] values = tensor.toArray();
            for (int member = 0; member < members; member++) {
                System.arraycopy(
                        values,
                        member * slice.size(),
                        parameters,
                        member * layout.size() + slice.offset(),
                        slice.size());
            }
        }
        return parameters;
    }

    private static List<Long> shape(int members, Slice slice) {
        return LongStream.concat(LongStream.of(members), slice.shape().stream().mapToLong(Integer::longValue))
                .boxed()
                .toList();
    }
}
