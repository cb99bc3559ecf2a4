package org.multimodalbtw.engine.evidence;

import ai.djl.Device;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.evaluate.Evaluation;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Role;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.predict.RowScorer;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/** Trains the variants on one unit's data and scores them on its test rows, clean and corrupted. */
final class UnitRun {

    private final EvidenceUnit unit;
    private final Path folder;
    private final Device device = EngineRuntime.get().device(DevicePolicy.CPU, warning -> {});
    private final EvidenceSet.Targets targets;
    private final Labels labels;
    private final Path tensor;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Scene> scenes = new ArrayList<>();
    private String[] ids;
    private int[] truth;
    private double[] numbers;
    private String masked = "";

    /** Test rows in one condition. */
    private record Scene(String condition, String modality, Path file) {}

    private UnitRun(EvidenceUnit unit, Path data, Path folder) throws IOException {
        this.unit = unit;
        this.folder = folder;
        targets = unit.targets(unit.set().targets(data));
        labels = unit.set().labels(targets);
        Path encoded = unit.set().encode(data, targets, folder);
        tensor = unit.views() == 0 ? encoded : folder.resolve("views.arrow");
        if (unit.views() > 0) {
            NoiseViews.add(encoded, unit.views(), unit.seed(), tensor);
        }
    }

    /**
     * @param unit what to train on
     * @param data the folder with all sets
     * @param variants what to train and how to score
     * @param corruptions whether corrupted test rows are scored
     * @return an outcome a variant and condition
     * @throws IOException if a file cannot be read or written
     */
    static List<Outcome> run(EvidenceUnit unit, Path data, List<Variant> variants, boolean corruptions)
            throws IOException {
        Path folder = Files.createTempDirectory("evidence");
        try {
            UnitRun run = new UnitRun(unit, data, folder);
            run.prepare(corruptions);
            run.variants(variants);
            return run.outcomes;
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void prepare(boolean corruptions) throws IOException {
        try (TensorTable table = TensorTable.open(tensor)) {
            boolean[] chosen = new boolean[table.rows()];
            boolean[] learnt = new boolean[table.rows()];
            for (int row = 0; row < table.rows(); row++) {
                Split split = targets.splits().get(table.rowId(row));
                int at = row;
                chosen[row] = split == Split.TEST
                        && IntStream.range(0, table.schema().columns().size()).anyMatch(m -> table.isPresent(m, at));
                learnt[row] = split == Split.TRAIN;
            }
            for (Corruption corruption : corruptions ? Corruption.values() : new Corruption[0]) {
                for (int m = 0; m < table.schema().columns().size(); m++) {
                    String name = table.schema().modalities().get(m);
                    Path file = folder.resolve(corruption + "-" + m + ".arrow");
                    corruption.write(table, m, row -> learnt[row], row -> chosen[row], unit.seed() * 31 + m, file);
                    scenes.add(new Scene(corruption.name(), name, file));
                }
            }
            scenes.add(0, new Scene("clean", "", tensor));
            ids = IntStream.range(0, table.rows())
                    .filter(row -> chosen[row])
                    .mapToObj(table::rowId)
                    .sorted()
                    .toArray(String[]::new);
        }
    }

    private void variants(List<Variant> variants) throws IOException {
        Map<Variant.Training, TrainedModel> models = new LinkedHashMap<>();
        for (Variant variant : variants) {
            TrainedModel trained = models.get(variant.training());
            if (trained == null) {
                trained = train(variant, models.isEmpty());
                models.put(variant.training(), trained);
            }
            score(variant, variant.scored(trained));
        }
    }

    private TrainedModel train(Variant variant, boolean isFirst) throws IOException {
        Path directory = folder.resolve("model " + variant.training());
        TrainingResult result = ComparedTraining.learn(
                tensor,
                labels,
                FusionSettings.defaults(),
                variant.training().settings(unit.seed()),
                directory,
                ProgressMonitor.NONE);
        if (truth == null) {
            List<String> classes = result.manifest().target().classes();
            truth = Arrays.stream(ids)
                    .mapToInt(id -> classes.indexOf(targets.labels().get(id)))
                    .toArray();
            if (targets.isNumber()) {
                numbers = Arrays.stream(ids)
                        .mapToDouble(id -> Double.parseDouble(targets.labels().get(id)))
                        .toArray();
            }
        }
        TrainedModel model = ModelDirectory.read(directory);
        if (isFirst) {
            alone(model, result);
        }
        return model;
    }

    /** Each modality's own prediction; the note says how good it was on held-out rows. */
    private void alone(TrainedModel model, TrainingResult result) throws IOException {
        List<RowPrediction> rows = predictions(model, tensor);
        Metric wanted = targets.isNumber() ? Metric.MAE : Metric.ACCURACY;
        for (int m = 0; m < model.manifest().modalities().size(); m++) {
            int modality = m;
            Optional<String> name =
                    Optional.of(model.manifest().modalities().get(m).name());
            double heldOut = result.scores().stream()
                    .filter(score -> score.variant().role() == Role.SINGLE_HEAD
                            && score.variant().modality().equals(name))
                    .filter(score -> score.rows().equals(Score.HELD_OUT) && score.metric() == wanted)
                    .mapToDouble(score -> score.estimate().value())
                    .findFirst()
                    .orElse(Double.NaN);
            double[][] values = rows.stream()
                    .map(row -> row.unimodal()[modality] == null ? prior(model) : row.unimodal()[modality])
                    .toArray(double[][]::new);
            outcomes.add(
                    outcome(Variant.only(name.get()), scenes.get(0), model, values, null, String.valueOf(heldOut)));
        }
    }

    private double[] prior(TrainedModel model) {
        if (targets.isNumber()) {
            return new double[] {model.scale().mean()};
        }
        double[] shares = new double[model.manifest().target().outputs()];
        Arrays.fill(shares, 1.0 / shares.length);
        return shares;
    }

    private void score(Variant variant, TrainedModel model) throws IOException {
        for (Scene scene : scenes) {
            masked = variant.name().equals(Variant.ORACLE) ? scene.modality() : "";
            List<RowPrediction> rows = predictions(model, scene.file());
            masked = "";
            double[][] values = rows.stream().map(RowPrediction::values).toArray(double[][]::new);
            float[][] weights = rows.stream().map(row -> floats(row.weights())).toArray(float[][]::new);
            outcomes.add(outcome(variant.name(), scene, model, values, weights, variant.note(model)));
        }
    }

    private List<RowPrediction> predictions(TrainedModel model, Path file) throws IOException {
        List<RowPrediction> predictions = new ArrayList<>();
        try (TensorTable table = TensorTable.open(file);
                RowScorer scorer = new RowScorer(model, device)) {
            for (int start = 0; start < ids.length; start += RowScorer.CAPACITY) {
                List<String> chunk = List.of(ids).subList(start, Math.min(ids.length, start + RowScorer.CAPACITY));
                int[] rows = chunk.stream().mapToInt(table.index()::get).toArray();
                int modalities = table.schema().columns().size();
                scorer.batch().rows(rows.length);
                FloatBuffer seen = scorer.batch().seen();
                for (int m = 0; m < modalities; m++) {
                    table.gather(m, rows, rows.length, scorer.batch().input(m));
                    for (int i = 0; i < rows.length; i++) {
                        seen.put(
                                i * modalities + m,
                                table.isPresent(m, rows[i])
                                                && (!table.schema()
                                                                .modalities()
                                                                .get(m)
                                                                .equals(masked)
                                                        || alone(table, m, rows[i]))
                                        ? 1
                                        : 0);
                    }
                }
                predictions.addAll(scorer.score(chunk));
            }
        }
        return predictions;
    }

    private static boolean alone(TensorTable table, int modality, int row) {
        for (int m = 0; m < table.schema().columns().size(); m++) {
            if (m != modality && table.isPresent(m, row)) {
                return false;
            }
        }
        return true;
    }

    private Outcome outcome(
            String variant, Scene scene, TrainedModel model, double[][] values, float[][] weights, String note) {
        float[] loss = new float[ids.length];
        float[] hit = new float[ids.length];
        for (int row = 0; row < ids.length; row++) {
            if (targets.isNumber()) {
                loss[row] = (float) Math.abs(values[row][0] - numbers[row]);
                hit[row] = (float) values[row][0];
            } else {
                loss[row] = (float) -Math.log(Math.max(values[row][truth[row]], 1e-15));
                hit[row] = largest(values[row]) == truth[row] ? 1 : 0;
            }
        }
        return new Outcome(
                unit.key(),
                unit.set().name(),
                unit.split(),
                unit.views(),
                unit.seed(),
                variant,
                scene.condition(),
                scene.modality(),
                model.manifest().target().outputs(),
                loss,
                hit,
                ranking(values, model.manifest().target().outputs()),
                weights,
                note);
    }

    private double ranking(double[][] values, int classes) {
        return targets.isNumber()
                ? Evaluation.values(
                                numbers,
                                Arrays.stream(values).mapToDouble(one -> one[0]).toArray())
                        .get(Metric.PEARSON)
                : Evaluation.values(truth, values, classes).get(Metric.AUROC);
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }
}
