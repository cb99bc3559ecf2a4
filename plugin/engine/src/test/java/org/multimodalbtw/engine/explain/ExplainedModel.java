package org.multimodalbtw.engine.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.heads.FurtherHeads;
import org.multimodalbtw.engine.heads.Head;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.heads.LinearHead;
import org.multimodalbtw.engine.heads.TreesHead;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.predict.PredictionSummary;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.HeadExponents;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.train.LearningRun;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.Typicality;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * A model with parameters drawn at random, and rows for it.
 *
 * @param model the model
 * @param reference its base and event
 */
record ExplainedModel(TrainedModel model, Reference reference) {

    private static final int MEMBERS = 2;

    /** How the modalities count. */
    enum Counting {
        /** All alike. */
        ALIKE,
        /** BTW weights in the pool alone. */
        POOLED,
        /** BTW weights in network and pool. */
        WEIGHTED,
        /** Factors by how usual they are. */
        USUAL,
        /** Both. */
        WEIGHTED_AND_USUAL
    }

    /** Rows of named modalities; {@code null} where one is missing. */
    record Rows(List<String> ids, List<List<float[]>> values) {

        Rows only(IntStream chosen) {
            int[] rows = chosen.toArray();
            return new Rows(
                    IntStream.of(rows).mapToObj(ids::get).toList(),
                    IntStream.of(rows).mapToObj(values::get).toList());
        }

        /** The same rows with only these modalities. */
        Rows seeing(int modalities) {
            List<List<float[]>> seen = new ArrayList<>();
            for (List<float[]> row : values) {
                List<float[]> one = new ArrayList<>();
                for (int m = 0; m < row.size(); m++) {
                    one.add((modalities >> m & 1) != 0 ? row.get(m) : null);
                }
                seen.add(one);
            }
            return new Rows(ids, seen);
        }
    }

    static ExplainedModel of(Target target, int modalities, FusionSettings fusion, Counting counting) {
        return of(target, modalities, fusion, counting, List.of());
    }

    static ExplainedModel of(
            Target target, int modalities, FusionSettings fusion, Counting counting, List<TrainingMethod> methods) {
        ModelManifest manifest = new ModelManifest(
                target,
                columns(modalities),
                fusion,
                WeightSettings.defaults(),
                new ModelManifest.Training(
                        MEMBERS,
                        1,
                        Map.of(),
                        Optional.of(LearningRun.settings(MEMBERS, 1, LearningRun.WEIGHTS)
                                .with(methods))),
                Map.of(),
                Map.of());
        TargetScale scale = target instanceof OfNumber ? new TargetScale(50, 8) : TargetScale.NONE;
        ScoringRule rule = rule(target, modalities, counting);
        TrainedModel shaped = new TrainedModel(manifest, rule, scale, new float[0]);
        float[] parameters = drawn(MEMBERS * new ParameterLayout(shaped.shape()).size());
        double[] base = new double[target.outputs()];
        Arrays.setAll(base, output -> target instanceof OfNumber ? 47 : (output + 1.) / (base.length + 2));
        return new ExplainedModel(
                new TrainedModel(manifest, rule, scale, parameters),
                new Reference(base, target instanceof OfClass ? OptionalInt.of(1) : OptionalInt.empty()));
    }

    /** The same with a linear head of each modality and trees of the first, in a product with the network's heads. */
    ExplainedModel withFurtherHeads() {
        int modalities = model.manifest().modalities().size();
        int outputs = model.manifest().target().outputs();
        Random random = new Random(6);
        Head[][] linear = new Head[modalities][MEMBERS];
        Head[][] trees = new Head[modalities][];
        for (Head[] ofModality : linear) {
            Arrays.setAll(ofModality, member -> linear(outputs, random));
        }
        trees[0] = new Head[MEMBERS];
        Arrays.setAll(trees[0], member -> stump(outputs, member));
        double[] ones = new double[modalities];
        double[] first = new double[modalities];
        Arrays.setAll(ones, m -> .3 + .2 * m);
        first[0] = 1.5;
        ScoringRule rule = model.rule();
        Pool pool = rule.pool()
                .with(
                        rule.pool().weightShare(),
                        List.of(
                                new HeadExponents(HeadKind.FUSED, new double[] {.7}),
                                new HeadExponents(HeadKind.OWN, ones),
                                new HeadExponents(HeadKind.LINEAR, ones),
                                new HeadExponents(HeadKind.TREES, first)));
        return new ExplainedModel(
                new TrainedModel(
                        model.manifest(),
                        rule.with(pool),
                        model.scale(),
                        model.parameters(),
                        new FurtherHeads(Map.of(HeadKind.LINEAR, linear, HeadKind.TREES, trees))),
                reference);
    }

    private static Head linear(int outputs, Random random) {
        float[][] weights = new float[outputs][3];
        for (float[] row : weights) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return new LinearHead(weights, new float[outputs]);
    }

    /** A tree that asks whether the first value is above the member's number. */
    private static Head stump(int outputs, int member) {
        float[][] leaves = new float[2][outputs];
        Arrays.fill(leaves[0], 1f / outputs);
        Arrays.fill(leaves[1], .1f / (outputs - 1));
        leaves[1][0] = .9f;
        return new TreesHead(
                3, new int[] {0}, new int[] {0, -1, -1}, new float[] {member, 0, 0}, new int[] {2, 0, 1}, leaves);
    }

    private static float[] drawn(int count) {
        Random random = new Random(4);
        float[] drawn = new float[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = (float) (.3 * random.nextGaussian());
        }
        return drawn;
    }

