package org.multimodalbtw.engine.pretrain;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.network.CallBudget;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.ScriptModule;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * Gives rows their embeddings: what the first network of a pre-training makes of all modalities that a row has. An embedding has as many
 * numbers as a token, with the mean square 1; embeddings of different networks have nothing to do with each other. Not for use by several
 * threads at once.
 */
public final class Embedder implements AutoCloseable {

    private static final String EMBED = "embed";
    private static final String TOKENS = "tokens";
    private static final String SEEN = "seen";

    /** Most rows of one native call, where they and the network are not large. */
    private static final int CAPACITY = 256;

    private final NetworkShape shape;
    private final FusionNetwork network;
    private final ScriptModule script;
    private final NDManager manager;
    private final NDArray flat;
    private final CallBudget budget;
    private final Minibatch batch;

    /**
     * @param pretrained the network
     * @param where it runs
     */
    public Embedder(PretrainedNetwork pretrained, DevicePolicy where) {
        this(pretrained, EngineRuntime.get().device(where, warning -> {}));
    }

    Embedder(PretrainedNetwork pretrained, Device device) {
        PretrainedManifest manifest = pretrained.manifest();
        shape = manifest.shape();
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = new float[layout.values(shape.members())];
        pretrained.put(layout, parameters);
        network = new FusionNetwork(shape, Execution.on(device), parameters);
        Graph graph = PretrainedNetwork.shared(manifest);
        float[] shared = new float[shape.members() * graph.size()];
        pretrained.put(graph.slices().values(), graph.size(), shared);
        graph.scoring(
                EMBED,
                () -> List.of(SharedEncoder.fused(
                        graph.input(TOKENS), graph.input(SEEN), shape.fusion().width())));
        EngineRuntime runtime = EngineRuntime.get();
        script = runtime.compile(device, graph.script());
        manager = runtime.newManager(device);
        flat = manager.create(shared, new Shape(shared.length));
        flat.setName("P[]");
        budget = new CallBudget(network, 1, CAPACITY);
        batch = new Minibatch(shape, 1, budget.most());
    }

    /**
     * @param table rows with the modalities of the network, in its order
     * @param rows which of them
     * @param monitor progress and cancel
     * @return their embeddings, rows x width; {@code null} for a row that has no modality
     */
    public float[][] embed(TensorTable table, int[] rows, ProgressMonitor monitor) {
        float[][] embeddings = new float[rows.length][];
        int[] columns = IntStream.range(0, shape.modalityCount()).toArray();
        int done = 0;
        while (done < rows.length) {
            monitor.checkCancelled();
            int first = done;
            int count = budget.rows(rows.length - done, row -> budget.items(table, columns, rows[first + row]));
            embed(table, Arrays.copyOfRange(rows, done, done + count), embeddings, done);
            done += count;
            monitor.report((double) done / rows.length, "Embeddings: %d of %d rows".formatted(done, rows.length));
        }
        return embeddings;
    }

    private void embed(TensorTable table, int[] chosen, float[][] into, int start) {
        int modalities = shape.modalityCount();
        int width = shape.fusion().width();
        batch.rows(chosen.length);
        FloatBuffer seen = batch.seen();
        float[] there = new float[chosen.length * modalities];
        for (int m = 0; m < modalities; m++) {
            batch.fill(m, table, m, chosen);
            for (int row = 0; row < chosen.length; row++) {
                there[row * modalities + m] = table.isPresent(m, chosen[row]) ? 1 : 0;
            }
        }
        seen.put(there);
        try (NDManager call = manager.newSubManager();
                EncodedRows encoded = network.encode(batch)) {
            NDArray tokens =
                    call.create(encoded.tokens(), new Shape(shape.members(), chosen.length, modalities, width));
            NDArray presence = call.create(there, new Shape(1, chosen.length, modalities));
            float[] result =
                    script.call(EMBED, call, flat, tokens, presence).get(0).toFloatArray();
            for (int row = 0; row < chosen.length; row++) {
                boolean hasAny = false;
                for (int m = 0; m < modalities; m++) {
                    hasAny |= there[row * modalities + m] > 0;
                }
                into[start + row] = hasAny ? Arrays.copyOfRange(result, row * width, (row + 1) * width) : null;
            }
        }
    }

    @Override
    public void close() {
        manager.close();
        script.close();
        network.close();
    }
}
