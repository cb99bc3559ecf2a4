package org.multimodalbtw.engine.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Encoders that learn without labels. */
class PretrainerTest {

    @TempDir
    Path folder;

    private static PretrainingSettings settings(int width, int members, int epochs, long seed) {
        return new PretrainingSettings(Objective.CONSISTENCY, width, members, epochs, .3, .3, seed);
    }

    private Pretraining of(LatentRows rows, RowUse use, PretrainingSettings settings, double terms) throws IOException {
        try (TensorTable table = rows.open(folder.resolve("rows.arrow"))) {
            return Pretrainer.pretrain(table, use, settings, DevicePolicy.CPU, terms, ProgressMonitor.NONE);
        }
    }

    private Pretraining of(LatentRows rows, PretrainingSettings settings) throws IOException {
        return of(rows, RowUse.ALL, settings, 1);
    }

    private float[][] embeddings(LatentRows rows, PretrainedNetwork network) throws IOException {
        try (TensorTable table = rows.open(folder.resolve("rows.arrow"));
                Embedder embedder = new Embedder(network, DevicePolicy.CPU)) {
            return embedder.embed(table, IntStream.range(0, table.rows()).toArray(), ProgressMonitor.NONE);
        }
    }

    @Test
    void embeddingsStayApartAndWithoutTheTermsTheyCollapse() throws IOException {
        LatentRows rows = LatentRows.of(200, 3, 8, .5, .1, 1);
        Spread apart = of(rows, settings(16, 1, 200, 1)).spread();
        assertTrue(apart.deviation() > .5, apart.sentence());
        assertFalse(apart.isCollapsed());
        assertTrue(apart.sentence().startsWith("The embeddings did not collapse: those of 200 rows"), apart.sentence());
        Spread same = of(rows, RowUse.ALL, settings(16, 1, 200, 1), 0).spread();
        assertTrue(same.deviation() < apart.deviation() / 2, same.sentence() + apart.sentence());
        assertTrue(same.isCollapsed(), same.sentence());
        assertTrue(
                same.sentence().startsWith("The pre-training collapsed: the embeddings of 200 rows"), same.sentence());
    }

    @Test
    void theLossFallsAndTheManifestSaysWhatWasDone() throws IOException {
        Pretraining result = of(LatentRows.of(200, 3, 8, .5, .1, 1), settings(16, 2, 20, 1));
        List<Double> losses = result.losses();
        assertEquals(20, losses.size());
        assertTrue(losses.get(19) < losses.get(0) - 2, losses::toString);
        PretrainedManifest manifest = result.network().manifest();
        assertEquals(new PretrainedManifest.LearntRows(200, 0, false), manifest.rows());
        assertEquals(20, manifest.settings().epochs());
        assertEquals(losses.get(0), manifest.summary().get("first loss"));
        assertTrue(
                result.sentences().get(1).startsWith("200 rows were learnt from, without their labels, in 20 epochs"),
                result.sentences()::toString);
    }

    @Test
    void howManyEpochsThereAreFollowsFromTheRowsWhereItIsNotSaid() {
        PretrainingSettings open = settings(16, 1, 0, 1);
        assertEquals(200, open.epochs(5));
        assertEquals(150, open.epochs(10));
        assertEquals(10, open.epochs(1000));
        assertEquals(7, settings(16, 1, 7, 1).epochs(1000));
    }

    @Test
    void testRowsAreNotLearntFromWhateverTheyHold() throws IOException {
        LatentRows rows = LatentRows.of(60, 2, 5, .5, .1, 1);
        Set<String> tests = new TreeSet<>();
        List<List<float[]>> changed = new ArrayList<>(rows.values());
        for (int row = 40; row < 60; row++) {
            tests.add(LatentRows.id(row));
            changed.set(row, List.of(new float[] {1e3f, 2, 3, 4, 5}, new float[] {-1e3f, 2, 3, 4, 5}));
        }
        PretrainingSettings settings = settings(8, 1, 4, 1);
        Pretraining one = of(rows, RowUse.allBut(tests), settings, 1);
        Pretraining other =
                of(new LatentRows(rows.schema(), changed, rows.classes()), RowUse.allBut(tests), settings, 1);
        assertEquals(one.network(), other.network());
        assertEquals(one.losses(), other.losses());
        assertEquals(
                new PretrainedManifest.LearntRows(40, 20, true),
                one.network().manifest().rows());
        assertTrue(one.sentences().get(2).startsWith("20 test rows were not learnt from."), one.sentences()::toString);
        assertNotEquals(one.network(), of(rows, RowUse.ALL, settings, 1).network());
    }

