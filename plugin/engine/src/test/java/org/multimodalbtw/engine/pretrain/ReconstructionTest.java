package org.multimodalbtw.engine.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Encoders that first tell what is hidden, and then find rows. */
class ReconstructionTest {

    @TempDir
    Path folder;

    private static PretrainingSettings settings(int width, int members, int epochs, long seed) {
        return new PretrainingSettings(Objective.RECONSTRUCTION, width, members, epochs, .3, .3, seed);
    }

    private Pretraining of(LatentRows rows, RowUse use, PretrainingSettings settings) throws IOException {
        try (TensorTable table = rows.open(folder.resolve("rows.arrow"))) {
            return Pretrainer.pretrain(table, use, settings, DevicePolicy.CPU, ProgressMonitor.NONE);
        }
    }

    @Test
    void whereNothingCanBeHiddenItIsRefused() {
        PretrainingSettings nothing = new PretrainingSettings(Objective.RECONSTRUCTION, 8, 1, 6, 0, .3, 1);
        InputException refused =
                assertThrows(InputException.class, () -> of(LatentRows.of(40, 1, 8, .5, .1, 1), RowUse.ALL, nothing));
        assertTrue(refused.getMessage().startsWith("Nothing of the rows can be hidden"), refused.getMessage());
    }

    @Test
    void bothStagesLearnAndEmbeddingsStayApart() throws IOException {
        Pretraining result = of(LatentRows.of(200, 3, 8, .5, .1, 1), RowUse.ALL, settings(16, 1, 90, 1));
        List<Double> hidden = result.stages().get(0);
        List<Double> contrast = result.stages().get(1);
        assertEquals(60, hidden.size());
        assertEquals(30, contrast.size());
        // the mean alone gives 1, and chance the logarithm of 100 rows
        assertEquals(1, hidden.get(0), .3);
        assertTrue(hidden.get(59) < .85, hidden::toString);
        assertTrue(contrast.get(29) < contrast.get(0) / 2, contrast::toString);
        assertTrue(result.spread().deviation() > .5, result.spread().sentence());
        String said = result.sentences().get(1);
        assertTrue(
                said.startsWith(
                        "200 rows were learnt from, without their labels, in 90 epochs: hidden values were told,"),
                said);
        assertTrue(said.contains("in the last 30 of them") && said.endsWith("(4.61 is chance)."), said);
        assertEquals(
                Set.of("first loss", "last loss", "first contrast", "last contrast"),
                result.network().manifest().summary().keySet());
    }

    @Test
    void fewerThanThreeEpochsAreAllForHiddenValues() throws IOException {
        Pretraining result = of(LatentRows.of(40, 2, 5, .5, 0, 1), RowUse.ALL, settings(8, 1, 2, 1));
        assertEquals(1, result.stages().size());
        assertTrue(result.sentences().get(1).endsWith("(1 is guessing the mean)."), result.sentences()::toString);
    }

    /** The contrast goes on where the reconstruction ended: with so few epochs it is still near. */
    @Test
    void theSecondStageStartsWhereTheFirstEnded() throws IOException {
        LatentRows rows = LatentRows.of(60, 2, 5, .5, 0, 1);
        float[] first =
                of(rows, RowUse.ALL, settings(8, 1, 2, 1)).network().values().get("part0/encoder.1.weight");
        float[] both =
                of(rows, RowUse.ALL, settings(8, 1, 3, 1)).network().values().get("part0/encoder.1.weight");
        // steps of AdamW go no further than the learning rate each: one of the contrast behind the same two
        double most = IntStream.range(0, first.length)
                .mapToDouble(i -> Math.abs(first[i] - both[i]))
                .max()
                .orElseThrow();
        assertTrue(most > 0 && most < 1.1e-3, "changed by " + most);
    }

