package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.PairedModalities;
import org.multimodalbtw.engine.outcome.Task;

/** A fusion in pairs: lacking modalities, items, all targets and the GPU's form. */
class PairedAttentionTest {

    private static final String FORMS = "org.multimodalbtw.engine.network.TrialMethodsTest#forms";
    private static final int ROWS = 9;
    private static final int MEMBERS = 2;
    private static final int MODALITIES = 3;
    private static final PairedModalities METHOD = new PairedModalities("notes", 2, .1);

    private static NetworkShape shape(TrialMethodsTest.Form form, PairedModalities method) {
        return form.shape().with(List.of(method));
    }

    private static RandomRows rows(NetworkShape shape) {
        return new RandomRows(shape, ROWS, new SplittableRandom(8));
    }

    /** All rows with the same modalities. */
    private static Minibatch seeing(NetworkShape shape, boolean... there) {
        Minibatch batch = rows(shape).minibatch();
        for (int i = 0; i < MEMBERS * ROWS * MODALITIES; i++) {
            batch.seen().put(i, there[i % MODALITIES] ? 1 : 0);
            batch.weights().put(i, there[i % MODALITIES] ? 1 : 0);
        }
        return batch;
    }

    private static float[] fused(TrialMethodsTest.Form form, NetworkShape shape, float[] parameters, Minibatch batch) {
        return fused(form, shape, parameters, List.of(batch)).get(0);
    }

