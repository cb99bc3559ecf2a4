package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.heads.Head;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.method.Combination;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.tensor.TensorTableWriter;

/** Heads beside those of the network, from training to the predictions of new rows. */
class FurtherHeadsTest {

    private static final List<HeadKind> BOTH = List.of(HeadKind.LINEAR, HeadKind.TREES);
    /** Values of a modality that spread differently. */
    private static final int MANY = 60;

    private static final int MEMBERS = 3;

    /** The class is whether the first two values of the first modality have the same sign: nothing for a network of two epochs. */
    private static final SyntheticRows ROWS = SyntheticRows.of(600, 5).map(row -> {
        float[] values = row.values().get(0);
        double sign = values == null ? row.target() : Math.signum(values[0] * values[1]) * Math.abs(row.target());
        Split split = row.split();
        return new Row(row.id(), row.values(), sign, split);
    });

    @TempDir
    static Path folders;

    /** Without further heads. */
    private static Path plain;

    private static TrainingResult ofPlain;

    /** With both. */
    private static Path wide;

    private static TrainingResult ofWide;

    @TempDir
    Path folder;

    @BeforeAll
    static void learn() throws IOException {
        plain = Files.createDirectory(folders.resolve("plain"));
        ofPlain = learn(ROWS, List.of(), false, plain);
        wide = Files.createDirectory(folders.resolve("wide"));
        ofWide = learn(ROWS, BOTH, false, wide);
    }

    private static TrainingResult learn(SyntheticRows rows, List<HeadKind> heads, boolean geometric, Path folder)
            throws IOException {
        TrainingSettings settings = LearningRun.settings(MEMBERS, 2, LearningRun.WEIGHTS)
                .with(new Combination(false, heads, false, geometric));
        return LearningRun.learn(rows, rows.classes(), settings, folder);
    }

    private static Combination combination(List<HeadKind> heads, boolean comparesScalings) {
        return new Combination(false, heads, comparesScalings, false);
    }

    private static String manifest(Path folder) throws IOException {
        return Files.readString(folder.resolve("model/manifest.json"));
    }

    @Test
    void absentTheyLeaveTheModelAsItWas() throws IOException {
        String manifest = manifest(plain);
        assertTrue(manifest.contains("\"formatVersion\" : 3"));
        for (String name : List.of("product", "geometricMean", "furtherHeads")) {
            assertFalse(manifest.contains(name), name);
        }
        assertFalse(Files.exists(plain.resolve("model/heads.safetensors")));
    }

    @Test
    void headsThatKnowMoreAreTakenAndSaved() throws IOException {
        double before = loss(ofPlain.heldOut());
        double after = loss(ofWide.heldOut());
        assertTrue(after < before - .05, before + " falls to " + after);
        assertTrue(manifest(wide).contains("\"formatVersion\" : 4"));
        assertTrue(
                ofWide.verdict().text().contains("Simple models take part beside the network"),
                ofWide.verdict().text());
        TrainedModel read = ModelDirectory.read(wide.resolve("model"));
        assertTrue(read.rule().pool().furtherHeads().contains(HeadKind.TREES));
        assertEquals(read.rule().pool().furtherHeads(), read.heads().kinds());
        assertEquals(
                BOTH,
                read.manifest()
                        .training()
                        .settings()
                        .orElseThrow()
                        .combination()
                        .furtherHeads());
        assertEquals(MEMBERS, read.heads().of(HeadKind.TREES, 0).size(), "one of each network");
        assertTrue(read.manifest().summary().get("product gain") > 0);
    }

    private static double loss(List<RowPrediction> rows) {
        Map<String, Row> known = new HashMap<>();
        ROWS.rows().forEach(row -> known.put(row.id(), row));
        return rows.stream()
                .mapToDouble(row ->
                        -Math.log(row.values()[known.get(row.rowId()).label().equals("yes") ? 1 : 0]))
                .average()
                .orElseThrow();
    }

