package org.multimodalbtw.engine.attribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Models whose parameters nobody trained, and rows for them. */
final class FixedModels {

    /** One of each kind that an encoder writes. */
    static final List<TensorColumn> ALL_KINDS = List.of(
            TensorColumn.vector("labs", List.of("Na", "K", "age", "bmi")),
            new TensorColumn("grid", List.of(5, 6), List.of()),
            new TensorColumn("picture", List.of(1, 12, 12), List.of()),
            new TensorColumn("note", List.of(9), List.of(), Items.tokens(20)),
            new TensorColumn("vitals", List.of(12, 3), List.of(), Items.events(3)),
            new TensorColumn("scans", List.of(3, 1, 8, 8), List.of(), Items.VECTORS));

    private FixedModels() {}

    static TrainedModel random(Target target, List<TensorColumn> modalities, FusionSettings fusion, boolean weighted) {
        return with(target, modalities, fusion, weighted, 2, null);
    }

    /** A network to which training methods added what stays. */
    static TrainedModel of(
            Target target, List<TensorColumn> modalities, FusionSettings fusion, List<TrainingMethod> methods) {
        return with(target, modalities, fusion, true, 2, null, methods);
    }

    /** @param parameters of all members; {@code null} for random ones */
    static TrainedModel with(
            Target target,
            List<TensorColumn> modalities,
            FusionSettings fusion,
            boolean weighted,
            int members,
            float[] parameters) {
        return with(target, modalities, fusion, weighted, members, parameters, List.of());
    }

    private static TrainedModel with(
            Target target,
            List<TensorColumn> modalities,
            FusionSettings fusion,
            boolean weighted,
            int members,
            float[] parameters,
            List<TrainingMethod> methods) {
        double[] ones = new double[modalities.size()];
        Arrays.fill(ones, 1);
        double[] coefficients = new double[modalities.size() + 1];
        coefficients[0] = 1;
        WeightSettings settings = weighted ? WeightSettings.defaults() : WeightSettings.none();
        ScoringRule rule = new ScoringRule(
                Family.of(target),
                new HeadCalibration(ones, 1.1, .8),
                new BtwWeights(settings, ones),
                new Pool(.5, 1, 0, coefficients));
        ModelManifest manifest = new ModelManifest(
                target,
                modalities,
                fusion,
                settings,
                new ModelManifest.Training(
                        members,
                        1,
                        Map.of(),
                        methods.isEmpty()
                                ? Optional.empty()
                                : Optional.of(TrainingSettings.defaults(1).with(methods))),
                Map.of(),
                Map.of());
        TargetScale scale = target.task() == Task.REGRESSION ? new TargetScale(7, 2.5) : TargetScale.NONE;
        TrainedModel empty = new TrainedModel(manifest, rule, scale, new float[0]);
        float[] all = parameters == null ? strong(empty.shape()) : parameters;
        return new TrainedModel(manifest, rule, scale, all);
    }

    /** As at the start of a training, but larger, so that it is not nearly linear. */
    private static float[] strong(NetworkShape shape) {
        float[] parameters = new ParameterLayout(shape).start(shape.members(), 5);
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = 1.3f * parameters[i] + .1f * (float) random.nextGaussian();
        }
        return parameters;
    }

    /** Random rows; of each at least one modality is there, and about one in four others is missing. */
    static List<List<float[]>> rows(List<TensorColumn> modalities, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<float[]>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<float[]> row = new ArrayList<>();
            int certain = random.nextInt(modalities.size());
            for (int m = 0; m < modalities.size(); m++) {
                boolean isThere = m == certain || random.nextDouble() < .75;
                row.add(isThere ? values(modalities.get(m), random) : null);
            }
            rows.add(row);
        }
        return rows;
    }

    private static float[] values(TensorColumn column, SplittableRandom random) {
        int items = column.ragged()
                ? random.nextInt(1, column.shape().get(0) + 1)
                : column.shape().get(0);
        float[] values = new float[items * column.itemSize()];
        int categories = column.items().categories();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float)
                    switch (column.items().kind()) {
                        case FIXED, VECTORS -> random.nextGaussian();
                        case TOKENS -> random.nextInt(categories);
                        case EVENTS ->
                            i % 3 == 0
                                    ? random.nextDouble()
                                    : i % 3 == 1 ? random.nextGaussian() : random.nextInt(categories);
                    };
        }
        return values;
    }

    static Path write(List<TensorColumn> modalities, List<List<float[]>> rows, Path file) throws IOException {
        try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(modalities))) {
            for (int i = 0; i < rows.size(); i++) {
                writer.write("p" + i, rows.get(i));
            }
            writer.commit();
        }
        return file;
    }
}
