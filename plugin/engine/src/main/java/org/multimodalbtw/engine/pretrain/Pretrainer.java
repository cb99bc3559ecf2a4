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
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Pre-trains the encoders of a network on rows without labels. Labels are nowhere read. */
public final class Pretrainer {

    private static final int FEWEST = 4;
    private static final int BATCH = 128;

    /** A projection has at most so many numbers a row of a batch, so that their covariance can be of full rank. */
    private static final int OUTPUTS_A_ROW = 2;

    /** One epoch in so many is for the contrast, where there is one (our own decision). */
    private static final int CONTRAST_PART = 3;

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
    private final Views views;
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
        views = new Views(table, rows, settings);
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
        List<List<Double>> losses = new ArrayList<>();
        ParameterLayout layout = null;
        float[] parameters = null;
        for (Stage stage : stages(terms)) {
            ParameterLayout own = ParameterLayout.of(shape, List.of(stage.step()));
            float[] start = own.start(shape.members(), settings.seed());
            if (parameters != null) {
                carry(layout, parameters, own, start);
            }
            layout = own;
            parameters = learn(stage, start, losses);
        }
        return finished(use, layout, parameters, losses, notes);
    }

    private List<Stage> stages(double terms) {
        return switch (settings.objective()) {
            case CONSISTENCY -> {
                int outputs = Math.min(settings.width(), OUTPUTS_A_ROW * capacity());
                yield List.of(
                        new Stage(new ConsistencyStep(outputs, terms), new ViewFeed(table, views, random), epochs));
            }
            case RECONSTRUCTION -> {
                Stage hidden = new Stage(
                        new ReconstructionStep(shape.modalities()),
                        new HiddenFeed(table, views, rows, random),
                        epochs - epochs / CONTRAST_PART);
                Stage contrast =
                        new Stage(new ContrastStep(), new ViewFeed(table, views, random), epochs / CONTRAST_PART);
                yield contrast.epochs() == 0 ? List.of(hidden) : List.of(hidden, contrast);
            }
        };
    }

    /** Goes on with the parameters that an earlier stage has, too. */
    private static void carry(ParameterLayout from, float[] learnt, ParameterLayout to, float[] into) {
        for (Slice slice : to.byName().values()) {
            Slice earlier = from.byName().get(slice.name());
            for (int member = 0; earlier != null && member < into.length / to.size(); member++) {
                System.arraycopy(
                        learnt,
                        member * from.size() + earlier.offset(),
                        into,
                        member * to.size() + slice.offset(),
                        slice.size());
            }
        }
    }

    private float[] learn(Stage stage, float[] start, List<List<Double>> losses) {
        int rowsOfStep = stage.feed().views() * capacity();
        Execution execution = Execution.training(device, Precision.FLOAT32, shape, rowsOfStep);
        int before = losses.stream().mapToInt(List::size).sum();
        List<Double> own = new ArrayList<>();
        losses.add(own);
        try (FusionNetwork network = new FusionNetwork(shape, execution, List.of(stage.step()), start);
                AdamW optimizer = new AdamW(network, WEIGHT_DECAY, random.nextLong())) {
            for (int epoch = 0; epoch < stage.epochs(); epoch++) {
                epoch(optimizer, stage, epoch);
                if (!stage.feed().hasLessons()) {
                    throw new InputException(
                            "Nothing of the rows can be hidden and told: they have one modality, of one item a row, or no share of it is "
                                    + "hidden.",
                            "Choose a larger 'Share of hidden values', more modalities, or 'What is learnt: Consistency'.");
                }
                double loss = loss(optimizer, before + epoch);
                own.add(loss);
                monitor.report(
                        .95 * (before + epoch + 1) / epochs,
                        "Pre-training: epoch %d of %d, loss %.3f".formatted(before + epoch + 1, epochs, loss));
            }
            return network.parameters();
        }
    }

    private Pretraining finished(
            RowUse use, ParameterLayout layout, float[] parameters, List<List<Double>> losses, List<String> notes) {
        TreeMap<String, Double> summary = new TreeMap<>();
        summary.put("first loss", losses.get(0).get(0));
        for (int stage = 0; stage < losses.size(); stage++) {
            List<Double> own = losses.get(stage);
            summary.put(stage == 0 ? "last loss" : "last contrast", own.get(own.size() - 1));
            if (stage > 0) {
                summary.put("first contrast", own.get(0));
            }
        }
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
            return new Pretraining(network, losses, capacity(), spread, notes);
        }
    }

    private void epoch(AdamW optimizer, Stage stage, int epoch) {
        int[][] orders = new int[settings.members()][];
        Arrays.setAll(orders, member -> shuffled());
        for (int step = 0; step < steps; step++) {
            monitor.checkCancelled();
            stage.feed().fill(batch, orders, start(step), start(step + 1) - start(step));
            optimizer.step(batch, rate(stage, steps, (long) epoch * steps + step), CLIP_NORM);
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

    private static double rate(Stage stage, int steps, long step) {
        double done = (double) step / ((long) steps * stage.epochs());
        return LEARNING_RATE * (LAST_SHARE + (1 - LAST_SHARE) * .5 * (1 + Math.cos(Math.PI * done)));
    }
}