    @Test
    void headsThatKnowNothingMoreAreNotTaken() throws IOException {
        Random random = new Random(7);
        SyntheticRows noise = ROWS.map(row -> new Row(row.id(), row.values(), random.nextGaussian(), row.split()));
        TrainingResult result = learn(noise, BOTH, false, folder);
        assertTrue(
                result.verdict()
                        .text()
                        .matches("(?s).*(do not take part beside the network|not multiplied in place of averaged).*"),
                result.verdict().text());
        TrainedModel read = ModelDirectory.read(folder.resolve("model"));
        assertTrue(read.rule().pool().product().isEmpty());
        assertFalse(Files.exists(folder.resolve("model/heads.safetensors")));
        double gain = read.manifest().summary().get("product gain");
        assertTrue(gain <= 2 * read.manifest().summary().get("product standard error"), "gain " + gain);
    }

    /** With so few rows, and a class that is known of most only, that it is a near thing whether heads are taken. */
    @Test
    void allNetworksHaveTheSameHeadsWhateverTheWeightsDo() throws IOException {
        Set<List<HeadKind>> decisions = new HashSet<>();
        int keptOut = 0;
        for (int seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            SyntheticRows rows = SyntheticRows.of(300, seed).map(row -> {
                float[] values = row.values().get(0);
                boolean known = values != null && random.nextDouble() < .8;
                double target = known ? Math.signum(values[0] * values[1]) : random.nextGaussian();
                return new Row(row.id(), row.values(), target, row.split());
            });
            TrainingSettings settings = LearningRun.settings(
                            MEMBERS, 2, LearningRun.WEIGHTS.withGuard(true), LearningRateSchedule.COSINE, 0, true)
                    .with(new Combination(true, BOTH, false, false));
            try (TensorTable open = TensorTable.open(rows.write(folder.resolve(seed + ".arrow")))) {
                TrainedVariants trained =
                        BtwLearner.train(open, rows.classes(), LearningRun.FUSION, settings, ProgressMonitor.NONE);
                List<List<HeadKind>> heads = trained.variants().stream()
                        .map(variant ->
                                trained.find(variant).model().rule().pool().furtherHeads())
                        .toList();
                assertTrue(heads.size() > 1);
                assertEquals(1, Set.copyOf(heads).size(), () -> trained.variants() + " have " + heads);
                decisions.add(heads.get(0));
                ScoringRule model = trained.model().rule();
                ScoringRule unweighted =
                        trained.find(Variant.UNWEIGHTED).model().rule();
                if (!heads.get(0).isEmpty()
                        && !model.weightsTokens()
                        && model.pool().weightShare() == 0) {
                    keptOut++;
                    assertEquals(unweighted.typicality(), model.typicality());
                    for (int kind = 0; kind < model.pool().product().size(); kind++) {
                        assertArrayEquals(
                                unweighted.pool().product().get(kind).exponents(),
                                model.pool().product().get(kind).exponents());
                    }
                }
            }
        }
        assertTrue(decisions.size() > 1, decisions::toString);
        assertTrue(keptOut > 0, "weights that are kept out leave the unweighted network");
    }

    @Test
    void aRowSaysTheSameAloneAndAmongOthers() throws IOException {
        List<RowPrediction> together = LearningRun.score(ROWS, wide).rows();
        for (int i = 0; i < 120; i += 17) {
            SyntheticRows one = new SyntheticRows(ROWS.rows().subList(i, i + 1));
            assertArrayEquals(
                    together.get(i).values(),
                    LearningRun.score(one, wide).rows().get(0).values(),
                    1e-6);
        }
    }

    @Test
    void aRowWithoutTheModalityHasNoHeadOfIt() throws IOException {
        for (RowPrediction row : LearningRun.score(ROWS.without(0), wide).rows()) {
            assertNull(row.unimodal()[0]);
            if (!row.isMissing()) {
                // without what tells the classes apart, nothing is sure
                assertEquals(1, row.values()[0] + row.values()[1], 1e-9);
                assertTrue(Math.max(row.values()[0], row.values()[1]) < .95);
            }
        }
    }

    @Test
    void aHeldOutRowIsJudgedAsANewOneByItsOwnNetworkAndHeads() throws IOException {
        Map<String, RowPrediction> held = new HashMap<>();
        ofWide.heldOut().forEach(row -> held.put(row.rowId(), row));
        List<RowPrediction> scored = new ArrayList<>();
        try (Predictor predictor = Predictor.open(wide.resolve("model"), DevicePolicy.CPU)) {
            predictor.askHowSure();
            predictor.predict(ROWS.write(folder.resolve("again.arrow")), scored::add, ProgressMonitor.NONE);
        }
        int compared = 0;
        for (RowPrediction row : scored) {
            RowPrediction before = held.get(row.rowId());
            if (before != null) {
                double nearest = Arrays.stream(row.certainty().orElseThrow().members())
                        .mapToDouble(member -> Math.abs(member[1] - before.values()[1]))
                        .min()
                        .orElseThrow();
                assertEquals(0, nearest, 1e-5, row.rowId());
                compared++;
            }
        }
        assertEquals(held.size(), compared);
    }

