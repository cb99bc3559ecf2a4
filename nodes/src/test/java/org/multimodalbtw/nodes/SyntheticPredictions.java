package org.multimodalbtw.nodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.explain.Contributions;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.WeightSettings;
import org.multimodalbtw.nodes.inspector.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.ContributionColumns;
import org.multimodalbtw.nodes.table.OwnColumns;
import org.multimodalbtw.nodes.table.PredictionColumns;
import org.multimodalbtw.nodes.table.TargetCells;

/**
 * Predictions of patients by a model that was never trained, of any size. Contributions add up from a base; every seventh patient lacks
 * the last modality, and the truth is drawn from the probabilities.
 *
 * @param target what is predicted
 * @param modalities the modalities' names
 * @param patients how many
 * @param prefix what their RowIDs begin with
 * @param keptOut whether the guard keeps the weights out
 */
record SyntheticPredictions(Target target, List<String> modalities, int patients, String prefix, boolean keptOut) {

    /** Executes an inspector with them, and with labels in a table of their own. */
    TestNode inspector(TestPlatform platform) throws Exception {
        TestNode node = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        node.execute(model(platform), predictions(platform), labels(platform));
        return node;
    }

    MultimodalModelPortObject model(TestPlatform platform) throws Exception {
        FileStore store = platform.context().createFileStore("model");
        if (keptOut) {
            write(store.getFile().toPath());
        }
        return new MultimodalModelPortObject(spec(), store);
    }

    /** A model whose weights count nowhere. */
    private void write(Path directory) throws IOException {
        double[] ones = DoubleStream.generate(() -> 1).limit(modalities.size()).toArray();
        double[] coefficients = new double[modalities.size() + 1];
        coefficients[0] = 1;
        ScoringRule rule = new ScoringRule(
                Family.of(target),
                new HeadCalibration(ones, 1, 1),
                new BtwWeights(WeightSettings.defaults(), ones),
                new Pool(1, 1, 0, coefficients));
        TargetScale scale =
                target.outputs() == 1 && target.classes().isEmpty() ? new TargetScale(0, 1) : TargetScale.NONE;
        TrainedModel empty = new TrainedModel(manifest(), rule, scale, new float[0]);
        float[] parameters =
                new ParameterLayout(empty.shape()).start(empty.shape().members(), 1);
        ModelDirectory.write(
                directory,
                new TrainedModel(manifest(), rule, scale, parameters),
                insight(modalities),
                Optional.empty());
    }

    /** What a training might have found of these modalities. */
    static TrainingInsight insight(List<String> modalities) {
        int count = modalities.size();
        List<TrainingInsight.Information> information = IntStream.range(0, count)
                .mapToObj(m -> new TrainingInsight.Information(modalities.get(m), .01 * m, .005 * m, .02 * m, m == 0))
                .toList();
        List<double[]> epochs = IntStream.range(0, 5)
                .mapToObj(epoch -> IntStream.range(0, count)
                        .mapToDouble(m -> 1 + .01 * epoch * (m - count / 2.))
                        .toArray())
                .toList();
        double[][][] experts = {
            IntStream.range(0, count).mapToObj(m -> new double[] {.5, .25, .25}).toArray(double[][]::new)
        };
        return new TrainingInsight(information, epochs, experts, List.of());
    }

    private MultimodalModelPortObjectSpec spec() {
        return new MultimodalModelPortObjectSpec(manifest(), "", Optional.empty());
    }

    private ModelManifest manifest() {
        Map<String, Double> summary = keptOut
                ? Map.of(ModelManifest.GUARD_GAIN, 0., ModelManifest.GUARD_ERROR, .01)
                : Map.of(ModelManifest.GUARD_GAIN, .05, ModelManifest.GUARD_ERROR, .01);
        return new ModelManifest(
                target,
                modalities.stream()
                        .map(name -> TensorColumn.vector(name, List.of("x")))
                        .toList(),
                FusionSettings.defaults(),
                WeightSettings.defaults(),
                new ModelManifest.Training(1, 1, Map.of(), Optional.empty()),
                summary,
                Map.of());
    }

    BufferedDataTable predictions(TestPlatform platform) {
        PredictionColumns columns = PredictionColumns.of(
                spec(), List.of(OwnColumns.of(spec()), new ContributionColumns(target, modalities, false)));
        SplittableRandom random = new SplittableRandom(5);
        DataRow[] rows = IntStream.range(0, patients)
                .mapToObj(patient -> (DataRow)
                        new DefaultRow(prefix + patient, columns.cells(prediction(prefix + patient, patient, random))))
                .toArray(DataRow[]::new);
        return platform.table(Columns.table(columns.specs()), rows);
    }

