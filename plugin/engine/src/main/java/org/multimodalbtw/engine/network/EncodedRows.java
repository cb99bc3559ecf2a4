package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;

/** Rows that a network has encoded once, so that they can be fused with several weights. K members, B rows, M modalities, C outputs. */
public final class EncodedRows implements AutoCloseable {

    private final FusionNetwork network;
    private final Minibatch rows;
    private final NDManager manager;
    private final Map<String, NDArray> tensors;
    private final NDArray tokens;
    private final float[] own;

    EncodedRows(FusionNetwork network, Minibatch rows) {
        this.network = network;
        this.rows = rows;
        manager = network.manager().newSubManager();
        tensors = rows.inputArrays(network.staging(), manager);
        Map<String, NDArray> inputs = new HashMap<>(tensors);
        inputs.put(NetworkGraph.SEEN, rows.seenArray(network.staging(), manager));
        NDList results = network.call(NetworkGraph.ENCODE, manager, inputs);
        tokens = results.get(0);
        own = results.get(1).toFloatArray();
    }

    /** @return each modality's own output, K x B x M x C: logits, or the standardised number of a regression */
    public float[] own() {
        return own;
    }

    /** @return each modality's token before any weight, K x B x M x width; of no meaning where the modality is missing */
    public float[] tokens() {
        return tokens.toFloatArray();
    }

    /**
     * Fuses the rows with the weights that the minibatch holds now; where the network is unweighted, what is seen counts alike.
     *
     * @return the fused output, K x B x C
     */
    public float[] fuse() {
        try (NDManager step = manager.newSubManager()) {
            return results(step).get(0).toFloatArray();
        }
    }

    /**
     * @return how much the rows that have a modality use each expert, with the weights that the minibatch holds now, K x M x E: the sum of
     *     gates
     */
    public float[] expertUse() {
        try (NDManager step = manager.newSubManager()) {
            return results(step).get(1).toFloatArray();
        }
    }

    /**
     * @return how much each expert counts for each token, with the weights that the minibatch holds now, K x B x M x experts that a token
     *     may choose from; only of networks that are {@link FusionNetwork#explaining}
     */
    public float[] gates() {
        try (NDManager step = manager.newSubManager()) {
            return results(NetworkGraph.GATES, step).get(0).toFloatArray();
        }
    }

    /**
     * Fuses some of the rows, each as often as wanted, with other modalities seen and other weights than the minibatch holds, which stays
     * as it is. For a minibatch with one member, and a fusion that reads nothing but tokens.
     *
     * @param chosen P positions of rows in the minibatch
     * @param seen P x M: 1 where a modality takes part, less where it does in part, 0 where it does not
     * @param weights P x M: what multiplies the tokens; not read where the network is unweighted
     * @return the fused output, K x P x C
     */
    public float[] fuse(int[] chosen, float[] seen, float[] weights) {
        if (rows.members() != 1) {
            throw new IllegalStateException("Rows are chosen where each member has its own");
        }
        int members = network.shape().members();
        Shape shape = new Shape(1, chosen.length, network.shape().modalityCount());
        try (NDManager step = manager.newSubManager()) {
            Map<String, NDArray> inputs = new HashMap<>();
            inputs.put(NetworkGraph.TOKENS, network.pick(step, tokens, chosen));
            inputs.put(NetworkGraph.SEEN, all(step.create(seen, shape), members > 1));
            if (network.shape().weighted()) {
                inputs.put(NetworkGraph.WEIGHTS, all(step.create(weights, shape), members > 1));
            }
            return network.call(NetworkGraph.FUSE, step, inputs).get(0).toFloatArray();
        }
    }

    private NDList results(NDManager step) {
        return results(NetworkGraph.FUSE, step);
    }

    private NDList results(String method, NDManager step) {
        boolean shared = rows.members() < network.shape().members();
        Map<String, NDArray> inputs = new HashMap<>(tensors);
        inputs.put(NetworkGraph.TOKENS, tokens);
        inputs.put(NetworkGraph.SEEN, all(rows.seenArray(network.staging(), step), shared));
        if (network.shape().weighted()) {
            inputs.put(NetworkGraph.WEIGHTS, all(rows.weightsArray(network.staging(), step), shared));
        }
        return network.call(method, step, inputs);
    }

    private NDArray all(NDArray mask, boolean shared) {
        return shared ? mask.repeat(0, network.shape().members()) : mask;
    }

    @Override
    public void close() {
        manager.close();
    }
}
