package org.multimodalbtw.engine.certainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.LearningRun;
import org.multimodalbtw.engine.train.Split;

/**
 * Sets of whole trainings, patients with several rows kept together: the patients are dealt out anew and all is trained again, each time. Of
 * each test patient one row, drawn at random, is looked at, since rows of a patient are alike.
 */
class RetrainedCoverageTest {

    private static final int SPLITS = Thorough.times(1, 20);
    private static final int PATIENTS = 240;
    private static final int TESTED = 60;
    private static final int MOST_ROWS = 5;
    private static final double COVERAGE = .9;

    @TempDir
    private Path folder;

    /** What came of one split. */
    private record Count(int covered, int heldOut) {}

    private static String patient(Row row) {
        return row.id().substring(0, row.id().indexOf('-'));
    }

    /** Each patient has one to five rows, with nearly the same values and targets. */
    private static SyntheticRows cohort(long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (Row row : SyntheticRows.of(PATIENTS, seed).rows()) {
            int visits = 1 + random.nextInt(MOST_ROWS);
            for (int visit = 0; visit < visits; visit++) {
                List<float[]> values = new ArrayList<>();
                for (float[] before : row.values()) {
                    float[] after = before == null ? null : before.clone();
                    for (int i = 0; after != null && i < after.length; i++) {
                        after[i] += (float) (.1 * random.nextGaussian());
                    }
                    values.add(after);
                }
                rows.add(new Row(
                        row.id() + "-" + visit, values, row.target() + .1 * random.nextGaussian(), row.split()));
            }
        }
        return new SyntheticRows(rows);
    }

    private static Labels labels(SyntheticRows rows, Task task) {
        Labels.Builder labels = task == Task.REGRESSION ? Labels.regression("risk") : Labels.classification("outcome");
        for (Row row : rows.rows()) {
            if (task == Task.REGRESSION) {
                labels.add(row.id(), row.target(), row.split());
            } else {
                labels.add(row.id(), row.label(), row.split());
            }
            labels.inGroup(patient(row));
        }
        return labels.groupsCountAsOne().build();
    }

    private Count train(SyntheticRows rows, Task task, Random random, int split) throws IOException {
        Path here = Files.createDirectory(folder.resolve("split " + split));
        LearningRun.learn(rows, labels(rows, task), LearningRun.settings(3, 4, LearningRun.WEIGHTS), here);
        Path model = here.resolve("model");
        List<ConformalScores> scores =
                ModelDirectory.readReference(model).orElseThrow().conformal();
        ConformalSets sets = new ConformalSets(scores, new Confidence(COVERAGE, false));
        Map<String, double[][]> members = new HashMap<>();
        List<String> classes;
        try (Predictor predictor = Predictor.open(model, DevicePolicy.CPU)) {
            predictor.askHowSure();
            classes = predictor.manifest().target().classes();
            predictor.predict(
                    here.resolve("training.arrow"),
                    (RowPrediction row) -> members.put(
                            row.rowId(), row.certainty().orElseThrow().members()),
                    ProgressMonitor.NONE);
        }
        Map<String, List<Row>> tested = new HashMap<>();
        rows.rows().stream().filter(row -> row.split() == Split.TEST).forEach(row -> tested.computeIfAbsent(
                        patient(row), name -> new ArrayList<>())
                .add(row));
        int covered = 0;
        for (List<Row> own : tested.values()) {
            Row one = own.get(random.nextInt(own.size()));
            covered += holds(sets, members.get(one.id()), one, classes) ? 1 : 0;
        }
        double heldOut =
                scores.get(0).members().stream().mapToDouble(ScoreList::total).sum();
        return new Count(covered, (int) Math.round(heldOut));
    }

    private static boolean holds(ConformalSets sets, double[][] members, Row row, List<String> classes) {
        if (!classes.isEmpty()) {
            return sets.classes(members)[classes.indexOf(row.label())];
        }
        Interval interval = sets.interval(members);
        return interval.low() <= row.target() && row.target() <= interval.high();
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"CLASSIFICATION", "REGRESSION"})
    void newPatientsAreCoveredAsOftenAsAsked(Task task) throws IOException {
        Random random = new Random(9);
        SyntheticRows cohort = cohort(21);
        List<String> patients = new ArrayList<>(cohort.rows().stream()
                .map(RetrainedCoverageTest::patient)
                .distinct()
                .toList());
        int below = 0;
        int above = 0;
        int covered = 0;
        for (int split = 0; split < SPLITS; split++) {
            Collections.shuffle(patients, random);
            List<String> tested = List.copyOf(patients.subList(0, TESTED));
            SyntheticRows rows = cohort.map(row -> new Row(
                    row.id(), row.values(), row.target(), tested.contains(patient(row)) ? Split.TEST : Split.TRAIN));
            Count count = train(rows, task, random, split);
            assertEquals(PATIENTS - TESTED, count.heldOut, "each patient who was held out counts as one");
            BetaBinomial likely = new BetaBinomial(TESTED, count.heldOut, COVERAGE);
            below += count.covered < likely.low() ? 1 : 0;
            above += count.covered > likely.high() ? 1 : 0;
            covered += count.covered;
        }
        System.out.println(task + ": " + covered + " of " + SPLITS * TESTED + " test patients, splits below their 99 % "
                + "interval " + below + ", above " + above + ", of " + SPLITS);
        assertTrue(below <= 1, below + " of " + SPLITS + " splits are below their 99 % interval");
        assertTrue(above <= 1, above + " of " + SPLITS + " splits are above their 99 % interval");
    }
}