    @Test
    void aGeometricMeanIsSurerThanTheArithmeticOne() throws IOException {
        List<RowPrediction> arithmetic = LearningRun.score(ROWS, plain).rows();
        learn(ROWS, List.of(), true, folder);
        assertTrue(manifest(folder).contains("\"geometricMean\" : true"));
        List<RowPrediction> geometric = LearningRun.score(ROWS, folder).rows();
        double surer = 0;
        for (int i = 0; i < geometric.size(); i++) {
            surer += Math.abs(geometric.get(i).values()[1] - .5)
                    - Math.abs(arithmetic.get(i).values()[1] - .5);
        }
        assertTrue(surer > 0);
    }

    @Test
    void noHeadHasSeenTheRowsThatItIsJudgedBy() throws IOException {
        // what a head says of the rows that it holds out does not change with their classes
        Path table = ROWS.write(folder.resolve("rows.arrow"));
        try (TensorTable open = TensorTable.open(table)) {
            TrainingRows rows = new TrainingRows(open, ROWS.classes());
            Folds folds = new Folds(rows, MEMBERS, 1);
            int[] held = folds.heldOut(1);
            Map<String, Row> flipped = new HashMap<>();
            for (int row : held) {
                flipped.put(rows.id(row), null);
            }
            SyntheticRows others = ROWS.map(row ->
                    flipped.containsKey(row.id()) ? new Row(row.id(), row.values(), -row.target(), row.split()) : row);
            TrainingRows changed = new TrainingRows(open, others.classes());
            Folds same = folds.within(changed);
            Combination trees = combination(List.of(HeadKind.TREES), false);
            CrossFittedHeads before = HeadFit.of(trees, rows, folds, 1, ProgressMonitor.NONE);
            CrossFittedHeads after = HeadFit.of(trees, changed, same, 1, ProgressMonitor.NONE);
            int compared = 0;
            for (int row : held) {
                double[] one = before.of(row, rows.present(row)).get(HeadKind.TREES)[0][0];
                if (one != null) {
                    assertArrayEquals(one, after.of(row, rows.present(row)).get(HeadKind.TREES)[0][0], 0);
                    Head judge = before.heads().of(HeadKind.TREES, 0).get(1);
                    assertArrayEquals(judge.logProbabilities(open.values(0, rows.tableRow(row))), one, 1e-6);
                    compared++;
                }
            }
            assertTrue(compared > 50);
        }
    }

