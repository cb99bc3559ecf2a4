package org.multimodalbtw.engine.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.graph.GraphRun;
import org.multimodalbtw.engine.graph.GraphRun.Given;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Finding a row among others: numbers by hand, and a whole step against plain arrays. */
class ContrastStepTest {

    private static final double TEMPERATURE = .03;

    @TempDir
    Path folder;

    /** The loss of one member of embeddings of 4 numbers, by the script and call by call, which have to agree. */
    private static double loss(int modalities, double[] alone, double[] others, double[] there) {
        int rows = there.length / modalities;
        return GraphRun.of(
                        1,
                        Map.of(
                                "alone", Given.of(alone, 1, rows, modalities, 4),
                                "others", Given.of(others, 1, rows, modalities, 4),
                                "there", Given.of(there, 1, rows, modalities)),
                        graph -> List.of(
                                ContrastStep.loss(graph.input("alone"), graph.input("others"), graph.input("there"))))
                .precise()
                .get(0)[0];
    }

    private static double[] oneHot(double length) {
        double[] codes = new double[16];
        for (int row = 0; row < 4; row++) {
            codes[5 * row] = length;
        }
        return codes;
    }

    @Test
    void alignedCodesAreFoundWhateverTheirLengthAndConstantOnesByChance() {
        double[] all = {1, 1, 1, 1};
        assertEquals(0, loss(1, oneHot(1), oneHot(7), all), 1e-10);
        double[] constant = new double[16];
        Arrays.fill(constant, .5);
        assertEquals(Math.log(4), loss(1, constant, constant, all), 1e-12);
    }

    @Test
    void aRowThatLacksAModalityIsNotLookedForButIsAmongTheOthers() {
        double[] alone = oneHot(1);
        // the last row's question would have another row's answer
        System.arraycopy(alone, 0, alone, 12, 4);
        assertEquals(0, loss(1, alone, oneHot(1), new double[] {1, 1, 1, 0}), 1e-10);
        // it is a wrong answer for the first row, if it looks like the right one
        double[] answers = oneHot(1);
        System.arraycopy(answers, 0, answers, 12, 4);
        assertEquals(Math.log(2) / 3, loss(1, oneHot(1), answers, new double[] {1, 1, 1, 0}), 1e-10);
    }

    @Test
    void theLossIsTheMeanOverModalitiesThatSomeRowHas() {
        double[] alone = new double[32];
        double[] others = new double[32];
        for (int row = 0; row < 4; row++) {
            System.arraycopy(oneHot(1), 4 * row, alone, 8 * row, 4);
            System.arraycopy(oneHot(1), 4 * row, others, 8 * row, 4);
            Arrays.fill(alone, 8 * row + 4, 8 * row + 8, 1);
            Arrays.fill(others, 8 * row + 4, 8 * row + 8, 1);
        }
        assertEquals(Math.log(4) / 2, loss(2, alone, others, new double[] {1, 1, 1, 1, 1, 1, 1, 1}), 1e-10);
        assertEquals(0, loss(2, alone, others, new double[] {1, 0, 1, 0, 1, 0, 1, 0}), 1e-10);
    }

    /** From rows to loss: tokens as the network encodes them, everything behind them with plain arrays. */
    @Test
    void aWholeStepIsThatOfAnIndependentComputation() throws IOException {
        int count = 9;
        int members = 2;
        LatentRows rows = LatentRows.of(count, 3, 4, .5, .5, 8);
        PretrainingSettings settings = new PretrainingSettings(Objective.RECONSTRUCTION, 6, members, 1, .3, .3, 2);
        ContrastStep step = new ContrastStep();
        NetworkShape shape = PretrainedManifest.shape(settings, rows.schema().columns());
        ParameterLayout layout = ParameterLayout.of(shape, List.of(step));
        float[] start = layout.start(members, 7);
        try (TensorTable table = rows.open(folder.resolve("rows.arrow"));
                FusionNetwork network = new FusionNetwork(shape, Execution.on(Device.cpu()), List.of(step), start);
                AdamW optimizer = new AdamW(network, 1e-5, 3)) {
            int[] all = IntStream.range(0, count).toArray();
            Minibatch batch = new Minibatch(shape, members, 2 * count);
            new ViewFeed(table, new Views(table, all, settings), new SplittableRandom(1))
                    .fill(batch, new int[][] {all, all}, 0, count);
            double[] expected = new double[members];
            try (EncodedRows encoded = network.encode(batch)) {
                for (int member = 0; member < members; member++) {
                    PlainConsistency plain = new PlainConsistency(layout, start, member, settings.width(), 0);
                    expected[member] = loss(plain, encoded.tokens(), table, settings.width());
                }
            }
            optimizer.step(batch, 1e-2, 1);
            double[] found = optimizer.meanLosses();
            for (int member = 0; member < members; member++) {
                assertEquals(expected[member], found[member], 1e-4 * expected[member]);
            }
        }
    }

    private static double loss(PlainConsistency plain, float[] tokens, TensorTable table, int width) {
        int count = table.rows();
        double sum = 0;
        for (int m = 0; m < 3; m++) {
            int modality = m;
            double[][] answers = new double[count][];
            Arrays.setAll(answers, row -> answer(plain, tokens, table, row, modality, width));
            double loss = 0;
            int rows = 0;
            for (int row = 0; row < count; row++) {
                if (table.isPresent(m, row)) {
                    double[] question = plain.shared(plain.token(tokens, row, m, 2 * count, 3));
                    double all = 0;
                    for (double[] answer : answers) {
                        all += Math.exp(cosine(question, answer) / TEMPERATURE);
                    }
                    loss += Math.log(all) - cosine(question, answers[row]) / TEMPERATURE;
                    rows++;
                }
            }
            sum += loss / rows;
        }
        return sum / 3;
    }

    /** What the other modalities of a row say together in the second view; the modality itself where there is no other. */
    private static double[] answer(
            PlainConsistency plain, float[] tokens, TensorTable table, int row, int modality, int width) {
        int[] others = IntStream.range(0, 3)
                .filter(m -> m != modality && table.isPresent(m, row))
                .toArray();
        int[] read = others.length == 0 ? new int[] {modality} : others;
        double[] mean = new double[width];
        for (int m : read) {
            double[] token = plain.token(tokens, table.rows() + row, m, 2 * table.rows(), 3);
            for (int i = 0; i < width; i++) {
                mean[i] += token[i] / read.length;
            }
        }
        return plain.shared(plain.product(mean, "pretraining.map.weight", width, null));
    }

    private static double cosine(double[] one, double[] other) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            first += one[i] * one[i];
            second += other[i] * other[i];
        }
        return product / Math.sqrt(first * second);
    }
}
