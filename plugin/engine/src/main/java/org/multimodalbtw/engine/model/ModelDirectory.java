package org.multimodalbtw.engine.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.heads.FurtherHeads;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.storage.AtomicDirectory;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.storage.StrictJson;

/**
 * A trained model as a directory: {@code manifest.json}, {@code weights.safetensors}, in which each parameter has its name and the
 * shape members x its own, {@code heads.safetensors} where heads beside the network's take part, {@code insight.json}, {@code reference.json}, and the hashes of these files; where the model carries its encoders, a folder {@code encoders} too. None of them holds code.
 */
public final class ModelDirectory {

    private static final String MANIFEST = "manifest.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String HEADS = "heads.safetensors";
    private static final String INSIGHT = "insight.json";
    private static final String REFERENCE = "reference.json";
    private static final String ENCODERS = "encoders";
    private static final int LONGEST = 256 << 20;

    private ModelDirectory() {}

    /**
     * Writes a model. The directory appears complete or not at all.
     *
     * @param directory does not exist yet, or is empty
     * @param model the model
     * @param insight what training found
     * @param reference what held-out rows say about its use; empty where no row was held out
     * @throws IOException if it cannot be written
     */
    public static void write(Path directory, TrainedModel model, TrainingInsight insight, Optional<Reference> reference)
            throws IOException {
        write(directory, model, insight, reference, ModelJson.MAPPER);
    }

