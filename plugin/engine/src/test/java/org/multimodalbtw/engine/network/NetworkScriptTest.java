package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

class NetworkScriptTest {

    private static final Pattern WEIGHTS = Pattern.compile("\\bw\\b");

    @Test
    void unweightedScriptHasNoTraceOfWeights() {
        assertFalse(
                WEIGHTS.matcher(script(shape(Task.CLASSIFICATION, 2, false))).find());
        assertTrue(WEIGHTS.matcher(script(shape(Task.CLASSIFICATION, 2, true))).find());
    }

    private static String script(NetworkShape shape) {
        return NetworkGraph.of(shape, Execution.on(Device.cpu()), List.of())
                .graph()
                .script();
    }

    @Test
    void unweightedNetworkIgnoresTheWeightsOfTheRows() {
        NetworkShape shape = shape(Task.CLASSIFICATION, 2, false);
        Minibatch rows = new RandomRows(shape, 9, new SplittableRandom(1)).minibatch();
        float[] parameters = new ParameterLayout(shape).start(2, 5);
        float[] scored = score(shape, parameters, rows);
        float[] learnt = learn(shape, parameters, rows);
        for (int i = 0; i < rows.weights().limit(); i++) {
            rows.weights().put(i, 17);
        }
        assertArrayEquals(scored, score(shape, parameters, rows));
        assertArrayEquals(learnt, learn(shape, parameters, rows));
    }

    @Test
    void weightsOfOneOnAllThatIsSeenGiveTheUnweightedNetwork() {
        NetworkShape plain = shape(Task.REGRESSION, 2, false);
        Minibatch rows = new RandomRows(plain, 9, new SplittableRandom(2)).minibatch();
        rows.weights().put(rows.seen());
        float[] parameters = new ParameterLayout(plain).start(2, 5);
        assertArrayEquals(score(plain, parameters, rows), score(shape(Task.REGRESSION, 2, true), parameters, rows));
        assertArrayEquals(learn(plain, parameters, rows), learn(shape(Task.REGRESSION, 2, true), parameters, rows));
    }

    @Test
    void everyKindOfParameterMovesInAStep() {
        for (int form = 0; form < 3; form++) {
            FusionSettings fusion =
                    fusion(Gate.values()[form]).with(Routing.values()[form], form > 0, MissingToken.values()[form % 2]);
            NetworkShape shape = shape(Task.CLASSIFICATION, 2, true, fusion);
            float[] before = new ParameterLayout(shape).start(2, 5);
            RandomRows rows = new RandomRows(shape, 64, new SplittableRandom(3));
            float[] after = learn(shape, before, rows.minibatch());
            ParameterLayout layout = new ParameterLayout(shape);
            for (int member = 0; member < 2; member++) {
                for (Slice slice : layout.byName().values()) {
                    int from = member * layout.size() + slice.offset();
                    assertFalse(
                            Arrays.equals(
                                    Arrays.copyOfRange(before, from, from + slice.size()),
                                    Arrays.copyOfRange(after, from, from + slice.size())),
                            slice.name() + " of member " + member + " stays");
                }
            }
        }
    }

    @Test
    void stepsLowerTheLoss() {
        NetworkShape shape = shape(Task.REGRESSION, 2, true);
        Minibatch rows = new RandomRows(shape, 32, new SplittableRandom(4)).minibatch();
        try (FusionNetwork network =
                        new FusionNetwork(shape, Execution.on(Device.cpu()), new ParameterLayout(shape).start(2, 6));
                AdamW optimizer = new AdamW(network, .01, 3)) {
            optimizer.step(rows, 3e-3, 1);
            double[] first = optimizer.meanLosses();
            for (int step = 0; step < 299; step++) {
                optimizer.step(rows, 3e-3, 1);
            }
            optimizer.meanLosses();
            optimizer.step(rows, 3e-3, 1);
            double[] last = optimizer.meanLosses();
            for (int member = 0; member < 2; member++) {
                assertTrue(last[member] < .7 * first[member], first[member] + " became " + last[member]);
            }
        }
    }

    @Test
    void rowsGivenOnceServeAllMembers() {
        NetworkShape one = shape(Task.CLASSIFICATION, 1, true);
        NetworkShape three = shape(Task.CLASSIFICATION, 3, true);
        Minibatch rows = new RandomRows(one, 11, new SplittableRandom(7)).minibatch();
        int size = new ParameterLayout(one).size();
        float[] parameters = new ParameterLayout(three).start(3, 9);
        float[] together = score(three, parameters, rows);
        for (int member = 0; member < 3; member++) {
            float[] alone = score(one, Arrays.copyOfRange(parameters, member * size, (member + 1) * size), rows);
            float[] part = Arrays.copyOfRange(together, member * alone.length, (member + 1) * alone.length);
            assertArrayEquals(alone, part, 1e-6f);
        }
    }

    @Test
    void hiddenModalityHasNoInfluenceOnTheFusion() {
        for (Routing routing : Routing.values()) {
            for (MissingToken missing : MissingToken.values()) {
                FusionSettings fusion = fusion(Gate.GAUSSIAN).with(routing, true, missing);
                assertHiddenHasNoInfluence(shape(Task.CLASSIFICATION, 1, true, fusion));
            }
        }
        assertHiddenHasNoInfluence(shape(Task.CLASSIFICATION, 1, true));
    }