    @Test
    void theSameSeedGivesTheSameNetworkAndAnotherOneAnother() throws IOException {
        LatentRows rows = LatentRows.of(60, 2, 5, .5, .1, 1);
        PretrainedNetwork one = of(rows, settings(8, 2, 3, 1)).network();
        assertEquals(one, of(rows, settings(8, 2, 3, 1)).network());
        assertNotEquals(one.values(), of(rows, settings(8, 2, 3, 2)).network().values());
        float[] both = one.values().get("part0/encoder.1.weight");
        assertFalse(Arrays.equals(
                Arrays.copyOf(both, both.length / 2), Arrays.copyOfRange(both, both.length / 2, both.length)));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, .3", "5, .6", "8, .5"})
    void anyNumberOfModalitiesWithRowsThatLackSomeIsLearntFrom(int modalities, double lacking) throws IOException {
        LatentRows rows = LatentRows.of(50, modalities, 4, .5, lacking, 3);
        Pretraining result = of(rows, settings(8, 1, 5, 1));
        assertTrue(result.losses().stream().allMatch(Double::isFinite));
        float[][] embeddings = embeddings(rows, result.network());
        for (float[] embedding : embeddings) {
            double squares = 0;
            for (float value : embedding) {
                squares += value * value / embedding.length;
            }
            assertEquals(1, squares, .01);
        }
    }

    /** What a lacking modality would have said is nowhere read: the embedding is that of the others. */
    @Test
    void anEmbeddingDependsOnItsOwnRowAlone() throws IOException {
        LatentRows rows = LatentRows.of(60, 3, 5, .5, .3, 1);
        PretrainedNetwork network = of(rows, settings(8, 1, 3, 1)).network();
        float[][] all = embeddings(rows, network);
        LatentRows few = new LatentRows(rows.schema(), rows.values().subList(7, 10), new int[3]);
        float[][] some = embeddings(few, network);
        for (int row = 0; row < 3; row++) {
            assertArrayEquals(all[7 + row], some[row], 1e-5f);
        }
    }

    @Test
    void aRowWithoutAnyModalityHasNoEmbeddingAndIsNotLearntFrom() throws IOException {
        LatentRows rows = LatentRows.of(30, 2, 5, .5, 0, 1);
        List<List<float[]>> values = new ArrayList<>(rows.values());
        values.set(4, Arrays.asList(null, null));
        LatentRows lacking = new LatentRows(rows.schema(), values, rows.classes());
        Pretraining result = of(lacking, settings(8, 1, 2, 1));
        assertEquals(29, result.network().manifest().rows().count());
        float[][] embeddings = embeddings(lacking, result.network());
        assertEquals(null, embeddings[4]);
        assertTrue(IntStream.range(0, 30).allMatch(row -> row == 4 || embeddings[row] != null));
    }

    @Test
    void measurementsWordsAndVectorsAreLearntFrom() throws IOException {
        TensorSchema schema = new TensorSchema(List.of(
                new TensorColumn("labs", List.of(3), List.of()),
                new TensorColumn("vitals", List.of(6, 3), List.of(), Items.events(4)),
                new TensorColumn("notes", List.of(9), List.of(), Items.tokens(12)),
                new TensorColumn("steps", List.of(5, 2), List.of(), Items.VECTORS)));
        SplittableRandom random = new SplittableRandom(2);
        List<List<float[]>> values = new ArrayList<>();
        for (int row = 0; row < 40; row++) {
            float[] events = new float[3 * (1 + random.nextInt(6))];
            for (int i = 0; i < events.length; i += 3) {
                events[i] = (float) random.nextDouble();
                events[i + 1] = (float) random.nextGaussian();
                events[i + 2] = random.nextInt(4);
            }
            float[] words = new float[1 + random.nextInt(9)];
            for (int i = 0; i < words.length; i++) {
                words[i] = random.nextInt(12);
            }
            float[] steps = new float[2 * (1 + random.nextInt(5))];
            Arrays.fill(steps, (float) random.nextGaussian());
            values.add(Arrays.asList(
                    new float[] {row, 1, 2}, row % 5 == 0 ? null : events, words, row % 7 == 0 ? null : steps));
        }
        LatentRows rows = new LatentRows(schema, values, new int[40]);
        Pretraining result = of(rows, settings(8, 2, 4, 1));
        assertTrue(result.losses().stream().allMatch(Double::isFinite), result.losses()::toString);
        assertTrue(result.network().values().containsKey("notes/encoder.terms"));
        assertEquals(40, embeddings(rows, result.network()).length);
    }

    @Test
    void progressGoesOnAndACancelStopsIt() throws IOException {
        List<Double> fractions = new ArrayList<>();
        ProgressMonitor watching = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                fractions.add(fraction);
            }

            @Override
            public boolean isCancelled() {
                return fractions.size() >= 3;
            }
        };
        try (TensorTable table = LatentRows.of(40, 2, 5, .5, 0, 1).open(folder.resolve("rows.arrow"))) {
            assertThrows(
                    CancellationException.class,
                    () -> Pretrainer.pretrain(table, RowUse.ALL, settings(8, 1, 50, 1), DevicePolicy.CPU, watching));
        }
        assertEquals(List.of(.95 / 50, .95 * 2 / 50, .95 * 3 / 50), fractions);
    }

    @Test
    void whatCannotBeLearntFromIsNamed() throws IOException {
        LatentRows few = LatentRows.of(5, 2, 3, 1, 0, 1);
        RowUse tests = RowUse.allBut(Set.of(LatentRows.id(0), LatentRows.id(1)));
        InputException rows = assertThrows(InputException.class, () -> of(few, tests, settings(8, 1, 1, 1), 1));
        assertEquals("Only 3 rows can be learnt from: with a modality, and not marked as test.", rows.getMessage());
        List<List<float[]>> values = few.values().stream()
                .map(row -> Arrays.asList(row.get(0), (float[]) null))
                .toList();
        LatentRows without = new LatentRows(few.schema(), values, few.classes());
        InputException modality = assertThrows(InputException.class, () -> of(without, settings(8, 1, 1, 1)));
        assertTrue(modality.getMessage().contains("'part1' has no value"), modality.getMessage());
    }
}
