package org.multimodalbtw.engine.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.certainty.Confidence;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.certainty.ConformalSets;
import org.multimodalbtw.engine.certainty.Interval;
import org.multimodalbtw.engine.certainty.ScoreList;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.train.LearningRun;
import org.multimodalbtw.engine.train.Predictions;

/** How sure predictions are, from training to new rows. */
class HowSureTest {

    private static final int MEMBERS = 3;
    private static final SyntheticRows ROWS = SyntheticRows.of(200, 21);

    @TempDir
    static Path folder;

    private static TrainingResult result;

    @BeforeAll
    static void learn() throws IOException {
        result = LearningRun.learn(ROWS, ROWS.classes(), LearningRun.settings(MEMBERS, 4, LearningRun.WEIGHTS), folder);
    }

    private static List<RowPrediction> score(SyntheticRows rows, Path model) throws IOException {
        List<RowPrediction> scored = new ArrayList<>();
        Path table = rows.write(Files.createTempFile(folder, "scored", ".arrow"));
        try (Predictor predictor = Predictor.open(model.resolve("model"), DevicePolicy.CPU)) {
            predictor.askHowSure();
            predictor.predict(table, scored::add, ProgressMonitor.NONE);
        }
        return scored;
    }

    private static List<ConformalScores> scores(Path model) throws IOException {
        return ModelDirectory.readReference(model.resolve("model"))
                .orElseThrow()
                .conformal();
    }

    @Test
    void askingChangesNoPrediction() throws IOException {
        List<RowPrediction> before = LearningRun.score(ROWS, folder).rows();
        List<RowPrediction> asked = score(ROWS, folder);
        Predictions.assertSame(before, asked, 0);
        assertTrue(before.stream().allMatch(row -> row.certainty().isEmpty()));
        assertTrue(asked.stream().allMatch(row -> row.certainty().isPresent()));
    }

    @Test
    void whatANetworkSaysOfARowThatItHeldOutIsWhatItSaidInTraining() throws IOException {
        Map<String, RowPrediction> held = new HashMap<>();
        result.heldOut().forEach(row -> held.put(row.rowId(), row));
        assertEquals(160, held.size());
        int[] byNetwork = new int[MEMBERS];
        for (RowPrediction row : score(ROWS, folder)) {
            if (held.containsKey(row.rowId())) {
                double before = held.get(row.rowId()).values()[1];
                double[][] members = row.certainty().orElseThrow().members();
                int nearest = 0;
                for (int k = 1; k < MEMBERS; k++) {
                    if (Math.abs(members[k][1] - before) < Math.abs(members[nearest][1] - before)) {
                        nearest = k;
                    }
                }
                assertEquals(before, members[nearest][1], 1e-5, row.rowId());
                byNetwork[nearest]++;
            }
        }
        List<ScoreList> lists = scores(folder).get(0).members();
        for (int k = 0; k < MEMBERS; k++) {
            assertEquals(lists.get(k).scores().length, byNetwork[k], 1, "rows of network " + k);
        }
    }

    @Test
    void theModelKeepsAScoreForEachHeldOutRow() throws IOException {
        Map<String, Row> rows = new HashMap<>();
        ROWS.rows().forEach(row -> rows.put(row.id(), row));
        double[] expected = result.heldOut().stream()
                .mapToDouble(
                        row -> 1 - row.values()[rows.get(row.rowId()).label().equals("yes") ? 1 : 0])
                .sorted()
                .toArray();
        ConformalScores kept = scores(folder).get(0);
        double[] found = kept.members().stream()
                .flatMapToDouble(list -> Arrays.stream(list.scores()))
                .sorted()
                .toArray();
        assertArrayEquals(expected, found, 0);
        int yes = kept.byClass().get(1).stream()
                .mapToInt(list -> list.scores().length)
                .sum();
        assertEquals(
                result.heldOut().stream()
                        .filter(row -> rows.get(row.rowId()).label().equals("yes"))
                        .count(),
                yes);
    }

    @Test
    void aSetDependsOnNoOtherRow() throws IOException {
        List<RowPrediction> together = score(ROWS, folder);
        ConformalSets sets = new ConformalSets(scores(folder), new Confidence(.8, true));
        boolean[] seen = new boolean[3];
        for (int i = 0; i < 200; i += 23) {
            RowPrediction alone = score(new SyntheticRows(ROWS.rows().subList(i, i + 1)), folder)
                    .get(0);
            for (int k = 0; k < MEMBERS; k++) {
                assertArrayEquals(
                        together.get(i).certainty().orElseThrow().members()[k],
                        alone.certainty().orElseThrow().members()[k],
                        1e-6);
            }
            assertArrayEquals(
                    sets.classes(together.get(i).certainty().orElseThrow().members()),
                    sets.classes(alone.certainty().orElseThrow().members()));
        }
        for (RowPrediction row : together) {
            boolean[] set = sets.classes(row.certainty().orElseThrow().members());
            seen[(set[0] ? 1 : 0) + (set[1] ? 1 : 0)] = true;
        }
        assertTrue(seen[1], "no row is decided");
    }

    @Test
    void aRowWithoutAnyModalityHasNoCertainty() throws IOException {
        SyntheticRows some = ROWS.map(row -> row.id().endsWith("7")
                ? new Row(row.id(), Arrays.asList(null, null, null), row.target(), row.split())
                : row);
        List<RowPrediction> all = score(ROWS, folder);
        List<RowPrediction> scored = score(some, folder);
        for (int i = 0; i < 200; i++) {
            boolean empty = scored.get(i).rowId().endsWith("7");
            assertEquals(empty, scored.get(i).certainty().isEmpty());
            if (!empty) {
                assertEquals(
                        all.get(i).certainty().orElseThrow().members()[1][1],
                        scored.get(i).certainty().orElseThrow().members()[1][1],
                        1e-6);
            }
        }
    }

    @Test
    void numbersHaveIntervals() throws IOException {
        Path numbers = Files.createDirectory(folder.resolve("numbers"));
        LearningRun.learn(ROWS, ROWS.numbers(), LearningRun.settings(2, 4, LearningRun.WEIGHTS), numbers);
        ConformalSets sets = new ConformalSets(scores(numbers), new Confidence(.9, false));
        int covered = 0;
        SyntheticRows others = SyntheticRows.of(300, 5);
        List<RowPrediction> scored = score(others, numbers);
        for (int i = 0; i < 300; i++) {
            Interval interval =
                    sets.interval(scored.get(i).certainty().orElseThrow().members());
            double truth = others.rows().get(i).target();
            covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
            assertTrue(
                    interval.low() < scored.get(i).values()[0] && scored.get(i).values()[0] < interval.high());
        }
        // 160 held-out rows, 300 new ones: .90 with a standard error of .03
        assertEquals(.9, covered / 300., .09);
    }

    @Test
    void aModelWithoutScoresPredictsAndHasNoSets() throws IOException {
        Path older = Files.createDirectory(folder.resolve("older"));
        ModelDirectory.write(
                older.resolve("model"),
                ModelDirectory.read(folder.resolve("model")),
                ModelDirectory.readInsight(folder.resolve("model")).orElseThrow(),
                Optional.empty());
        Predictions.assertSame(score(ROWS, folder), score(ROWS, older), 0);
        assertFalse(new ConformalSets(List.of(), new Confidence(.9, false)).areKnown());
    }
}
