package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How the scores of rows change with what the rows have. B rows.
 *
 * @param scores of each row the log odds of the class or label that is explained, or the standardised number, the mean over members
 * @param gradients of each modality the gradient by its values, B x all values, or of a ragged modality items of all rows x values of an
 *     item, row after row; of terms for each item the gradient by its vector times that vector
 */
public record Slopes(float[] scores, List<float[]> gradients) {

    /**
     * What does not change with the rows' inputs. M modalities, E experts that a token may choose from, C outputs.
     *
     * @param gates how much each expert counts for each token, K x B x M x E
     * @param weights BTW weights, B x M; not read where the network is unweighted
     * @param presence how far a modality takes part, B x M
     * @param along how far the terms of each row are on their way from nothing to what they are, 0 to 1, B
     * @param chosen 1 for the class or label that is explained, else 0; of a number 1, B x C
     * @param temperature divides the fused output, above 0
     */
    public record Held(
            float[] gates, float[] weights, float[] presence, float[] along, float[] chosen, float temperature) {}

    static Slopes of(FusionNetwork network, Minibatch rows, Held held) {
        NetworkShape shape = network.shape();
        int count = rows.rows();
        int modalities = shape.modalityCount();
        try (NDManager owner = network.manager().newSubManager()) {
            Map<String, NDArray> inputs = rows.inputArrays(network.staging(), owner);
            inputs.put(NetworkGraph.SEEN, rows.seenArray(network.staging(), owner));
            inputs.put(NetworkGraph.HELD, array(owner, held.gates(), shape.members(), count, modalities));
            inputs.put(NetworkGraph.WEIGHTS, array(owner, held.weights(), 1, count));
            inputs.put(NetworkGraph.PRESENCE, array(owner, held.presence(), 1, count));
            inputs.put(NetworkGraph.ALONG, array(owner, withOneMore(held.along()), 1));
            inputs.put(NetworkGraph.CHOSEN, array(owner, held.chosen(), 1, count));
            inputs.put(NetworkGraph.TEMPERATURE, owner.create(held.temperature()));
            NDList results = network.call(NetworkGraph.SLOPES, owner, inputs);
            List<float[]> gradients = new ArrayList<>();
            for (int m = 0; m < modalities; m++) {
                gradients.add(results.get(1 + m).toFloatArray());
            }
            return new Slopes(results.get(0).toFloatArray(), gradients);
        }
    }

    /** Numbers of the leading sizes, and as many along the last dimension as are left. */
    private static NDArray array(NDManager owner, float[] values, int... leading) {
        long[] sizes = new long[leading.length + 1];
        long last = values.length;
        for (int i = 0; i < leading.length; i++) {
            sizes[i] = leading[i];
            last /= leading[i];
        }
        sizes[leading.length] = last;
        return owner.create(values, new Shape(sizes));
    }

    /** Items of no row are as far as any. */
    private static float[] withOneMore(float[] values) {
        float[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = 1;
        return more;
    }
}
