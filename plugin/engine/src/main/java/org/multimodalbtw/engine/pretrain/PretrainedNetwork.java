package org.multimodalbtw.engine.pretrain;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Encoders that have learnt without labels, and what makes embeddings of their tokens.
 *
 * @param manifest what it says of itself
 * @param values of each parameter, by its name, members x its size
 */
public record PretrainedNetwork(PretrainedManifest manifest, Map<String, float[]> values) {

    private static final String ENCODE =
            "Encode the modality with the encoder whose tensor was pre-trained on, or pre-train on this tensor.";

    /** What a network starts from must be as it is. @throws IllegalArgumentException if a parameter lacks or has another size */
    public PretrainedNetwork {
        Map<String, Slice> slices = slices(manifest);
        if (!values.keySet().equals(slices.keySet())) {
            throw new IllegalArgumentException(
                    "parameters " + values.keySet() + " where " + slices.keySet() + " are needed");
        }
        int members = manifest.settings().members();
        slices.forEach((name, slice) -> {
            if (values.get(name).length != members * slice.size()) {
                throw new IllegalArgumentException("'" + name + "' of " + values.get(name).length + " values");
            }
        });
    }

    /** The parameters that are kept, by name: those of the encoders, and those of the shared encoder. */
    static Map<String, Slice> slices(PretrainedManifest manifest) {
        LearntSlices learnt = new LearntSlices(manifest.shape());
        Map<String, Slice> kept = new LinkedHashMap<>();
        new ParameterLayout(manifest.shape())
                .byName().values().stream().filter(learnt).forEach(slice -> kept.put(slice.name(), slice));
        kept.putAll(shared(manifest).slices());
        return kept;
    }

    /** A graph of the shared encoder alone, without methods so far. */
    static Graph shared(PretrainedManifest manifest) {
        Graph graph = new Graph(manifest.settings().members());
        SharedEncoder.declare(graph, manifest.settings().width());
        return graph;
    }

    /**
     * Takes what is kept out of the parameters of a pre-training.
     *
     * @param manifest of the network
     * @param layout where the parameters lie
     * @param parameters members x {@link ParameterLayout#size()}
     */
    static PretrainedNetwork of(PretrainedManifest manifest, ParameterLayout layout, float[] parameters) {
        Map<String, float[]> values = new LinkedHashMap<>();
        int members = manifest.settings().members();
        for (String name : slices(manifest).keySet()) {
            Slice slice = layout.byName().get(name);
            float[] own = new float[members * slice.size()];
            for (int member = 0; member < members; member++) {
                System.arraycopy(
                        parameters, member * layout.size() + slice.offset(), own, member * slice.size(), slice.size());
            }
            values.put(name, own);
        }
        return new PretrainedNetwork(manifest, values);
    }

    /**
     * Puts the encoders in the place of other parameters, of the modalities that both networks have. A member takes those of the member of
     * its number here; where there are fewer, it begins with the first again.
     *
     * @param layout where the other parameters lie
     * @param parameters members x {@link ParameterLayout#size()}, changed in place
     * @throws IllegalArgumentException if one has another size; {@link #requireFor} says why
     */
    public void put(ParameterLayout layout, float[] parameters) {
        put(layout.byName().values(), layout.size(), parameters);
    }

    /**
     * The same of slices that lie one behind the other.
     *
     * @param slices where they lie
     * @param size of all parameters of a member
     * @param parameters members x size, changed in place
     */
    void put(Collection<Slice> slices, int size, float[] parameters) {
        int members = manifest.settings().members();
        for (Slice slice : slices) {
            float[] own = values.get(slice.name());
            if (own == null) {
                continue;
            }
            if (own.length != members * slice.size()) {
                throw new IllegalArgumentException("'" + slice.name() + "' has another size");
            }
            for (int member = 0; member < parameters.length / size; member++) {
                System.arraycopy(
                        own, member % members * slice.size(), parameters, member * size + slice.offset(), slice.size());
            }
        }
    }

    /**
     * @param modalities of a network that is to start from it
     * @param width of its tokens
     * @return the names of those that this network knows, in their order
     * @throws InputException if there is none, or the width or a modality's shape or features are others
     */
    public List<String> requireFor(List<TensorColumn> modalities, int width) {
        if (width != manifest.settings().width()) {
            throw new InputException(
                    "The pre-trained network has the token width "
                            + manifest.settings().width() + ", but the network that is to start from it has " + width
                            + ".",
                    "Set the same token width in the Multimodal Pretrainer and in MoE Fusion.");
        }
        List<TensorColumn> known = modalities.stream()
                .filter(column -> find(column.name()).isPresent())
                .toList();
        if (known.isEmpty()) {
            throw new InputException(
                    "The pre-trained network knows none of the modalities: it was pre-trained on "
                            + names(manifest.modalities()) + ", and the tensor has " + names(modalities) + ".",
                    "Connect the tensor that was pre-trained on, or leave the pre-trained network out.");
        }
        known.forEach(column -> requireSame(find(column.name()).orElseThrow(), column));
        return known.stream().map(TensorColumn::name).toList();
    }

    private Optional<TensorColumn> find(String name) {
        return manifest.modalities().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    /** Of items only the size of one is fixed: how many a row has at most, differs between tensors. */
    private static void requireSame(TensorColumn known, TensorColumn found) {
        boolean isSameShape = known.items().equals(found.items())
                && (known.ragged()
                        ? known.itemSize() == found.itemSize()
                        : known.shape().equals(found.shape()));
        if (!isSameShape) {
            throw new InputException(
                    "The modality '" + found.name() + "' has the shape " + found.shape()
                            + ", but the network was pre-trained with " + known.shape() + ".",
                    ENCODE);
        }
        boolean isNamed = !known.ragged()
                && !known.features().isEmpty()
                && !found.features().isEmpty();
        if (isNamed && !known.features().equals(found.features())) {
            int at = 0;
            while (known.features().get(at).equals(found.features().get(at))) {
                at++;
            }
            throw new InputException(
                    "The modality '" + found.name() + "' has other features than in the pre-training, for example '"
                            + found.features().get(at) + "' where '"
                            + known.features().get(at) + "' was.",
                    ENCODE);
        }
    }

    private static String names(List<TensorColumn> modalities) {
        return String.join(", ", modalities.stream().map(TensorColumn::name).toList());
    }

    /** All values are those of the other, bit by bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PretrainedNetwork one
                && manifest.equals(one.manifest)
                && values.keySet().equals(one.values.keySet())
                && values.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), one.values.get(entry.getKey())));
    }

    @Override
    public int hashCode() {
        return manifest.hashCode();
    }
}
