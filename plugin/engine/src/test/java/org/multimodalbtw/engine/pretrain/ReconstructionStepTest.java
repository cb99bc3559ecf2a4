package org.multimodalbtw.engine.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.graph.GraphRun;
import org.multimodalbtw.engine.graph.GraphRun.Given;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Telling what is hidden: numbers by hand, and a copy that one modality has of the other. */
class ReconstructionStepTest {

    private static final TensorColumn LABS = new TensorColumn("labs", List.of(2), List.of());
    private static final TensorColumn NOTES = new TensorColumn("notes", List.of(9), List.of(), Items.tokens(4));

    @TempDir
    Path folder;

    /** The loss of one member, by the script and call by call in double precision, which have to agree. */
    private static double loss(List<TensorColumn> columns, double[][] told, double[][] truths, double[][] asked) {
        Map<String, Given> inputs = new HashMap<>();
        for (int m = 0; m < columns.size(); m++) {
            int size = HiddenValues.size(columns.get(m));
            int rows = told[m].length / size;
            inputs.put("told" + m, Given.of(told[m], 1, rows, size));
            inputs.put("truth" + m, Given.of(truths[m], 1, rows, size));
            inputs.put("asked" + m, Given.of(asked[m], 1, rows, size));
        }
        return GraphRun.of(1, inputs, graph -> {
                    List<List<Value>> all = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
                    for (int m = 0; m < columns.size(); m++) {
                        all.get(0).add(graph.input("told" + m));
                        all.get(1).add(graph.input("truth" + m));
                        all.get(2).add(graph.input("asked" + m));
                    }
                    return List.of(new ReconstructionStep(columns).loss(all.get(0), all.get(1), all.get(2)));
                })
                .precise()
                .get(0)[0];
    }

    private static double loss(double[] told, double[] truth, double[] asked) {
        return loss(List.of(LABS), new double[][] {told}, new double[][] {truth}, new double[][] {asked});
    }

    @Test
    void numbersCountByTheirSquaredDistanceAndOnlyWhereTheyAreAsked() {
        double[] told = {1, 2, 3, 4};
        double[] asked = {1, 0, 1, 0};
        assertEquals((1 + 4) / 2.0, loss(told, new double[] {0, 9, 5, -9}, asked), 1e-12);
        assertEquals((1 + 4) / 2.0, loss(told, new double[] {0, 1e3, 5, 1e4}, asked), 1e-12);
        assertEquals(0, loss(told, new double[] {0, 9, 5, -9}, new double[4]), 0);
    }

    @Test
    void wordsCountByTheirCrossEntropyOverTheLogarithmOfTheVocabulary() {
        double[] told = {2, 0, 0, 0, 0, 0, 0, 0};
        double[] asked = {1, 0, 0, 0, 0, 2, 0, 0};
        double sure = Math.log(Math.exp(2) + 3) - 2;
        double expected = (sure + 2 * Math.log(4)) / 3 / Math.log(4);
        assertEquals(
                expected,
                loss(List.of(NOTES), new double[][] {told}, new double[][] {new double[8]}, new double[][] {asked}),
                1e-12);
        assertEquals(
                1,
                loss(List.of(NOTES), new double[][] {new double[8]}, new double[][] {new double[8]}, new double[][] {
                    asked
                }),
                1e-12);
    }

    @Test
    void theLossIsTheMeanOverModalitiesOfWhichSomethingIsAsked() {
        double[] told = {1, 2};
        double[] truth = {0, 0};
        double[] words = {0, 0, 0, 0};
        double[][] both = {told, words};
        double[][] truths = {truth, words};
        assertEquals(
                (2.5 + 1) / 2, loss(List.of(LABS, NOTES), both, truths, new double[][] {{1, 1}, {0, 1, 0, 0}}), 1e-12);
        assertEquals(2.5, loss(List.of(LABS, NOTES), both, truths, new double[][] {{1, 1}, {0, 0, 0, 0}}), 1e-12);
    }

