package org.multimodalbtw.engine.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.AlternatingTraining;
import org.multimodalbtw.engine.method.Curriculum;
import org.multimodalbtw.engine.method.PairedModalities;
import org.multimodalbtw.engine.method.PresenceAdapters;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.UnimodalFirst;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.MissingToken;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.network.Routing;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.ModelColumns;
import org.multimodalbtw.engine.scoring.TwoPass;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

class IntegratedGradientsTest {

    private static final int ROWS = 7;
    private static final int CLASS = 1;

    @TempDir
    Path folder;

    private static FusionSettings fusion(Routing routing, boolean attention) {
        return new FusionSettings(8, new ExpertSettings(4, 2, 8, Gate.SOFTMAX, 1, .01), new DropoutRates(.1, .3, .2))
                .with(routing, attention, attention ? MissingToken.LEARNED : MissingToken.ZERO);
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void sharesOfEveryKindAddUpToTheDifferenceThatTheyExplain(Task task) throws IOException {
        for (Routing routing : Routing.values()) {
            boolean special = routing == Routing.JOINT;
            TrainedModel model =
                    FixedModels.random(Targets.of(task, 3), FixedModels.ALL_KINDS, fusion(routing, special), special);
            List<RowGradients> explained = explain(model, FixedModels.rows(FixedModels.ALL_KINDS, ROWS, 9));
            assertEquals(ROWS, explained.size());
            double moved = 0;
            for (RowGradients row : explained) {
                double difference = row.end() - row.start();
                moved += Math.abs(difference);
                assertTrue(
                        row.gap() <= .01 * Math.abs(difference) + 1e-4,
                        task + " " + routing + ": " + row.gap() + " of " + difference);
            }
            assertTrue(moved / ROWS > .1, "the rows differ from the baseline: " + moved);
        }
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void whatIsExplainedIsTheCalibratedFusedScore(Task task) throws IOException {
        TrainedModel model =
                FixedModels.random(Targets.of(task, 3), FixedModels.ALL_KINDS, fusion(Routing.JOINT, true), true);
        List<List<float[]>> rows = FixedModels.rows(FixedModels.ALL_KINDS, ROWS, 9);
        List<RowGradients> explained = explain(model, rows);
        List<double[][]> fused = fused(model, rows);
        for (int i = 0; i < ROWS; i++) {
            double sum = 0;
            for (double[] output : fused.get(i)) {
                sum += score(task, output);
            }
            assertEquals(sum / fused.get(i).length, explained.get(i).end(), 1e-4);
        }
    }

    static Stream<TrainingMethod> methods() {
        return Stream.of(
                AlternatingTraining.STANDARD,
                Curriculum.STANDARD,
                UnimodalFirst.STANDARD,
                new PairedModalities("vitals", 2, .1),
                new PresenceAdapters(
                        2, .5, 0, false, List.of(List.of("labs", "grid", "picture", "note", "vitals", "scans"))));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void sharesAddUpWhereATrainingMethodAddedToTheNetwork(TrainingMethod method) throws IOException {
        TrainedModel model = FixedModels.of(
                Targets.classes(3), FixedModels.ALL_KINDS, fusion(Routing.PER_MODALITY, false), List.of(method));
        List<List<float[]>> rows = FixedModels.rows(FixedModels.ALL_KINDS, ROWS, 9);
        List<RowGradients> explained = explain(model, rows);
        List<double[][]> fused = fused(model, rows);
        double moved = 0;
        for (int i = 0; i < ROWS; i++) {
            RowGradients row = explained.get(i);
            double difference = row.end() - row.start();
            moved += Math.abs(difference);
            assertTrue(row.gap() <= .03 * Math.abs(difference) + 1e-3, row.gap() + " of " + difference);
            double sum = 0;
            for (double[] output : fused.get(i)) {
                sum += score(Task.CLASSIFICATION, output);
            }
            assertEquals(sum / fused.get(i).length, row.end(), 1e-4);
        }
        assertTrue(moved / ROWS > .1, "the rows differ from the baseline: " + moved);
    }

    /** The log odds of class 1, of label 1, or the number, from one member's raw output. */
    private static double score(Task task, double[] output) {
        return switch (task) {
            case CLASSIFICATION -> output[CLASS] / .8 - Math.log(Math.exp(output[0] / .8) + Math.exp(output[2] / .8));
            case MULTILABEL -> output[CLASS] / .8;
            case REGRESSION -> 7 + 2.5 * output[0];
        };
    }

    private List<double[][]> fused(TrainedModel model, List<List<float[]>> rows) throws IOException {
        NetworkShape shape = model.shape();
        Path file = FixedModels.write(FixedModels.ALL_KINDS, rows, folder.resolve("fused.arrow"));
        try (FusionNetwork network = new FusionNetwork(shape, Execution.on(Device.cpu()), model.parameters());
                TensorTable table = TensorTable.open(file)) {
            Minibatch batch = new Minibatch(shape, 1, ROWS);
            batch.rows(ROWS);
            ModelColumns.of(FixedModels.ALL_KINDS, table.schema(), new ArrayList<>())
                    .fill(batch, table, IntStream.range(0, ROWS).toArray());
            return new TwoPass(network, batch)
                    .score(model.rule()).stream().map(one -> one.last().fused()).toList();
        }
    }

    @Test
    void missingModalitiesHaveNoShares() throws IOException {
        TrainedModel model = FixedModels.random(
                Targets.classes(3), FixedModels.ALL_KINDS, fusion(Routing.PER_MODALITY, false), true);
        List<List<float[]>> rows = FixedModels.rows(FixedModels.ALL_KINDS, ROWS, 9);
        List<RowGradients> explained = explain(model, rows);
        for (int i = 0; i < ROWS; i++) {
            for (int m = 0; m < FixedModels.ALL_KINDS.size(); m++) {
                double[] shares = explained.get(i).shares()[m];
                if (rows.get(i).get(m) == null) {
                    assertNull(shares);
                } else {
                    assertNotNull(shares);
                    assertTrue(Arrays.stream(shares).anyMatch(share -> share != 0));
                }
            }
        }
    }

    @Test
    void whatTheNetworkDoesNotReadGetsNothing() throws IOException {
        List<TensorColumn> modalities = FixedModels.ALL_KINDS;
        FusionSettings fusion = fusion(Routing.PER_MODALITY, false);
        TrainedModel model = FixedModels.random(Targets.classes(3), modalities, fusion, false);
        float[] parameters = model.parameters();
        ParameterLayout layout = new ParameterLayout(model.shape());
        Slice first = layout.byName().get("labs/encoder.1.weight");
        for (int member = 0; member < 2; member++) {
            int at = member * layout.size() + first.offset() + 2 * fusion.width();
            Arrays.fill(parameters, at, at + fusion.width(), 0);
        }
        List<RowGradients> explained = explain(
                FixedModels.with(Targets.classes(3), modalities, fusion, false, 2, parameters),
                FixedModels.rows(modalities, ROWS, 9));
        for (RowGradients row : explained) {
            if (row.shares()[0] != null) {
                assertEquals(0, row.shares()[0][2]);
                assertTrue(row.shares()[0][1] != 0);
            }
        }
    }

    @Test
    void sharesDoNotDependOnTheRowsBeside() throws IOException {
        TrainedModel model =
                FixedModels.random(Targets.classes(3), FixedModels.ALL_KINDS, fusion(Routing.JOINT, true), true);
        List<List<float[]>> rows = FixedModels.rows(FixedModels.ALL_KINDS, ROWS, 9);
        List<RowGradients> together = explain(model, rows);
        for (int i = 0; i < ROWS; i += 5) {
            RowGradients alone = explain(model, rows.subList(i, i + 1)).get(0);
            for (int m = 0; m < FixedModels.ALL_KINDS.size(); m++) {
                if (alone.shares()[m] != null) {
                    assertArrayEquals(together.get(i).shares()[m], alone.shares()[m], 2e-5);
                }
            }
        }
    }

    /**
     * Hidden values beside large ones of opposite signs go through the normalisation divided by half of these, and far from 0 GELU is the
     * identity: the network is w x, and each share w_j x_j.
     */
    @Test
    void sharesOfALinearNetworkAreWeightTimesValue() throws IOException {
        List<TensorColumn> modalities = List.of(TensorColumn.vector("labs", List.of("Na", "K", "age")));
        FusionSettings fusion = fusion(Routing.PER_MODALITY, false);
        TrainedModel random = FixedModels.with(Targets.number(), modalities, fusion, false, 1, null);
        ParameterLayout layout = new ParameterLayout(random.shape());
        float[] parameters = new float[layout.size()];
        float large = 1000;
        float far = 20;
        float[] slopes = {.5f, -2, 3};
        int width = fusion.width();
        for (int j = 0; j < 3; j++) {
            set(parameters, layout, "labs/encoder.1.weight", j * width, slopes[j]);
        }
        set(parameters, layout, "labs/encoder.1.bias", 0, far);
        set(parameters, layout, "labs/encoder.2.weight", 2, 1);
        set(parameters, layout, "labs/encoder.2.weight", 3, -1);
        set(parameters, layout, "labs/encoder.2.bias", 0, large);
        set(parameters, layout, "labs/encoder.2.bias", 1, -large);
        set(parameters, layout, "labs/encoder.2.bias", 2, -far);
        set(parameters, layout, "labs/encoder.2.bias", 3, far);
        set(parameters, layout, "labs/encoder.norm.gain", 2, 1);
        set(parameters, layout, "head.weight", 2, large / 2);
        float[] row = {1, .5f, -1};
        RowGradients explained = explain(
                        FixedModels.with(Targets.number(), modalities, fusion, false, 1, parameters),
                        List.of(List.of(row)))
                .get(0);
        for (int j = 0; j < 3; j++) {
            assertEquals(2.5 * slopes[j] * row[j], explained.shares()[0][j], 2e-3);
        }
    }

    /** src/test/python/gradients_golden.py made the numbers with Captum 0.8.0 and PyTorch 2.6.0. */
    @Test
    void sharesAreThoseOfCaptum() throws IOException {
        List<TensorColumn> modalities = List.of(
                TensorColumn.vector("labs", List.of("Na", "K", "age")),
                new TensorColumn("note", List.of(9), List.of(), Items.tokens(20)));
        FusionSettings fusion = fusion(Routing.PER_MODALITY, false);
        float[] parameters = new float[2 * 2441];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) (.5 * Math.sin(.013 * i * i + .37 * i));
        }
        TrainedModel model = FixedModels.with(Targets.classes(3), modalities, fusion, false, 2, parameters);
        RowGradients row = explain(model, List.of(List.of(new float[] {.5f, -1.25f, 2}, new float[] {3, 7, 7, 19})))
                .get(0);
        assertArrayEquals(new double[] {.005346, .002299, .031062}, row.shares()[0], 2e-5);
        assertArrayEquals(new double[] {.025512, .114914, .114914, .012713}, row.shares()[1], 2e-5);
        assertEquals(-1.391610, row.end(), 2e-5);
        assertEquals(-1.698371, row.start(), 2e-5);
    }

    private static void set(float[] parameters, ParameterLayout layout, String name, int place, float value) {
        parameters[layout.byName().get(name).offset() + place] = value;
    }

    private List<RowGradients> explain(TrainedModel model, List<List<float[]>> rows) throws IOException {
        return explain(
                model, rows, HiddenParts.open(model.manifest().modalities(), Map.of(), Map.of(), ProgressMonitor.NONE));
    }

    private List<RowGradients> explain(TrainedModel model, List<List<float[]>> rows, HiddenParts parts)
            throws IOException {
        List<TensorColumn> modalities = model.manifest().modalities();
        Path file = FixedModels.write(modalities, rows, folder.resolve("rows.arrow"));
        List<RowGradients> explained = new ArrayList<>();
        try (IntegratedGradients gradients = new IntegratedGradients(model, Device.cpu());
                TensorTable table = TensorTable.open(file)) {
            ModelColumns columns = ModelColumns.of(modalities, table.schema(), new ArrayList<>());
            for (int start = 0; start < rows.size(); start += gradients.rowsAtOnce()) {
                int end = Math.min(rows.size(), start + gradients.rowsAtOnce());
                explained.addAll(
                        gradients.of(table, columns, IntStream.range(start, end).toArray(), parts, prediction ->
                                new int[] {model.manifest().target().task() == Task.REGRESSION ? 0 : CLASS}));
            }
        }
        return explained;
    }
}
