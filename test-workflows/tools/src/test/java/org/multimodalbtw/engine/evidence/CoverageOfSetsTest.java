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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.certainty.Confidence;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.certainty.ConformalSets;
import org.multimodalbtw.engine.certainty.Interval;
import org.multimodalbtw.engine.cohort.CsvFile;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/**
 * Sets of whole trainings on real data: the rows of a set, those of a group together, are dealt out anew 20 times, a fifth of them as test
 * rows, and all is encoded and trained again. The sets may hold the truth more often than asked, where networks differ much, but not less often. Only with
 * {@code -Pthorough}.
 */
class CoverageOfSetsTest {

    private static final Path DATA = Path.of(System.getProperty("shared.data", ""));
    private static final int SPLITS = 20;
    private static final double COVERAGE = .9;

    @TempDir
    private Path folder;

    /** How many groups of test rows there are, of how many of them the set holds the truth, and how many groups were held out. */
    private record Count(int covered, int tested, int heldOut) {}

    @ParameterizedTest
    @ValueSource(strings = {"rosmap", "breast_tcga", "mosi"})
    void testRowsAreCoveredAsOftenAsAsked(String name) throws IOException {
        assumeTrue(Boolean.getBoolean("thorough"), "only with -Pthorough");
        assumeTrue(Files.isDirectory(DATA.resolve(name)), "there is no folder " + DATA.resolve(name));
        EvidenceSet set = EvidenceSet.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        EvidenceSet.Targets targets = set.targets(DATA);
        Map<String, String> groups = groups(name, targets.labels().keySet());
        List<String> shuffled = new ArrayList<>(new TreeSet<>(groups.values()));
        int tested = 0;
        int covered = 0;
        int below = 0;
        int above = 0;
        for (int split = 0; split < SPLITS; split++) {
            Collections.shuffle(shuffled, new Random(split));
            Map<String, Split> ofGroup = new HashMap<>();
            for (int i = 0; i < shuffled.size(); i++) {
                ofGroup.put(shuffled.get(i), i % 5 == 0 ? Split.TEST : Split.TRAIN);
            }
            Map<String, Split> splits = new HashMap<>();
            groups.forEach((id, group) -> splits.put(id, ofGroup.get(group)));
            Count count =
                    covered(set, new EvidenceSet.Targets(targets.isNumber(), targets.labels(), splits), groups, split);
            int[] likely = likely(count.tested, count.heldOut);
            tested += count.tested;
            covered += count.covered;
            below += count.covered < likely[0] ? 1 : 0;
            above += count.covered > likely[1] ? 1 : 0;
            System.out.println(name + " split " + split + ": " + count.covered + " of " + count.tested + ", likely "
                    + likely[0] + " to " + likely[1]);
        }
        System.out.println(name + ": " + covered + " of " + tested + ", splits below their 99 % interval " + below
                + ", above " + above);
        assertTrue(below <= 1, below + " of " + SPLITS + " splits are below their 99 % interval");
    }

    /** The recording of each utterance, which are of one speaker; in the other sets each row is for itself. */
    private static Map<String, String> groups(String name, Set<String> ids) {
        CsvFile file = CsvFile.open(DATA.resolve(name).resolve("labels.csv"), CsvSettings.defaults());
        int video = file.columns().stream().map(TableColumn::name).toList().indexOf("video");
        Map<String, String> groups = new TreeMap<>();
        ids.forEach(id -> groups.put(id, id));
        if (video >= 0) {
            file.forEach(row -> groups.put(row.id(), row.category(video)));
        }
        return groups;
    }

    private static Labels labels(EvidenceSet.Targets targets, Map<String, String> groups) {
        Labels.Builder labels = targets.isNumber() ? Labels.regression("label") : Labels.classification("label");
        groups.forEach((id, group) -> {
            String label = targets.labels().get(id);
            if (targets.isNumber()) {
                labels.add(id, Double.parseDouble(label), targets.splits().get(id));
            } else {
                labels.add(id, label, targets.splits().get(id));
            }
            labels.inGroup(group);
        });
        return labels.groupsCountAsOne().build();
    }

    /** Of each group one test row, drawn at random, is looked at. */
    private Count covered(EvidenceSet set, EvidenceSet.Targets targets, Map<String, String> groups, int split)
            throws IOException {
        Path here = Files.createDirectory(folder.resolve("split " + split));
        Path tensor = set.encode(DATA, targets, here);
        Path model = here.resolve("model");
        ComparedTraining.learn(
                tensor,
                labels(targets, groups),
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
            Collections.shuffle(rows, new Random(split));
            Map<String, RowPrediction> one = new TreeMap<>();
            rows.forEach(row -> one.putIfAbsent(groups.get(row.rowId()), row));
            int covered = 0;
            for (RowPrediction row : one.values()) {
                covered += holds(sets, row, targets.labels().get(row.rowId()), classes) ? 1 : 0;
            }
            long held = groups.entrySet().stream()
                    .filter(row -> targets.splits().get(row.getKey()) == Split.TRAIN)
                    .map(Map.Entry::getValue)
                    .distinct()
                    .count();
            return new Count(covered, one.size(), (int) held);
        }
    }

    private static boolean holds(ConformalSets sets, RowPrediction row, String truth, List<String> classes) {
        double[][] members = row.certainty().orElseThrow().members();
        if (!classes.isEmpty()) {
            return sets.classes(members)[classes.indexOf(truth)];
        }
        Interval interval = sets.interval(members);
        double number = Double.parseDouble(truth);
        return interval.low() <= number && number <= interval.high();
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