    @Test
    void testRowsAreNotLearntFromWhateverTheyHoldAndASeedIsASeed() throws IOException {
        LatentRows rows = LatentRows.of(60, 2, 5, .5, .1, 1);
        Set<String> tests = new TreeSet<>();
        List<List<float[]>> changed = new ArrayList<>(rows.values());
        for (int row = 40; row < 60; row++) {
            tests.add(LatentRows.id(row));
            changed.set(row, List.of(new float[] {1e3f, 2, 3, 4, 5}, new float[] {-1e3f, 2, 3, 4, 5}));
        }
        PretrainedNetwork one =
                of(rows, RowUse.allBut(tests), settings(8, 2, 6, 1)).network();
        LatentRows other = new LatentRows(rows.schema(), changed, rows.classes());
        assertEquals(one, of(other, RowUse.allBut(tests), settings(8, 2, 6, 1)).network());
        assertNotEquals(
                one.values(),
                of(rows, RowUse.allBut(tests), settings(8, 2, 6, 2)).network().values());
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, .3", "5, .6", "8, .5"})
    void anyNumberOfModalitiesWithRowsThatLackSomeIsLearntFrom(int modalities, double lacking) throws IOException {
        Pretraining result = of(LatentRows.of(50, modalities, 4, .5, lacking, 3), RowUse.ALL, settings(8, 1, 6, 1));
        assertTrue(result.losses().stream().allMatch(loss -> Double.isFinite(loss) && loss >= 0));
    }

    @Test
    void measurementsWordsAndVectorsAreLearntFromAndTheNetworkComesBack() throws IOException {
        TensorSchema schema = new TensorSchema(List.of(
                new TensorColumn("labs", List.of(3), List.of()),
                new TensorColumn("vitals", List.of(6, 3), List.of(), Items.events(4)),
                new TensorColumn("notes", List.of(9), List.of(), Items.tokens(12)),
                new TensorColumn("steps", List.of(5, 2), List.of(), Items.VECTORS)));
        SplittableRandom random = new SplittableRandom(2);
        List<List<float[]>> values = new ArrayList<>();
        for (int row = 0; row < 80; row++) {
            float sign = row % 2 == 0 ? 1 : -1;
            float[] events = new float[3 * (2 + random.nextInt(5))];
            for (int i = 0; i < events.length; i += 3) {
                events[i] = (float) random.nextDouble();
                events[i + 1] = sign + (float) random.nextGaussian() / 4;
                events[i + 2] = random.nextInt(4);
            }
            float[] words = new float[2 + random.nextInt(8)];
            for (int i = 0; i < words.length; i++) {
                words[i] = 2 * random.nextInt(6) + row % 2;
            }
            float[] steps = new float[2 * (2 + random.nextInt(4))];
            Arrays.fill(steps, sign + (float) random.nextGaussian() / 4);
            values.add(Arrays.asList(
                    new float[] {sign, 1, (float) random.nextGaussian()},
                    row % 5 == 0 ? null : events,
                    words,
                    row % 7 == 0 ? null : steps));
        }
        LatentRows rows = new LatentRows(schema, values, new int[80]);
        Pretraining result = of(rows, RowUse.ALL, settings(8, 2, 90, 1));
        List<Double> hidden = result.stages().get(0);
        assertTrue(hidden.get(hidden.size() - 1) < hidden.get(0) - .1, hidden::toString);
        Path directory = folder.resolve("network");
        PretrainedDirectory.write(directory, result.network());
        assertEquals(result.network(), PretrainedDirectory.read(directory));
        assertTrue(Files.readString(directory.resolve("manifest.json")).contains("\"formatVersion\" : 2"));
        assertTrue(result.network().values().keySet().stream().noneMatch(name -> name.contains("decoder")));
    }

    /** Of 4,000 rows with three modalities: each is hidden as a whole in a quarter, unless it is the spared one of three. */
    @Test
    void aModalityIsHiddenAsAWholeInAShareOfRowsAndNeverAll() throws IOException {
        LatentRows rows = LatentRows.of(40, 3, 4, .5, 0, 1);
        int[] all = IntStream.range(0, 40).toArray();
        PretrainingSettings settings = settings(8, 1, 1, 1);
        NetworkShape shape = PretrainedManifest.shape(settings, rows.schema().columns());
        try (TensorTable table = rows.open(folder.resolve("rows.arrow"))) {
            Feed feed = new HiddenFeed(table, new Views(table, all, settings), all, new SplittableRandom(4));
            assertEquals(1, feed.views());
            Minibatch batch = new Minibatch(shape, 1, 40);
            int hidden = 0;
            for (int i = 0; i < 100; i++) {
                feed.fill(batch, new int[][] {all}, 0, 40);
                FloatBuffer seen = batch.seen();
                for (int row = 0; row < 40; row++) {
                    int shown = 0;
                    for (int m = 0; m < 3; m++) {
                        boolean isShown = seen.get(3 * row + m) > 0;
                        shown += isShown ? 1 : 0;
                        float[] values = batch.values(m, row);
                        assertEquals(isShown, !Arrays.equals(new float[4], values));
                    }
                    assertFalse(shown == 0);
                    hidden += 3 - shown;
                }
            }
            // 12,000 draws of 1/4 * 2/3: four standard deviations are .014
            assertEquals(1 / 6.0, hidden / 12_000.0, .014);
        }
    }
}