    /** Rows of which the second modality is the first one, turned. */
    private static LatentRows copies(int rows, long seed) {
        int size = 4;
        SplittableRandom random = new SplittableRandom(seed);
        double[][] turn = new double[size][size];
        for (int i = 0; i < size; i++) {
            // a reflection, I - 2 v v' of (1, 1, 1, 1) / 2
            Arrays.fill(turn[i], -.5);
            turn[i][i] += 1;
        }
        List<List<float[]>> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            float[] first = new float[size];
            float[] second = new float[size];
            for (int i = 0; i < size; i++) {
                first[i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    second[i] += (float) (first[j] * turn[j][i]);
                }
            }
            values.add(List.of(first, second));
        }
        TensorSchema schema = new TensorSchema(List.of(
                new TensorColumn("a", List.of(size), List.of()), new TensorColumn("b", List.of(size), List.of())));
        return new LatentRows(schema, values, new int[rows]);
    }

    /** Rows with everything of the second modality asked, and the first one shown or not. */
    private static void ask(Minibatch batch, TensorTable table, int[] rows, boolean isFirstShown) {
        batch.rows(rows.length);
        for (int m = 0; m < 2; m++) {
            float[] truth = new float[4 * rows.length];
            float[] asked = new float[4 * rows.length];
            HiddenValues hidden = new HiddenValues(table, m, rows);
            boolean isShown = m == 0 && isFirstShown;
            for (int i = 0; i < rows.length; i++) {
                float[] values = table.values(m, rows[i]);
                batch.input(m).put(4 * i, isShown ? values : new float[4]);
                batch.seen().put(2 * i + m, isShown ? 1 : 0);
                batch.known().put(2 * i + m, isShown ? 1 : 0);
                if (m == 1) {
                    hidden.put(values, new boolean[] {true, true, true, true}, truth, asked, 4 * i);
                }
            }
            batch.bring(ReconstructionStep.truth(m), truth, 1, rows.length, 4);
            batch.bring(ReconstructionStep.asked(m), asked, 1, rows.length, 4);
        }
    }

    /** Rows that nothing was learnt from: the share of the variance that is told is 1 less the loss, since numbers are standardised. */
    @Test
    void aCopyIsToldWhereTheOtherModalityIsShownAndOnlyThereAndHeadsAndExpertsRest() throws IOException {
        int count = 300;
        int[] learnt = IntStream.range(0, count).toArray();
        int[] others = IntStream.range(count, count + 100).toArray();
        PretrainingSettings settings = new PretrainingSettings(Objective.RECONSTRUCTION, 16, 1, 1, .3, 0, 2);
        LatentRows rows = copies(count + 100, 3);
        NetworkShape shape = PretrainedManifest.shape(settings, rows.schema().columns());
        ReconstructionStep step = new ReconstructionStep(shape.modalities());
        ParameterLayout layout = ParameterLayout.of(shape, List.of(step));
        float[] start = layout.start(1, 7);
        try (TensorTable table = rows.open(folder.resolve("rows.arrow"));
                FusionNetwork network = new FusionNetwork(shape, Execution.on(Device.cpu()), List.of(step), start);
                AdamW optimizer = new AdamW(network, 1e-5, 3)) {
            SplittableRandom random = new SplittableRandom(5);
            Feed feed = new HiddenFeed(table, new Views(table, learnt, settings), learnt, random);
            Minibatch batch = new Minibatch(shape, 1, count);
            for (int i = 0; i < 1500; i++) {
                feed.fill(batch, new int[][] {learnt}, i % 3 * 100, 100);
                optimizer.step(batch, 1e-2 * (1 - i / 1500.0) + 1e-4, 1);
            }
            optimizer.meanLosses();
            ask(batch, table, others, true);
            optimizer.step(batch, 1e-12, 1);
            double shown = 1 - optimizer.meanLosses()[0];
            ask(batch, table, others, false);
            optimizer.step(batch, 1e-12, 1);
            double hidden = 1 - optimizer.meanLosses()[0];
            assertTrue(shown > .9, "R^2 where the other modality is shown: " + shown);
            assertTrue(hidden < .05, "R^2 where both are hidden: " + hidden);
            LearntSlices learns = new LearntSlices(shape);
            float[] after = network.parameters();
            for (Slice slice : layout.byName().values()) {
                boolean isSame = IntStream.range(0, slice.size())
                        .allMatch(i -> start[slice.offset() + i] == after[slice.offset() + i]);
                assertEquals(!learns.test(slice), isSame, slice.name());
            }
        }
    }
}