    /** Every eleventh patient has no label. */
    BufferedDataTable labels(TestPlatform platform) {
        SplittableRandom random = new SplittableRandom(5);
        SplittableRandom truths = new SplittableRandom(6);
        List<DataColumnSpec> columns = target instanceof OfLabels
                ? target.classes().stream().map(Columns::number).toList()
                : List.of(TargetCells.of(target).truth());
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < patients; patient++) {
            double[] truth = truth(prediction(prefix + patient, patient, random).values(), truths);
            if (patient % 11 != 10) {
                List<DataCell> cells = target instanceof OfLabels
                        ? DoubleStream.of(truth).mapToObj(Columns::cell).toList()
                        : List.of(TargetCells.of(target).truth(truth));
                rows.add(new DefaultRow(prefix + patient, cells));
            }
        }
        return platform.table(Columns.table(columns), rows.toArray(DataRow[]::new));
    }

    private double[] truth(double[] values, SplittableRandom random) {
        return target.match(
                classes -> {
                    double[] truth = new double[values.length];
                    double drawn = random.nextDouble();
                    int chosen = 0;
                    while (chosen < values.length - 1 && drawn > values[chosen]) {
                        drawn -= values[chosen++];
                    }
                    truth[chosen] = 1;
                    return truth;
                },
                labels -> DoubleStream.of(values)
                        .map(value -> random.nextDouble() < value ? 1 : 0)
                        .toArray(),
                number -> new double[] {values[0] + random.nextGaussian()});
    }

    private RowPrediction prediction(String id, int patient, SplittableRandom random) {
        int present = patient % 7 == 0 && modalities.size() > 1 ? modalities.size() - 1 : modalities.size();
        int outputs = target.outputs();
        boolean isClass = target.match(classes -> true, labels -> false, number -> false);
        boolean isNumber = target.match(classes -> false, labels -> false, number -> true);
        int[] explained = isClass
                ? new int[] {outputs == 2 ? 1 : random.nextInt(outputs)}
                : IntStream.range(0, outputs).toArray();
        double[] values = DoubleStream.generate(() -> .1 + random.nextDouble())
                .limit(outputs)
                .toArray();
        double[][] moved = new double[explained.length][modalities.size()];
        for (int e = 0; e < explained.length; e++) {
            double base = isNumber ? 7 : isClass && outputs > 2 ? .5 : .35;
            values[explained[e]] = moved(moved[e], base, present, !isNumber, random);
        }
        if (isClass) {
            double others = DoubleStream.of(values).sum() - values[explained[0]];
            for (int output = 0; output < outputs; output++) {
                values[output] *= output == explained[0] ? 1 : (1 - values[explained[0]]) / others;
            }
        }
        return row(id, present, values, new Contributions(explained, moved, Optional.empty()), random);
    }

    /** Draws contributions that keep a probability between .02 and .98, and says what they add up to. */
    private static double moved(double[] moved, double base, int present, boolean isShare, SplittableRandom random) {
        for (int m = 0; m < present; m++) {
            moved[m] = random.nextGaussian() * (isShare ? .3 : 4) / (1 + (m * 5) % 7);
        }
        double sum = DoubleStream.of(moved).sum();
        double limited = isShare ? Math.max(.02, Math.min(.98, base + sum)) - base : sum;
        for (int m = 0; m < present; m++) {
            moved[m] *= limited / sum;
        }
        return base + limited;
    }

    private RowPrediction row(
            String id, int present, double[] values, Contributions explained, SplittableRandom random) {
        double[] weights = new double[modalities.size()];
        double[] divergences = new double[modalities.size()];
        double[][] own = new double[modalities.size()][];
        for (int m = 0; m < modalities.size(); m++) {
            boolean lacks = m >= present;
            weights[m] = lacks ? 0 : Math.exp(random.nextGaussian() * .4 - (m % 3) * .4);
            divergences[m] = lacks ? Double.NaN : Math.abs(random.nextGaussian()) * .1 * (m + 1);
            own[m] = lacks ? null : values.clone();
        }
        double sum = DoubleStream.of(weights).sum();
        double[] scaled =
                DoubleStream.of(weights).map(weight -> weight / sum * present).toArray();
        return new RowPrediction(
                id, values, scaled, divergences, values, own, Optional.of(explained), Optional.empty());
    }
}