    private static ScoringRule rule(Target target, int modalities, Counting counting) {
        double[] information = new double[modalities];
        double[] own = new double[modalities];
        double[] coefficients = new double[modalities + 1];
        Arrays.setAll(information, m -> .05 + .1 * m);
        Arrays.setAll(own, m -> .8 + .2 * m);
        Arrays.fill(coefficients, 1. / coefficients.length);
        boolean isWeighted = counting == Counting.WEIGHTED || counting == Counting.WEIGHTED_AND_USUAL;
        boolean isPooled = isWeighted || counting == Counting.POOLED;
        ScoringRule rule = new ScoringRule(
                Family.of(target),
                new HeadCalibration(own, .9, 1.1),
                new BtwWeights(isPooled ? LearningRun.WEIGHTS : WeightSettings.none(), information),
                new Pool(.6, 1.2, isPooled ? .7 : 0, coefficients));
        ScoringRule kept = isWeighted ? rule : rule.withPlainTokens();
        boolean isUsual = counting == Counting.USUAL || counting == Counting.WEIGHTED_AND_USUAL;
        return isUsual ? kept.with(typicality(modalities)) : kept;
    }

    private static Typicality typicality(int modalities) {
        List<Typicality.Reference> divergences = new ArrayList<>();
        List<Typicality.Reference> energies = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            divergences.add(new Typicality.Reference(-3, .4, .4));
            energies.add(new Typicality.Reference(-.2, .15, .15));
        }
        return new Typicality(divergences, energies);
    }

    static List<TensorColumn> columns(int modalities) {
        return IntStream.range(0, modalities)
                .mapToObj(m -> new TensorColumn("m" + m, List.of(3), List.of()))
                .toList();
    }

    /** Rows of which each lacks some modalities, but not the one whose turn it is. */
    static Rows rows(int count, int modalities, double missing) {
        Random random = new Random(9);
        List<String> ids = new ArrayList<>();
        List<List<float[]>> values = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            ids.add("p" + row);
            List<float[]> one = new ArrayList<>();
            for (int m = 0; m < modalities; m++) {
                float[] made = new float[3];
                for (int i = 0; i < made.length; i++) {
                    made[i] = (float) random.nextGaussian();
                }
                one.add(m != row % modalities && random.nextDouble() < missing ? null : made);
            }
            values.add(one);
        }
        return new Rows(ids, values);
    }

    /** With their contributions, if an effort is named. */
    List<RowPrediction> score(Rows rows, Optional<Effort> effort, Path folder) throws IOException {
        List<RowPrediction> scored = new ArrayList<>();
        summarise(rows, effort, folder, Optional.of(reference), ProgressMonitor.NONE, scored);
        return scored;
    }

    PredictionSummary summarise(
            Rows rows,
            Optional<Effort> effort,
            Path folder,
            Optional<Reference> known,
            ProgressMonitor monitor,
            List<RowPrediction> scored)
            throws IOException {
        try (Predictor predictor = Predictor.of(model, known, DevicePolicy.CPU)) {
            return predictor.predict(write(rows, folder), effort, scored::add, monitor);
        }
    }

    private Path write(Rows rows, Path folder) throws IOException {
        Path file = folder.resolve("rows.arrow");
        TensorSchema schema = new TensorSchema(model.manifest().modalities());
        try (TensorTableWriter writer = TensorTableWriter.create(file, schema)) {
            for (int row = 0; row < rows.ids.size(); row++) {
                writer.write(rows.ids.get(row), rows.values.get(row));
            }
            writer.commit();
        }
        return file;
    }

    /**
     * Shapley values by another way: tables in which modalities are missing, and the mean gain over all orders.
     *
     * @return rows x outputs x modalities
     */
    double[][][] byOrders(Rows rows, Path folder) throws IOException {
        int modalities = model.manifest().modalities().size();
        int outputs = model.manifest().target().outputs();
        double[][][] values = new double[1 << modalities][rows.ids.size()][];
        try (Predictor predictor = Predictor.of(model, DevicePolicy.CPU)) {
            for (int seen = 0; seen < values.length; seen++) {
                List<RowPrediction> scored = new ArrayList<>();
                predictor.predict(write(rows.seeing(seen), folder), scored::add, ProgressMonitor.NONE);
                for (int row = 0; row < scored.size(); row++) {
                    RowPrediction one = scored.get(row);
                    values[seen][row] = one.isMissing() ? reference.base() : one.values();
                }
            }
        }
        double[][][] mean = new double[rows.ids.size()][outputs][modalities];
        List<int[]> orders = orders(modalities);
        for (int[] order : orders) {
            int seen = 0;
            for (int m : order) {
                int after = seen | 1 << m;
                for (int row = 0; row < mean.length; row++) {
                    for (int output = 0; output < outputs; output++) {
                        mean[row][output][m] +=
                                (values[after][row][output] - values[seen][row][output]) / orders.size();
                    }
                }
                seen = after;
            }
        }
        return mean;
    }

    private static List<int[]> orders(int count) {
        if (count == 0) {
            return List.of(new int[0]);
        }
        List<int[]> orders = new ArrayList<>();
        for (int[] shorter : orders(count - 1)) {
            for (int place = 0; place < count; place++) {
                List<Integer> order =
                        new ArrayList<>(IntStream.of(shorter).boxed().toList());
                order.add(place, count - 1);
                orders.add(order.stream().mapToInt(Integer::intValue).toArray());
            }
        }
        return orders;
    }
}
