package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
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