    /** The class follows from the sum of the values that spread far; many others spread little and are noise. */
    private static SyntheticRows withSpreads(boolean isUneven) {
        Random random = new Random(3);
        return ROWS.map(row -> {
            float[] values = new float[MANY];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * (isUneven && i >= 4 ? .1 : 1));
            }
            double sum = values[0] + values[1] + values[2] + values[3];
            return new Row(row.id(), List.of(values), sum + random.nextGaussian(), row.split());
        });
    }

    private double linearLoss(SyntheticRows data, boolean comparesScalings) throws IOException {
        Path table = folder.resolve("spread.arrow");
        TensorSchema schema = new TensorSchema(List.of(new TensorColumn("terms", List.of(MANY), List.of())));
        try (TensorTableWriter writer = TensorTableWriter.create(table, schema)) {
            for (Row row : data.rows()) {
                writer.write(row.id(), row.values());
            }
            writer.commit();
        }
        try (TensorTable open = TensorTable.open(table)) {
            TrainingRows rows = new TrainingRows(open, data.classes());
            Folds folds = new Folds(rows, MEMBERS, 1);
            CrossFittedHeads heads = HeadFit.of(
                    combination(List.of(HeadKind.LINEAR), comparesScalings), rows, folds, 1, ProgressMonitor.NONE);
            return Arrays.stream(folds.judged())
                    .mapToDouble(row -> -heads.of(row, rows.present(row))
                            .get(HeadKind.LINEAR)[0][0][OfClass.mostProbable(rows.truth(row))])
                    .average()
                    .orElseThrow();
        }
    }

    @Test
    void ofValuesThatSpreadDifferentlyHeldOutRowsChooseTheScaling() throws IOException {
        SyntheticRows uneven = withSpreads(true);
        double each = linearLoss(uneven, false);
        double chosen = linearLoss(uneven, true);
        assertTrue(chosen < each - .01, each + " falls to " + chosen);
        SyntheticRows even = withSpreads(false);
        assertEquals(linearLoss(even, false), linearLoss(even, true), "there is nothing to choose");
    }

    @Test
    void modelsThatWereTrainedWithTwoScalingsSaySo() throws IOException {
        TrainingSettings settings =
                LearningRun.settings(MEMBERS, 1, LearningRun.WEIGHTS).with(combination(List.of(HeadKind.LINEAR), true));
        LearningRun.learn(ROWS, ROWS.classes(), settings, folder);
        assertTrue(manifest(folder).contains("\"formatVersion\" : 6"));
        TrainedModel read = ModelDirectory.read(folder.resolve("model"));
        assertTrue(read.manifest()
                .training()
                .settings()
                .orElseThrow()
                .combination()
                .comparesScalings());
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        learn(ROWS.shuffled(4), BOTH, false, folder);
        for (String name : List.of("heads.safetensors", "weights.safetensors")) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            wide.resolve("model").resolve(name),
                            folder.resolve("model").resolve(name)));
        }
    }

    @Test
    void aModalityAloneHasTheHeadsThatItHasAmongOthers() throws IOException {
        Path table = ROWS.write(folder.resolve("rows.arrow"));
        try (TensorTable open = TensorTable.open(table)) {
            TrainingRows rows = new TrainingRows(open, ROWS.classes());
            Folds folds = new Folds(rows, MEMBERS, 1);
            TrainingRows alone = new TrainingRows(open.only(0), ROWS.classes());
            Folds within = folds.within(alone);
            CrossFittedHeads found = HeadFit.of(combination(BOTH, false), rows, folds, 1, ProgressMonitor.NONE)
                    .of(0, rows, alone);
            CrossFittedHeads fitted = HeadFit.of(combination(BOTH, false), alone, within, 1, ProgressMonitor.NONE);
            assertTrue(alone.size() < rows.size());
            float[] values = open.values(0, alone.tableRow(0));
            for (HeadKind kind : BOTH) {
                assertArrayEquals(fitted.said().get(kind)[0], found.said().get(kind)[0], kind.name());
                for (int member = 0; member < MEMBERS; member++) {
                    assertArrayEquals(
                            fitted.heads().of(kind, 0).get(member).logProbabilities(values),
                            found.heads().of(kind, 0).get(member).logProbabilities(values));
                }
            }
        }
    }

    @Test
    void ofANumberThereAreNone() throws IOException {
        TrainingSettings settings =
                LearningRun.settings(2, 1, LearningRun.WEIGHTS).with(new Combination(false, BOTH, false, true));
        TrainingResult result = LearningRun.learn(ROWS, ROWS.numbers(), settings, folder);
        assertTrue(
                result.warnings().stream().noneMatch(one -> one.contains("imple models")),
                result.warnings().toString());
        assertNotNull(ModelDirectory.read(folder.resolve("model")));
    }

    @Test
    void ofManyClassesThereAreNoneAndItIsSaid() throws IOException {
        Labels.Builder labels = Labels.classification("outcome");
        for (int row = 0; row < ROWS.rows().size(); row++) {
            SyntheticRows.Row each = ROWS.rows().get(row);
            labels.add(each.id(), "class " + row % 51, each.split());
        }
        try (TensorTable open = TensorTable.open(ROWS.write(folder.resolve("rows.arrow")))) {
            TrainingRows rows = new TrainingRows(open, labels.build());
            CrossFittedHeads heads =
                    HeadFit.of(combination(BOTH, false), rows, new Folds(rows, MEMBERS, 1), 1, ProgressMonitor.NONE);
            assertTrue(heads.notes().get(0).contains("more than 50 classes"), heads.notes()::toString);
            assertTrue(heads.said().isEmpty());
        }
    }
}
