package org.multimodalbtw.engine.pretrain;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.network.StepExtension;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Pre-trains the encoders of a network on rows without labels. Labels are nowhere read. */
public final class Pretrainer {

    private static final int FEWEST = 4;
    private static final int BATCH = 128;

    /** A projection has at most so many numbers a row of a batch, so that their covariance can be of full rank. */
    private static final int OUTPUTS_A_ROW = 2;

    private static final double LEARNING_RATE = 1e-3;
    private static final double LAST_SHARE = .02;
    private static final double WEIGHT_DECAY = 1e-5;
    private static final double CLIP_NORM = 1;

    /** Rows that it is looked at whether embeddings collapsed. */
    private static final int LOOKED_AT = 2000;

    private final TensorTable table;
    private final int[] rows;
    private final PretrainingSettings settings;
    private final Device device;
    private final ProgressMonitor monitor;
    private final NetworkShape shape;
    private final ViewFeed feed;
    private final int steps;
    private final int epochs;
    private final Minibatch batch;
    private final SplittableRandom random;

    private Pretrainer(
            TensorTable table, int[] rows, PretrainingSettings settings, Device device, ProgressMonitor monitor) {
        this.table = table;
        this.rows = rows;
        this.settings = settings;
        this.device = device;
        this.monitor = monitor;
        shape = PretrainedManifest.shape(settings, table.schema().columns());
        steps = Math.max(1, Math.round((float) rows.length / BATCH));
        epochs = settings.epochs(steps);
        batch = new Minibatch(shape, settings.members(), 2 * capacity());
        random = new SplittableRandom(settings.seed());
        feed = new ViewFeed(table, new Views(table, rows, settings), random);
    }

    /**
     * @param table the modalities of all rows; stays open
     * @param use which rows are learnt from
     * @param settings how
     * @param where the network runs
     * @param monitor progress and cancel
     * @return the network, and what is known of it
     * @throws InputException if there are fewer than 4 rows, no row has some modality, or the loss is no longer a number
     */
    public static Pretraining pretrain(
            TensorTable table, RowUse use, PretrainingSettings settings, DevicePolicy where, ProgressMonitor monitor) {
        return pretrain(table, use, settings, where, 1, monitor);
    }

    /** The same with another factor of what keeps embeddings apart; with 0 they collapse. */
    static Pretraining pretrain(
            TensorTable table,
            RowUse use,
            PretrainingSettings settings,
            DevicePolicy where,
            double terms,
            ProgressMonitor monitor) {
        int[] rows = use.learnt(table);
        requireRows(table, rows);
        List<String> notes = new ArrayList<>();
        Device device = EngineRuntime.get().device(where, notes::add);
        return new Pretrainer(table, rows, settings, device, monitor).run(use, notes, terms);
    }

    private static void requireRows(TensorTable table, int[] rows) {
        if (rows.length < FEWEST) {
            throw new InputException(
                    "Only " + rows.length + (rows.length == 1 ? " row" : " rows")
                            + " can be learnt from: with a modality, and not marked as test.",
                    "Pre-train with at least " + FEWEST + " rows; some hundreds are a sensible start.");
        }
        for (int m = 0; m < table.schema().columns().size(); m++) {
            int modality = m;
            if (Arrays.stream(rows).noneMatch(row -> table.isPresent(modality, row))) {
                throw new InputException(
                        "The modality '" + table.schema().modalities().get(m)
                                + "' has no value in any row that is learnt from.",
                        "Leave it out, or check that its RowIDs match those of the other tables.");
            }
        }
    }

    private Pretraining run(RowUse use, List<String> notes, double terms) {
        StepExtension step = new ConsistencyStep(Math.min(settings.width(), OUTPUTS_A_ROW * capacity()), terms);
        ParameterLayout layout = ParameterLayout.of(shape, List.of(step));
        Execution execution = Execution.training(device, Precision.FLOAT32, shape, 2 * capacity());
        List<Double> losses = new ArrayList<>();
        float[] parameters;
        try (FusionNetwork network = new FusionNetwork(
                        shape, execution, List.of(step), layout.start(shape.members(), settings.seed()));
                AdamW optimizer = new AdamW(network, WEIGHT_DECAY, random.nextLong())) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                epoch(optimizer, epoch);
                losses.add(loss(optimizer, epoch));
                monitor.report(
                        .95 * (epoch + 1) / epochs,
                        "Pre-training: epoch %d of %d, loss %.3f".formatted(epoch + 1, epochs, losses.get(epoch)));
            }
            parameters = network.parameters();
        }
        return finished(use, layout, parameters, losses, notes);
    }

    private Pretraining finished(
            RowUse use, ParameterLayout layout, float[] parameters, List<Double> losses, List<String> notes) {
        TreeMap<String, Double> summary = new TreeMap<>();
        summary.put("first loss", losses.get(0));
        summary.put("last loss", losses.get(losses.size() - 1));
        PretrainedManifest manifest = new PretrainedManifest(
                settings.with(epochs),
                table.schema().columns(),
                use.told(table, rows.length),
                summary,
                new TreeMap<>(EngineRuntime.get().versions()));
        PretrainedNetwork network = PretrainedNetwork.of(manifest, layout, parameters);
        int[] some = IntStream.range(0, Math.min(rows.length, LOOKED_AT))
                .map(i -> rows[(int) ((long) i * rows.length / Math.min(rows.length, LOOKED_AT))])
                .toArray();
        try (Embedder embedder = new Embedder(network, device)) {
            Spread spread = Spread.of(embedder.embed(table, some, monitor.part(.95, 1)));
            return new Pretraining(network, List.copyOf(losses), spread, notes);
        }
    }

    private void epoch(AdamW optimizer, int epoch) {
        int[][] orders = new int[settings.members()][];
        Arrays.setAll(orders, member -> shuffled());
        for (int step = 0; step < steps; step++) {
            monitor.checkCancelled();
            feed.fill(batch, orders, start(step), start(step + 1) - start(step));
            optimizer.step(batch, rate((long) epoch * steps + step), CLIP_NORM);
        }
    }

    private int[] shuffled() {
        int[] order = rows.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[j];
            order[j] = row;
        }
        return order;
    }

    private double loss(AdamW optimizer, int epoch) {
        double loss = Arrays.stream(optimizer.meanLosses()).average().orElseThrow();
        if (!Double.isFinite(loss)) {
            throw new InputException(
                    "The pre-training failed in epoch " + (epoch + 1) + ": the loss is no longer a number.",
                    "Look for extreme values in the data, for example with Tensor to Table.");
        }
        return loss;
    }

    /** The first row of a step within an epoch's order. */
    private int start(int step) {
        return (int) ((long) rows.length * step / steps);
    }

    /** Most rows of a step. */
    private int capacity() {
        return (rows.length + steps - 1) / steps;
    }

    private double rate(long step) {
        double done = (double) step / ((long) steps * epochs);
        return LEARNING_RATE * (LAST_SHARE + (1 - LAST_SHARE) * .5 * (1 + Math.cos(Math.PI * done)));
    }
}