    private static void assertHiddenHasNoInfluence(NetworkShape shape) {
        Minibatch rows = new RandomRows(shape, 8, new SplittableRandom(8)).minibatch();
        for (int row = 0; row < 8; row++) {
            rows.seen().put(row * 3 + 1, 0);
            rows.weights().put(row * 3 + 1, 0);
            rows.seen().put(row * 3, 1);
            rows.weights().put(row * 3, 1);
        }
        float[] parameters = new ParameterLayout(shape).start(1, 5);
        float[] before = score(shape, parameters, rows);
        for (int i = 0; i < rows.input(1).limit(); i++) {
            rows.input(1).put(i, 3);
        }
        assertArrayEquals(before, score(shape, parameters, rows));
    }

    @Test
    void aRowsItemsMeanTheSameAloneAndBesideOthers() {
        NetworkShape shape = ragged();
        float[] parameters = new ParameterLayout(shape).start(2, 5);
        RandomRows rows = new RandomRows(shape, 9, new SplittableRandom(8));
        float[] together = score(shape, parameters, rows.minibatch());
        for (int row = 0; row < 9; row++) {
            Minibatch alone = new Minibatch(shape, 2, 1);
            alone.rows(1);
            for (int member = 0; member < 2; member++) {
                for (int m = 0; m < shape.modalityCount(); m++) {
                    alone.seen().put(member * 3 + m, (float) rows.seen(member, m)[row]);
                    alone.weights().put(member * 3 + m, (float) rows.weights(member, m)[row]);
                }
            }
            for (int m = 0; m < shape.modalityCount(); m++) {
                float[][] items = rows.itemsOfRows(m);
                alone.fill(m, new float[][] {items[row], items[9 + row]});
            }
            float[] scored = score(shape, parameters, alone);
            for (int member = 0; member < 2; member++) {
                int at = (member * 9 + row) * 3;
                assertArrayEquals(
                        Arrays.copyOfRange(together, at, at + 3),
                        Arrays.copyOfRange(scored, member * 3, member * 3 + 3),
                        1e-5f);
            }
        }
    }

    @Test
    void theOrderOfARowsItemsHasNoInfluence() {
        NetworkShape shape = ragged();
        float[] parameters = new ParameterLayout(shape).start(2, 5);
        RandomRows rows = new RandomRows(shape, 9, new SplittableRandom(9));
        float[] before = score(shape, parameters, rows.minibatch());
        Minibatch turned = rows.minibatch();
        for (int m = 0; m < shape.modalityCount(); m++) {
            int itemSize = shape.modalities().get(m).itemSize();
            turned.fill(
                    m,
                    Arrays.stream(rows.itemsOfRows(m))
                            .map(items -> turned(items, itemSize))
                            .toArray(float[][]::new));
        }
        assertArrayEquals(before, score(shape, parameters, turned), 1e-5f);
    }

    private static float[] turned(float[] items, int itemSize) {
        if (items == null) {
            return null;
        }
        float[] turned = new float[items.length];
        for (int i = 0; i < items.length; i += itemSize) {
            System.arraycopy(items, i, turned, items.length - itemSize - i, itemSize);
        }
        return turned;
    }

    private static NetworkShape ragged() {
        List<TensorColumn> modalities = List.of(
                new TensorColumn("vitals", List.of(12, 3), List.of(), Items.events(3)),
                new TensorColumn("note", List.of(7), List.of(), Items.tokens(20)),
                new TensorColumn("scans", List.of(3, 1, 8, 8), List.of(), Items.VECTORS));
        return new NetworkShape(Targets.classes(3), modalities, FusionSettings.defaults(), 2, true);
    }

    @Test
    void networkRefusesParametersOfAnotherSize() {
        NetworkShape shape = shape(Task.CLASSIFICATION, 2, true);
        assertThrows(
                IllegalArgumentException.class,
                () -> new FusionNetwork(shape, Execution.on(Device.cpu()), new float[7]).close());
    }

    @Test
    void minibatchRefusesMoreRowsThanItHolds() {
        Minibatch batch = new Minibatch(shape(Task.REGRESSION, 1, false), 1, 5);
        assertThrows(IllegalArgumentException.class, () -> batch.rows(6));
        assertThrows(IllegalArgumentException.class, () -> batch.rows(0));
        batch.rows(5);
        assertEquals(5, batch.rows());
    }

    private static float[] score(NetworkShape shape, float[] parameters, Minibatch rows) {
        try (FusionNetwork network = new FusionNetwork(shape, Execution.on(Device.cpu()), parameters);
                EncodedRows encoded = network.encode(rows)) {
            return encoded.fuse();
        }
    }

    private static float[] learn(NetworkShape shape, float[] parameters, Minibatch rows) {
        try (FusionNetwork network = new FusionNetwork(shape, Execution.on(Device.cpu()), parameters);
                AdamW optimizer = new AdamW(network, .01, 77)) {
            optimizer.step(rows, 1e-3, 1);
            return network.parameters();
        }
    }

    private static NetworkShape shape(Task task, int members, boolean weighted) {
        return shape(task, members, weighted, fusion(Gate.SOFTMAX));
    }

    private static FusionSettings fusion(Gate gate) {
        return new FusionSettings(8, new ExpertSettings(4, 2, 8, gate, 1, .01), new DropoutRates(.1, .3, .2));
    }

    private static NetworkShape shape(Task task, int members, boolean weighted, FusionSettings fusion) {
        List<TensorColumn> modalities = List.of(
                new TensorColumn("labs", List.of(4), List.of()),
                new TensorColumn("series", List.of(2, 3), List.of()),
                new TensorColumn("notes", List.of(5), List.of()));
        return new NetworkShape(Targets.of(task, 3), modalities, fusion, members, weighted);
    }
}