    /** One network for all, since the script of each is compiled anew. */
    private static List<float[]> fused(
            TrialMethodsTest.Form form, NetworkShape shape, float[] parameters, List<Minibatch> batches) {
        List<float[]> fused = new ArrayList<>();
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), parameters)) {
            for (Minibatch batch : batches) {
                try (EncodedRows encoded = network.encode(batch)) {
                    fused.add(encoded.fuse());
                }
            }
        }
        return fused;
    }

    private static float[] changed(ParameterLayout layout, float[] parameters, String prefix) {
        float[] other = parameters.clone();
        for (Slice slice : layout.byName().values()) {
            for (int member = 0; slice.name().startsWith(prefix) && member < MEMBERS; member++) {
                for (int i = 0; i < slice.size(); i++) {
                    other[member * layout.size() + slice.offset() + i] += .5f;
                }
            }
        }
        return other;
    }

    /** Labs and scan are partners of the notes: a pair of which one is missing says nothing, whatever its parameters are. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void aPairThatARowLacksSaysNothing(TrialMethodsTest.Form form) {
        NetworkShape shape = shape(form, METHOD);
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = layout.start(MEMBERS, 5);
        float[] labs = changed(layout, parameters, "labs/pair.");
        float[] scan = changed(layout, parameters, "scan/pair.");
        boolean[][] patterns = {{true, true, false}, {false, true, true}, {true, false, true}, {true, true, true}};
        List<Minibatch> batches =
                Stream.of(patterns).map(there -> seeing(shape, there)).toList();
        List<float[]> plain = fused(form, shape, parameters, batches);
        List<float[]> withLabs = fused(form, shape, labs, batches);
        List<float[]> withScan = fused(form, shape, scan, batches);
        for (int pattern = 0; pattern < patterns.length; pattern++) {
            boolean[] there = patterns[pattern];
            boolean hasLabs = there[0] && there[1];
            boolean hasScan = there[2] && there[1];
            assertEquals(!hasLabs, Arrays.equals(plain.get(pattern), withLabs.get(pattern)), "labs and notes");
            assertEquals(!hasScan, Arrays.equals(plain.get(pattern), withScan.get(pattern)), "scan and notes");
        }
    }

    /** A row that has nothing but one modality, the main one or another, is still predicted from that. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void aRowWithOneModalityIsPredictedFromThat(TrialMethodsTest.Form form) {
        NetworkShape shape = shape(form, METHOD);
        float[] parameters = new ParameterLayout(shape).start(MEMBERS, 5);
        List<float[]> saidOfOne = fused(
                form,
                shape,
                parameters,
                List.of(
                        seeing(shape, true, false, false),
                        seeing(shape, false, true, false),
                        seeing(shape, false, false, true)));
        for (int m = 0; m < MODALITIES; m++) {
            float[] said = saidOfOne.get(m);
            float[] first = Arrays.copyOf(said, ROWS);
            for (int row = 0; row < ROWS; row++) {
                first[row] = said[row * shape.outputs()];
            }
            Arrays.sort(first);
            assertTrue(first[ROWS - 1] - first[0] > 1e-3, "rows differ by modality " + m);
        }
    }

    /** Rows with fewer items, alone and beside rows with more: what is padded changes nothing. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void padsAndOtherRowsChangeNothing(TrialMethodsTest.Form form) {
        NetworkShape shape = shape(form, METHOD);
        float[] parameters = new ParameterLayout(shape).start(MEMBERS, 5);
        RandomRows rows = rows(shape);
        float[] all = fused(form, shape, parameters, rows.minibatch());
        int outputs = shape.outputs();
        List<float[]> single = fused(
                form,
                shape,
                parameters,
                IntStream.range(0, ROWS).mapToObj(row -> only(shape, rows, row)).toList());
        for (int row = 0; row < ROWS; row++) {
            float[] alone = single.get(row);
            for (int member = 0; member < MEMBERS; member++) {
                int from = (member * ROWS + row) * outputs;
                assertArrayEquals(
                        Arrays.copyOfRange(all, from, from + outputs),
                        Arrays.copyOfRange(alone, member * outputs, (member + 1) * outputs),
                        1e-6f);
            }
        }
    }

    private static Minibatch only(NetworkShape shape, RandomRows rows, int row) {
        Minibatch batch = new Minibatch(shape, MEMBERS, 1);
        batch.rows(1);
        float[][] notes = new float[MEMBERS][];
        for (int member = 0; member < MEMBERS; member++) {
            notes[member] = rows.itemsOfRows(1)[member * ROWS + row];
            for (int m = 0; m < MODALITIES; m++) {
                int size = shape.inputSize(m);
                for (int i = 0; m != 1 && i < size; i++) {
                    batch.input(m).put(member * size + i, (float) rows.input(member, m)[row * size + i]);
                }
                batch.seen().put(member * MODALITIES + m, (float) rows.seen(member, m)[row]);
                batch.weights().put(member * MODALITIES + m, (float) rows.weights(member, m)[row]);
            }
        }
        batch.fill(1, notes);
        return batch;
    }

    /**
     * The loss is linear in the strength of the separation, and what it is multiplied by is the mean cross entropy of telling the streams
     * apart: about log 2 at first, and less than 0.3 after some steps in which it counts.
     */
    @ParameterizedTest
    @ValueSource(strings = {"CLASSIFICATION", "MULTILABEL", "REGRESSION"})
    void streamsThatCannotBeToldApartAtFirstAreToldApartLater(Task task) {
        TrialMethodsTest.Form form = new TrialMethodsTest.Form(task, Dispatch.SORTED, false).withoutDropout();
        NetworkShape counted = shape(form, new PairedModalities("notes", 2, 2));
        float[] start = new ParameterLayout(counted).start(MEMBERS, 5);
        assertEquals(Math.log(2), alike(form, start), .15);
        float[] after;
        try (FusionNetwork network = new FusionNetwork(counted, form.execution(), start);
                AdamW optimizer = new AdamW(network, 0, 9)) {
            for (int step = 0; step < 60; step++) {
                optimizer.step(complete(counted), 1e-2, 1);
            }
            after = network.parameters();
        }
        assertTrue(alike(form, after) < .3, "" + alike(form, after));
    }

    private static Minibatch complete(NetworkShape shape) {
        return seeing(shape, true, true, true);
    }

    /** What the loss grows by when the separation counts once more, with all rows counting alike. */
    private static double alike(TrialMethodsTest.Form form, float[] parameters) {
        double[] losses = new double[2];
        for (int i = 0; i < 2; i++) {
            NetworkShape shape = shape(form, new PairedModalities("notes", 2, 1 + i));
            try (FusionNetwork network = new FusionNetwork(shape, form.execution(), parameters);
                    AdamW optimizer = new AdamW(network, 0, 9)) {
                Minibatch batch = complete(shape);
                for (int row = 0; row < MEMBERS * ROWS; row++) {
                    batch.rowWeights().put(row, 1);
                }
                optimizer.step(batch, 0, 1);
                losses[i] = optimizer.meanLosses()[0];
            }
        }
        return losses[1] - losses[0];
    }

    /** Two pairs; by hand for tokens of 6 and items of 6, of which labs have 4, notes 5 with vectors of {@code WIDTH} and scan 2 with 3 numbers. */
    @Test
    void thereAreAsManyNumbersAsTheFormulaSays() {
        TrialMethodsTest.Form form = new TrialMethodsTest.Form(Task.REGRESSION, Dispatch.SORTED, false);
        NetworkShape shape = shape(form, METHOD);
        ParameterLayout layout = new ParameterLayout(shape);
        int e = 6;
        int reading = (6 * 4 * e + 4 * e + 4 * e) + (TermPooling.WIDTH * e + e + 5 * e) + (3 * e + e + 2 * e);
        int control = 6 * e + e;
        int direction = control + 3 * (e * e + e) + 2 * (2 * e * e + e) + (e * 2 * e + 2 * e) + (2 * e * e + e);
        int separator = e * 4 * e + 4 * e + 4 * e + 1;
        int head = 3 * 6 + 2 * (2 * e + 1) + 1;
        int encoders = new ParameterLayout(form.shape())
                .byName().values().stream()
                        .filter(slice -> slice.name().matches(".*/(encoder|head)\\..*"))
                        .mapToInt(Slice::size)
                        .sum();
        assertEquals(encoders + reading + 2 * 2 * 2 * direction + separator + head, layout.size());
        assertTrue(layout.byName().keySet().stream()
                .noneMatch(name -> name.contains("expert") || name.contains("router")));
    }
}
