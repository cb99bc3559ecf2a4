package org.multimodalbtw.engine.method;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.pretrain.PretrainedDirectory;
import org.multimodalbtw.engine.pretrain.PretrainedManifest;
import org.multimodalbtw.engine.pretrain.PretrainedNetwork;
import org.multimodalbtw.engine.pretrain.PretrainingSettings;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * The encoders start from a network that was pre-trained on rows without labels (docs/PRETRAINING.md); everything else starts as usual, and
 * all of it learns. It is decided about as a training method is.
 *
 * @param pretraining how that network was pre-trained
 * @param rows what it learnt from
 * @param weights SHA-256 of the network's file of weights, as hexadecimal digits
 * @param network the network; empty in a trained model, which says what it started from and does not hold it
 */
public record PretrainedStart(
        PretrainingSettings pretraining,
        PretrainedManifest.LearntRows rows,
        String weights,
        @JsonIgnore Optional<PretrainedNetwork> network)
        implements TrainingMethod {

    /** What it is called in sentences. */
    public static final String NAME = "pre-trained start";

    /**
     * @param directory of a pre-trained network
     * @return a start from it
     * @throws org.multimodalbtw.engine.InputException if it is none, is damaged, or has a newer format
     * @throws IOException if it cannot be read
     */
    public static PretrainedStart of(Path directory) throws IOException {
        return new PretrainedStart(PretrainedDirectory.read(directory), PretrainedDirectory.hash(directory));
    }

    /**
     * @param network to start from
     * @param weights SHA-256 of its file of weights
     */
    public PretrainedStart(PretrainedNetwork network, String weights) {
        this(network.manifest().settings(), network.manifest().rows(), weights, Optional.of(network));
    }

    /**
     * What a model's manifest says.
     *
     * @param pretraining how the network was pre-trained
     * @param rows what it learnt from
     * @param weights SHA-256 of its file of weights
     * @return the start, without the network
     */
    @JsonCreator
    static PretrainedStart told(
            @JsonProperty("pretraining") PretrainingSettings pretraining,
            @JsonProperty("rows") PretrainedManifest.LearntRows rows,
            @JsonProperty("weights") String weights) {
        return new PretrainedStart(pretraining, rows, weights, Optional.empty());
    }

    /** @throws IllegalArgumentException if the hash is none */
    public PretrainedStart {
        Objects.requireNonNull(pretraining);
        Objects.requireNonNull(rows);
        if (!weights.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'" + weights + "' is no SHA-256");
        }
    }

    @Override
    public String summary() {
        return pretraining.objective().title() + ", on " + rows.count() + " rows, " + pretraining.epochs()
                + " epochs, seed " + pretraining.seed() + ", weights " + weights.substring(0, 12);
    }

    @Override
    public void startValues(ParameterLayout layout, float[] parameters) {
        network.ifPresent(known -> known.put(layout, parameters));
    }

    /**
     * Compares it with a network that is to start from it.
     *
     * @param modalities of that network
     * @param width of its tokens
     * @return what an analyst should know, one sentence each
     * @throws org.multimodalbtw.engine.InputException if it does not fit, with the reason
     */
    public List<String> notes(List<TensorColumn> modalities, int width) {
        if (network.isEmpty()) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        List<String> known = network.get().requireFor(modalities, width);
        List<String> others = modalities.stream()
                .map(TensorColumn::name)
                .filter(name -> !known.contains(name))
                .toList();
        notes.add("The encoders start from a network that was pre-trained on " + rows.count()
                + " rows without labels; inputs of held-out rows may be among them, their labels are not.");
        if (!rows.knowsTests()) {
            notes.add(
                    "The pre-training was not told which rows are test rows: inputs of test rows may be among its rows. Connect"
                            + " the labels to the Multimodal Pretrainer to leave them out.");
        }
        if (!others.isEmpty()) {
            notes.add("The pre-trained network lacks " + Examples.of(others) + ", which start"
                    + (others.size() == 1 ? "s" : "") + " as usual.");
        }
        return notes;
    }
}