    static void write(
            Path directory,
            TrainedModel model,
            TrainingInsight insight,
            Optional<Reference> reference,
            ObjectMapper json)
            throws IOException {
        AtomicDirectory.write(directory, temporary -> {
            ManifestFile.write(temporary.resolve(MANIFEST), model, json);
            Safetensors.write(temporary.resolve(WEIGHTS), tensors(model), Map.of("format", ManifestFile.FORMAT));
            if (!model.heads().kinds().isEmpty()) {
                HeadsFile.write(temporary.resolve(HEADS), model);
            }
            Files.write(temporary.resolve(INSIGHT), json.writeValueAsBytes(insight));
            if (reference.isPresent()) {
                Files.write(temporary.resolve(REFERENCE), json.writeValueAsBytes(reference.get()));
            }
            FileHashes.write(temporary);
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
        return ManifestFile.read(directory, MANIFEST, ModelJson.MAPPER).model();
    }

    /**
     * @param directory a model's directory
     * @return how much weights count where what single modalities say is put together, 0 to 1
     * @throws InputException if it is no model, is damaged, or has a newer format
     * @throws IOException if it cannot be read
     */
    public static double readWeightShare(Path directory) throws IOException {
        return ManifestFile.read(directory, MANIFEST, ModelJson.MAPPER)
                .scoring()
                .pool()
                .weightShare();
    }

    /**
     * @param directory a model's directory
     * @return what training found; empty for a model of the first version of the engine
     * @throws InputException if it is damaged
     * @throws IOException if it cannot be read
     */
    public static Optional<TrainingInsight> readInsight(Path directory) throws IOException {
        return optional(directory, INSIGHT, content -> {
            ModelJson.complete(content, "tables");
            return ModelJson.MAPPER.treeToValue(content, TrainingInsight.class);
        });
    }

    /**
     * @param directory a model's directory
     * @return what held-out rows say about the model's use; empty for a model that was saved without it
     * @throws InputException if it is damaged, or not of this model
     * @throws IOException if it cannot be read
     */
    public static Optional<Reference> readReference(Path directory) throws IOException {
        return readReference(directory, readManifest(directory));
    }

    /**
     * The same for a model of which the manifest is read.
     *
     * @param directory a model's directory
     * @param model its manifest
     * @return what held-out rows say about the model's use; empty for a model that was saved without it
     * @throws InputException if it is damaged, or not of this model
     * @throws IOException if it cannot be read
     */
    public static Optional<Reference> readReference(Path directory, ModelManifest model) throws IOException {
        return optional(directory, REFERENCE, content -> {
            JsonNode whole = content.deepCopy();
            ModelJson.complete(whole, "conformal");
            ModelJson.complete(whole, "alarms");
            Reference reference = ModelJson.MAPPER.treeToValue(whole, Reference.class);
            StrictJson.requireRead(content, ModelJson.MAPPER.valueToTree(reference));
            reference.requireOf(model);
            return reference;
        });
    }

    /** What stands in a file. */
    private interface Reader<T> {
        T read(JsonNode content) throws JsonProcessingException;
    }

    /** A file that some models lack; one of which the hash is there must be there, too. */
    private static <T> Optional<T> optional(Path directory, String name, Reader<T> reader) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            if (FileHashes.read(directory).hashes().containsKey(name)) {
                throw damaged(file, "it is not there", null);
            }
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(
                    ModelJson.MAPPER.readTree(FileHashes.read(directory).text(name, LONGEST))));
        } catch (InputException refused) {
            throw refused;
        } catch (JsonProcessingException damaged) {
            throw damaged(file, damaged.getOriginalMessage(), damaged);
        } catch (RuntimeException damaged) {
            throw damaged(file, damaged.getMessage(), damaged);
        }
    }

    private static InputException damaged(Path file, String detail, Exception cause) {
        return new InputException(file + " is damaged: " + detail, "Train the model again.", cause);
    }

    /**
     * @param directory a model's directory
     * @return the model
     * @throws InputException if it is no model, is damaged, or has a newer format
     * @throws IOException if it cannot be read
     */
    public static TrainedModel read(Path directory) throws IOException {
        return read(directory, ModelJson.MAPPER);
    }

    static TrainedModel read(Path directory, ObjectMapper json) throws IOException {
        ManifestFile.Content content = ManifestFile.read(directory, MANIFEST, json);
        FileHashes.read(directory).verify(WEIGHTS);
        Safetensors weights = Safetensors.read(directory.resolve(WEIGHTS)).requireFinite();
        try {
            FurtherHeads heads = heads(directory, content);
            TrainedModel incomplete =
                    new TrainedModel(content.model(), content.scoring(), content.scale(), new float[0], heads);
            float[] parameters = parameters(directory, weights, incomplete);
            return new TrainedModel(content.model(), content.scoring(), content.scale(), parameters, heads);
        } catch (InputException refused) {
            throw refused;
        } catch (RuntimeException damaged) {
            throw new InputException(
                    "The model in " + directory + " is damaged: " + damaged.getMessage(),
                    "Train the model again.",
                    damaged);
        }
    }

    private static FurtherHeads heads(Path directory, ManifestFile.Content content) throws IOException {
        List<HeadKind> kinds = content.scoring().pool().furtherHeads();
        if (kinds.isEmpty()) {
            return FurtherHeads.NONE;
        }
        if (!Files.isRegularFile(directory.resolve(HEADS))) {
            throw damaged(directory.resolve(HEADS), "it is not there", null);
        }
        FileHashes.read(directory).verify(HEADS);
        return HeadsFile.read(directory.resolve(HEADS), content.model(), kinds);
    }

    private static Map<String, Safetensors.Tensor> tensors(TrainedModel model) {
        int members = model.manifest().training().members();
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

    private static float[] parameters(Path directory, Safetensors file, TrainedModel model) {
        int members = model.manifest().training().members();
        ParameterLayout layout = new ParameterLayout(model.shape());
        // the file is as large as it says, so that nothing is allocated that is not there
        for (Slice slice : layout.byName().values()) {
            List<Long> found = file.floats(slice.name()).shape();
            if (!found.equals(shape(members, slice))) {
                throw new InputException(
                        "The model in " + directory + " is damaged: '" + slice.name() + "' has the shape " + found
                                + " where " + shape(members, slice) + " is needed.",
                        "Train the model again.");
            }
        }
        float[] parameters = new float[layout.values(members)];
        for (Slice slice : layout.byName().values()) {
            float[] values = file.floats(slice.name()).toArray();
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
