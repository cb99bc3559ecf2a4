package org.multimodalbtw.engine.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.heads.FurtherHeads;
import org.multimodalbtw.engine.heads.Head;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.heads.LinearHead;
import org.multimodalbtw.engine.heads.TreesHead;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.storage.Safetensors.Tensor;

/**
 * The further heads of a model as arrays. Modality 0 and member 0 have {@code linear.0.0.weights} (classes x inputs) and {@code
 * linear.0.0.bias} (classes), and {@code trees.0.0.} with {@code roots} (trees), {@code features}, {@code thresholds}, {@code next} (nodes)
 * and {@code leaves} (leaves x classes). A modality without heads of a kind has none of them.
 */
final class HeadsFile {

    private static final String LINEAR = "linear";
    private static final String TREES = "trees";

    private final Safetensors file;
    private final ModelManifest model;
    private final TreeSet<String> left;

    private HeadsFile(Safetensors file, ModelManifest model) {
        this.file = file;
        this.model = model;
        left = new TreeSet<>(file.tensors().keySet());
    }

    static void write(Path file, TrainedModel model) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        FurtherHeads heads = model.heads();
        for (HeadKind kind : heads.kinds()) {
            for (int m = 0; m < model.manifest().modalities().size(); m++) {
                List<Head> ofMembers = heads.of(kind, m);
                for (int member = 0; member < ofMembers.size(); member++) {
                    put(ofMembers.get(member), prefix(kind, m, member), tensors);
                }
            }
        }
        Safetensors.write(file, tensors, Map.of("format", ManifestFile.FORMAT));
    }

    private static String prefix(HeadKind kind, int modality, int member) {
        return (kind == HeadKind.LINEAR ? LINEAR : TREES) + "." + modality + "." + member + ".";
    }

    private static void put(Head head, String prefix, Map<String, Tensor> tensors) {
        if (head instanceof LinearHead linear) {
            tensors.put(prefix + "weights", matrix(linear.weights()));
            tensors.put(prefix + "bias", Tensor.of(linear.bias(), linear.bias().length));
        } else if (head instanceof TreesHead trees) {
            tensors.put(prefix + "roots", whole(trees.roots()));
            tensors.put(prefix + "features", whole(trees.features()));
            tensors.put(prefix + "thresholds", Tensor.of(trees.thresholds(), trees.thresholds().length));
            tensors.put(prefix + "next", whole(trees.next()));
            tensors.put(prefix + "leaves", matrix(trees.leaves()));
        }
    }

    private static Tensor matrix(float[][] rows) {
        float[] all = new float[Math.multiplyExact(rows.length, rows[0].length)];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, all, row * rows[0].length, rows[0].length);
        }
        return Tensor.of(all, rows.length, rows[0].length);
    }

    private static Tensor whole(int[] numbers) {
        return Tensor.of(Arrays.stream(numbers).asLongStream().toArray(), numbers.length);
    }

    /**
     * @param path of the file
     * @param model whose heads these are
     * @param kinds those that the model's pool has
     * @throws IllegalArgumentException if they are not such heads
     * @throws IOException if it cannot be read
     */
    static FurtherHeads read(Path path, ModelManifest model, List<HeadKind> kinds) throws IOException {
        return new HeadsFile(Safetensors.read(path).requireFinite(), model).read(kinds);
    }

    private FurtherHeads read(List<HeadKind> kinds) {
        Map<HeadKind, Head[][]> heads = new EnumMap<>(HeadKind.class);
        int members = model.training().members();
        for (HeadKind kind : kinds) {
            Head[][] all = new Head[model.modalities().size()][];
            for (int m = 0; m < all.length; m++) {
                int modality = m;
                if (left.stream().anyMatch(name -> name.startsWith(prefix(kind, modality, 0)))) {
                    all[m] = IntStream.range(0, members)
                            .mapToObj(member -> head(kind, modality, prefix(kind, modality, member)))
                            .toArray(Head[]::new);
                }
            }
            heads.put(kind, all);
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("'" + left.first() + "' is of no head of the model");
        }
        return new FurtherHeads(heads);
    }

    private Head head(HeadKind kind, int modality, String prefix) {
        int inputs = model.modalities().get(modality).size();
        Head head = kind == HeadKind.LINEAR
                ? new LinearHead(matrix(prefix + "weights"), vector(prefix + "bias"))
                : new TreesHead(
                        inputs,
                        whole(prefix + "roots"),
                        whole(prefix + "features"),
                        vector(prefix + "thresholds"),
                        whole(prefix + "next"),
                        matrix(prefix + "leaves"));
        if (head.inputs() != inputs || head.outputs() != model.target().outputs()) {
            throw new IllegalArgumentException(
                    "a head of " + head.inputs() + " inputs and " + head.outputs() + " classes at '" + prefix + "'");
        }
        return head;
    }

    private float[] vector(String name) {
        left.remove(name);
        return requireDimensions(file.floats(name), name, 1).toArray();
    }

    private float[][] matrix(String name) {
        left.remove(name);
        Safetensors.Floats all = requireDimensions(file.floats(name), name, 2);
        float[] values = all.toArray();
        int rows = Math.toIntExact(all.shape().get(0));
        int width = Math.toIntExact(all.shape().get(1));
        List<float[]> split = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            split.add(Arrays.copyOfRange(values, row * width, (row + 1) * width));
        }
        return split.toArray(float[][]::new);
    }

    private static Safetensors.Floats requireDimensions(Safetensors.Floats tensor, String name, int dimensions) {
        if (tensor.shape().size() != dimensions) {
            throw new IllegalArgumentException("'" + name + "' has the shape " + tensor.shape());
        }
        return tensor;
    }

    private int[] whole(String name) {
        left.remove(name);
        return Arrays.stream(file.longs(name).toArray())
                .mapToInt(Math::toIntExact)
                .toArray();
    }
}
