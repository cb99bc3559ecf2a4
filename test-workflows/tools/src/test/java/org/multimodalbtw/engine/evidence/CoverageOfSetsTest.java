package org.multimodalbtw.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.certainty.Confidence;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.certainty.ConformalSets;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.train.Split;

/**
 * Sets of whole trainings on real data: the rows of a set are dealt out anew 20 times, a fifth of them as test rows, and all is encoded and
 * trained again. The sets may hold the truth more often than asked, where networks differ much, but not less often. Only with
 * {@code -Pthorough}.
 */
class CoverageOfSetsTest {

    private static final Path DATA = Path.of(System.getProperty("shared.data", ""));
    private static final int SPLITS = 20;
    private static final double COVERAGE = .9;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rosmap", "breast_tcga"})
    void testRowsAreCoveredAsOftenAsAsked(String name) throws IOException {
        assumeTrue(Boolean.getBoolean("thorough"), "only with -Pthorough");
        assumeTrue(Files.isDirectory(DATA.resolve(name)), "there is no folder " + DATA.resolve(name));
        EvidenceSet set = EvidenceSet.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        EvidenceSet.Targets targets = set.targets(DATA);
        List<String> ids = new ArrayList<>(targets.labels().keySet());
        Collections.sort(ids);
        int tested = 0;
        int covered = 0;
        int below = 0;
        int above = 0;
        for (int split = 0; split < SPLITS; split++) {
            Collections.shuffle(ids, new Random(split));
            Map<String, Split> splits = new HashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                splits.put(ids.get(i), i % 5 == 0 ? Split.TEST : Split.TRAIN);
            }
            int[] counts = covered(set, new EvidenceSet.Targets(false, targets.labels(), splits), "split " + split);
            int[] likely = likely(counts[1], counts[2]);
            tested += counts[1];
            covered += counts[0];
            below += counts[0] < likely[0] ? 1 : 0;
            above += counts[0] > likely[1] ? 1 : 0;
            System.out.println(name + " split " + split + ": " + counts[0] + " of " + counts[1] + ", likely "
                    + likely[0] + " to " + likely[1]);
        }
        System.out.println(name + ": " + covered + " of " + tested + ", splits below their 99 % interval " + below
                + ", above " + above);
        assertTrue(below <= 1, below + " of " + SPLITS + " splits are below their 99 % interval");
    }

    /** How many test rows are covered, how many there are, and how many rows were held out. */
    private int[] covered(EvidenceSet set, EvidenceSet.Targets targets, String name) throws IOException {
        Path here = Files.createDirectory(folder.resolve(name));
        Path tensor = set.encode(DATA, targets, here);
        Path model = here.resolve("model");
        ComparedTraining.learn(
                tensor,
                set.labels(targets),
                FusionSettings.defaults(),
                TrainingSettings.defaults(1),
                model,
                ProgressMonitor.NONE);
        List<ConformalScores> scores =
                ModelDirectory.readReference(model).orElseThrow().conformal();
        ConformalSets sets = new ConformalSets(scores, new Confidence(COVERAGE, false));
        List<RowPrediction> rows = new ArrayList<>();
        try (Predictor predictor = Predictor.open(model, DevicePolicy.CPU)) {
            predictor.askHowSure();
            List<String> classes = predictor.manifest().target().classes();
            predictor.predict(tensor, rows::add, ProgressMonitor.NONE);
            rows.removeIf(row -> targets.splits().get(row.rowId()) != Split.TEST || row.isMissing());
            int covered = 0;
            for (RowPrediction row : rows) {
                boolean[] possible = sets.classes(row.certainty().orElseThrow().members());
                covered += possible[classes.indexOf(targets.labels().get(row.rowId()))] ? 1 : 0;
            }
            int held = scores.get(0).members().stream()
                    .mapToInt(list -> list.scores().length)
                    .sum();
            return new int[] {covered, rows.size(), held};
        }
    }

    /** The 99 % interval of the beta-binomial distribution of covered rows, by drawing it. */
    private static int[] likely(int rows, int held) {
        int missed = (int) Math.floor((1 - COVERAGE) * (held + 1) + 1e-9);
        int draws = 20_000;
        int[] counts = new int[draws];
        Random random = new Random(1);
        double[] uniform = new double[held];
        for (int draw = 0; draw < draws; draw++) {
            Arrays.setAll(uniform, i -> random.nextDouble());
            Arrays.sort(uniform);
            double limit = uniform[held - missed];
            for (int row = 0; row < rows; row++) {
                counts[draw] += random.nextDouble() <= limit ? 1 : 0;
            }
        }
        Arrays.sort(counts);
        return new int[] {counts[draws / 200], counts[draws - 1 - draws / 200]};
    }
}
