package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.benchmark.BenchmarkTable;
import org.multimodalbtw.engine.benchmark.ScratchFolder;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.predict.RowScorer;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.WeightSettings;

/** What BTW weights cost beside the rest of an epoch, and two passes of scoring beside one. */
public final class WeightCost {

    private static final int ROWS = 10_000;
    private static final int MODALITIES = 4;
    private static final int FEATURES = 100;
    private static final int EPOCHS = 3;

    /**
     * Seconds of an epoch and what part of it is the update of the weights, and of scoring.
     *
     * @param epoch of the weighted network, its update of the weights included
     * @param update of calibration, mutual information and every row's weight
     * @param onePass of scoring all rows by the network without weights
     * @param twoPasses of scoring them by the weighted network
     */
    public record Figures(double epoch, double update, double onePass, double twoPasses) {}

    private WeightCost() {}

    /**
     * @return the figures for 10,000 rows of 4 modalities, medians of five rounds
     * @throws IOException if the scratch files cannot be written
     */
    public static Figures measure() throws IOException {
        try (ScratchFolder folder = ScratchFolder.create()) {
            Path file = folder.file("rows.arrow");
            Labels labels = new BenchmarkTable(ROWS, 0, 0, MODALITIES, FEATURES).write(file);
            TrainingResult weighted =
                    learn(file, labels, WeightSettings.defaults().withGuard(false), folder.file("weighted"));
            learn(file, labels, WeightSettings.none(), folder.file("plain"));
            double epoch = weighted.history().get(EPOCHS - 1).seconds();
            try (TensorTable table = TensorTable.open(file)) {
                double update = median(() -> update(table, labels));
                TrainedModel two = ModelDirectory.read(folder.file("weighted"));
                TrainedModel one = ModelDirectory.read(folder.file("plain"));
                return new Figures(epoch, update, median(() -> score(one, table)), median(() -> score(two, table)));
            }
        }
    }

    private static TrainingResult learn(Path file, Labels labels, WeightSettings weights, Path model)
            throws IOException {
        TrainingSettings standard = TrainingSettings.defaults(1);
        TrainingSettings settings = new TrainingSettings(
                1,
                standard.members(),
                new Optimisation(
                        OptionalInt.of(EPOCHS),
                        OptionalInt.empty(),
                        0,
                        standard.optimisation().learningRate(),
                        standard.optimisation().schedule(),
                        standard.optimisation().weightDecay(),
                        standard.optimisation().clipNorm()),
                weights,
                false,
                standard.methods(),
                new Comparison(false, 0),
                new Compute(standard.compute().device(), Precision.FLOAT32));
        return ComparedTraining.learn(file, labels, FusionSettings.defaults(), settings, model, ProgressMonitor.NONE);
    }

    /** What is done after an epoch once all outputs are known. */
    private static void update(TensorTable table, Labels labels) {
        TrainingRows rows = new TrainingRows(table, labels);
        NetworkShape shape =
                new NetworkShape(rows.target(), table.schema().columns(), FusionSettings.defaults(), 5, true);
        HeldOutOutputs outputs = new HeldOutOutputs(rows, shape, ProgressMonitor.NONE);
        SplittableRandom random = new SplittableRandom(2);
        for (int row = 0; row < rows.size(); row++) {
            double[][] own = new double[MODALITIES][2];
            for (double[] one : own) {
                Arrays.setAll(one, c -> random.nextGaussian());
            }
            RowOutputs said = new RowOutputs(new double[][][] {own}, new double[][] {own[0]}, rows.present(row));
            outputs.keep(row, said, said);
        }
        long began = System.nanoTime();
        CalibrationFit fit = CalibrationFit.of(rows, outputs, rows.learnt().toArray());
        HeadCalibration heads = fit.heads();
        ScoringRule rule = new ScoringRule(
                Family.CATEGORICAL, heads, fit.weights(WeightSettings.defaults(), heads), Pool.fusedOnly(MODALITIES));
        double sum = rows.learnt()
                .mapToDouble(row -> rule.weigh(outputs.firstPass(row)).weights()[0])
                .sum();
        last = (System.nanoTime() - began) / 1e9;
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("The weights are no numbers");
        }
    }

    private static void score(TrainedModel model, TensorTable table) {
        long began = System.nanoTime();
        try (RowScorer scorer = new RowScorer(model, Device.cpu())) {
            began = System.nanoTime();
            for (int start = 0; start < ROWS; start += RowScorer.CAPACITY) {
                int count = Math.min(RowScorer.CAPACITY, ROWS - start);
                int first = start;
                int[] chosen = IntStream.range(0, count).map(i -> first + i).toArray();
                scorer.batch().rows(count);
                for (int m = 0; m < MODALITIES; m++) {
                    scorer.batch().fill(m, table, m, chosen);
                }
                for (int i = 0; i < count * MODALITIES; i++) {
                    scorer.batch().seen().put(i, 1);
                }
                scorer.score(Arrays.stream(chosen).mapToObj(table::rowId).toList());
            }
            last = (System.nanoTime() - began) / 1e9;
        }
    }

    /** Seconds of the last measurement, preparation left out. */
    private static double last;

    private static double median(Runnable work) {
        double[] seconds = new double[5];
        work.run();
        for (int round = 0; round < seconds.length; round++) {
            work.run();
            seconds[round] = last;
        }
        Arrays.sort(seconds);
        return seconds[2];
    }
}
