package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.evaluate.Evaluation;
import org.multimodalbtw.engine.evaluate.Metric;

class SampleCohortTest {

    private static final int PATIENTS = 20_000;

    private final SampleCohort large =
            SampleCohort.generate(new SampleCohortSettings(11, PATIENTS, 0.15, 0.6, 0.15, 0.25));

    @Test
    void sameSeedGivesTheSameCohortAndAnotherSeedAnother() {
        SampleCohort first = SampleCohort.generate(settings(1, 50));
        SampleCohort second = SampleCohort.generate(settings(1, 50));
        SampleCohort other = SampleCohort.generate(settings(2, 50));
        for (String modality : first.modalities()) {
            assertEquals(text(first.modality(modality)), text(second.modality(modality)));
            assertEquals(text(first.modality(modality)), text(first.modality(modality)));
            assertNotEquals(text(first.modality(modality)), text(other.modality(modality)));
        }
        assertEquals(text(first.labels()), text(second.labels()));
        assertNotEquals(text(first.labels()), text(other.labels()));
    }

    @Test
    void morePatientsLeaveTheFirstOnesAsTheyAre() {
        List<String> few = text(SampleCohort.generate(settings(1, 50)).modality("labs"));
        List<String> more = text(SampleCohort.generate(settings(1, 80)).modality("labs"));
        assertEquals(few, more.subList(0, few.size()));
    }

    @Test
    void labelsHaveTheAgreedColumnsAndShares() {
        TableRows labels = large.labels();
        assertEquals(
                List.of(
                        new TableColumn("outcome", Kind.CATEGORY),
                        new TableColumn("length_of_stay_days", Kind.NUMBER),
                        new TableColumn("split", Kind.CATEGORY)),
                labels.columns());
        assertEquals(PATIENTS, labels.size());
        Map<String, Integer> counts = new TreeMap<>();
        labels.forEach(row -> {
            counts.merge(row.category(0), 1, Integer::sum);
            counts.merge(row.category(2), 1, Integer::sum);
            assertTrue(row.number(1) > 0 && row.number(1) < 150, row.id());
        });
        assertEquals(Set.of("died", "survived", "train", "valid", "test"), counts.keySet());
        assertEquals(0.30, share(counts.get("died")), 0.015);
        assertEquals(0.60, share(counts.get("train")), 0.015);
        assertEquals(0.15, share(counts.get("valid")), 0.015);
        assertEquals(0.25, share(counts.get("test")), 0.015);
    }

    @Test
    void splitWithoutAPartHasNoRowOfIt() {
        Map<String, Integer> counts = new TreeMap<>();
        SampleCohort.generate(new SampleCohortSettings(1, 5000, 0, 0.7, 0.3, 0))
                .labels()
                .forEach(row -> counts.merge(row.category(2), 1, Integer::sum));
        assertEquals(Set.of("train", "valid"), counts.keySet());
    }

    @Test
    void labsAreAMixedTableWithinHumanRanges() {
        TableRows labs = large.modality("labs");
        assertEquals(
                List.of("sex", "admission type", "age (years)", "creatinine (mg/dL)"),
                labs.columns().subList(0, 4).stream().map(TableColumn::name).toList());
        int[] gaps = new int[labs.columns().size()];
        labs.forEach(row -> {
            assertTrue(Set.of("female", "male").contains(row.category(0)));
            assertTrue(Set.of("elective", "urgent", "emergency").contains(row.category(1)));
            assertTrue(row.number(2) >= 18 && row.number(2) <= 95);
            for (int column = 3; column < gaps.length; column++) {
                if (row.isMissing(column)) {
                    gaps[column]++;
                } else {
                    assertTrue(
                            row.number(column) > 0, labs.columns().get(column).name());
                }
            }
        });
        List<String> withGaps = new ArrayList<>();
        for (int column = 0; column < gaps.length; column++) {
            double share = gaps[column] / (double) labs.size();
            if (share > 0) {
                withGaps.add(labs.columns().get(column).name());
                assertTrue(share > 0.04 && share < 0.17, withGaps + " " + share);
            }
        }
        assertEquals(5, withGaps.size(), withGaps.toString());
    }

    @Test
    void modalitiesLackInTheAgreedShareOfPatients() {
        for (String modality : large.modalities()) {
            assertEquals(0.85, share((int) large.modality(modality).size()), 0.015, modality);
            assertEquals(
                    text(large.modality(modality)).size(),
                    large.modality(modality).size());
        }
        SampleCohort complete = SampleCohort.generate(new SampleCohortSettings(1, 100, 0, 0.6, 0.15, 0.25));
        assertEquals(100, complete.modality("wearable").size());
    }

    @Test
    void modalityRanksOutcomesAsWellAsItsLoadingsSay() {
        assertEquals(0.85, auroc("imaging"), 0.015);
        assertEquals(0.60, auroc("wearable"), 0.02);
        assertEquals(0.72, auroc("labs"), 0.03);
    }

    @Test
    void deviceLogIsIndependentOfTheOutcomeTheStayTheOtherModalitiesAndItself() {
        Map<String, double[]> log = numbers(large.modality("device_log"), 0, 12);
        Map<String, double[]> imaging = numbers(large.modality("imaging"), 0, 16);
        Map<String, double[]> days = numbers(large.labels(), 1, 2);
        Map<String, Integer> died = died();
        double bound = 4.5 / Math.sqrt(0.7 * PATIENTS);
        for (int column = 0; column < 12; column++) {
            assertEquals(0, correlation(log, column, days, 0), bound);
            for (int other = 0; other < 16; other++) {
                assertEquals(0, correlation(log, column, imaging, other), bound);
            }
            for (int other = 0; other < column; other++) {
                assertEquals(0, correlation(log, column, log, other), bound);
            }
        }
        int[] truth = log.keySet().stream().mapToInt(died::get).toArray();
        double[] sums = log.values().stream()
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        assertEquals(0.5, auroc(truth, sums), 0.02);
    }

    @Test
    void presenceOfAModalityIsIndependentOfTheOutcome() {
        Map<String, Integer> died = died();
        for (String modality : large.modalities()) {
            double events = numbersOfIds(large.modality(modality)).stream()
                    .mapToInt(died::get)
                    .average()
                    .orElseThrow();
            assertEquals(
                    died.values().stream().mapToInt(value -> value).average().orElseThrow(), events, 0.01);
        }
    }

    @Test
    void truthOrdersTheModalities() {
        Map<String, Double> information = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        large.truth().forEach(row -> {
            assertEquals(row.id(), row.category(0));
            information.put(row.id(), row.number(1));
            words.put(row.id(), row.category(2));
            assertEquals(1 - large.modality(row.id()).size() / (double) PATIENTS, row.number(3), 1e-12);
        });
        assertEquals(
                Map.of("imaging", "informative", "labs", "informative", "wearable", "weak", "device_log", "noise"),
                words);
        assertEquals(0.0, information.get("device_log"));
        assertTrue(information.get("imaging") > information.get("labs"));
        assertTrue(information.get("labs") > information.get("wearable"));
    }

    @Test
    void informationOfImagingAgreesWithASimulation() {
        // of the sufficient score, in 100 equally filled bins; binning loses a little, finite rows add about 99 / (2 n)
        SampleCohort complete = SampleCohort.generate(new SampleCohortSettings(3, 100_000, 0, 0.6, 0.15, 0.25));
        double expected = Informativeness.of(modality("imaging"));
        Map<String, Integer> died = new HashMap<>();
        complete.labels().forEach(row -> died.put(row.id(), row.category(0).equals("died") ? 1 : 0));
        List<double[]> scored = new ArrayList<>();
        complete.modality("imaging")
                .forEach(row -> scored.add(new double[] {score(modality("imaging"), 0, row), died.get(row.id())}));
        scored.sort((left, right) -> Double.compare(left[0], right[0]));
        double rate = scored.stream().mapToDouble(pair -> pair[1]).average().orElseThrow();
        double information = entropy(rate);
        for (int bin = 0; bin < 100; bin++) {
            double binRate = scored.subList(bin * 1000, bin * 1000 + 1000).stream()
                    .mapToDouble(pair -> pair[1])
                    .average()
                    .orElseThrow();
            information -= entropy(binRate) / 100;
        }
        assertEquals(expected, information - 99 / (2.0 * 100_000), 0.006);
    }

    @Test
    void thirtyPercentOfTheModelledPatientsDie() {
        assertEquals(0.3, Informativeness.probability(0, 0), 1e-12);
    }

    @Test
    void normalDistributionFunctionHasItsKnownValues() {
        assertEquals(0.5, Informativeness.cumulative(0));
        assertEquals(0.9750021048517795, Informativeness.cumulative(1.96), 1e-14);
        assertEquals(0.15865525393145707, Informativeness.cumulative(-1), 1e-14);
        assertEquals(2.866515718791939e-7, Informativeness.cumulative(-5), 1e-15);
        assertEquals(1, Informativeness.cumulative(40));
        assertEquals(0, Informativeness.cumulative(-40));
    }

    @Test
    void firstPatientStaysWhatItIs() {
        // pins the generator: a changed number here changes every cohort that was ever generated
        SampleCohort cohort = SampleCohort.generate(settings(1, 20));
        assertEquals("P00001 survived 6.6 test", text(cohort.labels()).get(0));
        assertEquals(
                "P00001 female emergency 65.0 1.14 1.9 7.1 4.1 0.28 11.6 251.0 7.1",
                text(cohort.modality("labs")).get(0));
    }

    @Test
    void idsAreAsWideAsTheLargestOne() {
        assertEquals("P00001", text(large.labels()).get(0).split(" ")[0]);
        SampleCohort million = SampleCohort.generate(settings(1, 1_000_000));
        RuntimeException stop = new RuntimeException("first row seen");
        List<String> ids = new ArrayList<>();
        assertEquals(stop, assertThrows(RuntimeException.class, () -> million.labels()
                .forEach(row -> {
                    ids.add(row.id());
                    throw stop;
                })));
        assertEquals(List.of("P0000001"), ids);
    }

    @Test
    void unknownModalityListsThoseThatExist() {
        InputException failure = assertThrows(InputException.class, () -> large.modality("ct"));
        assertEquals("The sample cohort has no modality 'ct'.", failure.getMessage());
        assertEquals("Choose one of: device_log, imaging, labs, wearable.", failure.remedy());
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertRefused("Number of patients is 19.", 19, 0.1, 0.6, 0.15, 0.25);
        assertRefused("Number of patients is 1000001.", 1_000_001, 0.1, 0.6, 0.15, 0.25);
        assertRefused("Share missing is 0.95.", 100, 0.95, 0.6, 0.15, 0.25);
        assertRefused("Share missing is NaN.", 100, Double.NaN, 0.6, 0.15, 0.25);
        String shares = "The shares of training, validation and test patients are ";
        assertRefused(shares + "0.6, 0.2 and 0.25.", 100, 0.1, 0.6, 0.2, 0.25);
        assertRefused(shares + "0.0, 0.5 and 0.5.", 100, 0.1, 0, 0.5, 0.5);
        assertRefused(shares + "1.2, -0.2 and 0.0.", 100, 0.1, 1.2, -0.2, 0);
        assertRefused(shares + "NaN, 0.5 and 0.5.", 100, 0.1, Double.NaN, 0.5, 0.5);
    }

    private static void assertRefused(
            String problem, int patients, double missing, double train, double valid, double test) {
        InputException failure = assertThrows(
                InputException.class, () -> new SampleCohortSettings(1, patients, missing, train, valid, test));
        assertEquals(problem, failure.getMessage());
    }

    private static SampleCohortSettings settings(long seed, int patients) {
        return new SampleCohortSettings(seed, patients, 0.15, 0.6, 0.15, 0.25);
    }

    private static double share(int count) {
        return count / (double) PATIENTS;
    }

    private static SampleModality modality(String name) {
        return SampleModality.ALL.stream()
                .filter(modality -> modality.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The loadings' weights on the columns; for labs on the logarithms, which are normal for most of them. */
    private static double score(SampleModality modality, int firstColumn, TableRows.Row row) {
        double score = 0;
        for (int index = 0; index < modality.measurements().size(); index++) {
            Measurement measurement = modality.measurements().get(index);
            int column = firstColumn + index;
            if (!row.isMissing(column)) {
                double number = row.number(column);
                double g = measurement.scale() == Measurement.Scale.NORMAL
                        ? (number - measurement.center()) / measurement.spread()
                        : Math.log(number / measurement.center()) / measurement.spread();
                score += measurement.loading() / (1 - measurement.loading() * measurement.loading()) * g;
            }
        }
        return score;
    }

    private double auroc(String name) {
        SampleModality modality = modality(name);
        Map<String, Integer> died = died();
        List<Integer> truth = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        large.modality(name).forEach(row -> {
            double admission = !modality.clinical() ? 0 : effect(row.category(1));
            truth.add(died.get(row.id()));
            scores.add(score(modality, modality.clinical() ? 2 : 0, row) + admission);
        });
        return auroc(
                truth.stream().mapToInt(value -> value).toArray(),
                scores.stream().mapToDouble(value -> value).toArray());
    }

    private static double effect(String admission) {
        return switch (admission) {
            case "elective" -> -0.4;
            case "emergency" -> 0.4;
            default -> 0;
        };
    }

    private static double auroc(int[] truth, double[] scores) {
        double[][] probabilities = new double[scores.length][];
        for (int row = 0; row < scores.length; row++) {
            double probability = 1 / (1 + Math.exp(-scores[row]));
            probabilities[row] = new double[] {1 - probability, probability};
        }
        return Evaluation.classification(truth, probabilities, 2, 1)
                .get(Metric.AUROC)
                .value();
    }

    private Map<String, Integer> died() {
        Map<String, Integer> died = new HashMap<>();
        large.labels().forEach(row -> died.put(row.id(), row.category(0).equals("died") ? 1 : 0));
        return died;
    }

    private static List<String> numbersOfIds(TableRows table) {
        List<String> ids = new ArrayList<>();
        table.forEach(row -> ids.add(row.id()));
        return ids;
    }

    private static Map<String, double[]> numbers(TableRows table, int from, int to) {
        Map<String, double[]> numbers = new TreeMap<>();
        table.forEach(row -> {
            double[] values = new double[to - from];
            for (int column = from; column < to; column++) {
                values[column - from] = row.number(column);
            }
            numbers.put(row.id(), values);
        });
        return numbers;
    }

    private static double correlation(Map<String, double[]> left, int column, Map<String, double[]> right, int other) {
        List<String> shared = left.keySet().stream().filter(right::containsKey).toList();
        double[] first = shared.stream().mapToDouble(id -> left.get(id)[column]).toArray();
        double[] second =
                shared.stream().mapToDouble(id -> right.get(id)[other]).toArray();
        return pearson(first, second);
    }

    private static double pearson(double[] left, double[] right) {
        double leftMean = Arrays.stream(left).average().orElseThrow();
        double rightMean = Arrays.stream(right).average().orElseThrow();
        double leftSquares = 0;
        double rightSquares = 0;
        double products = 0;
        for (int row = 0; row < left.length; row++) {
            leftSquares += (left[row] - leftMean) * (left[row] - leftMean);
            rightSquares += (right[row] - rightMean) * (right[row] - rightMean);
            products += (left[row] - leftMean) * (right[row] - rightMean);
        }
        return products / Math.sqrt(leftSquares * rightSquares);
    }

    private static double entropy(double probability) {
        return probability == 0 || probability == 1
                ? 0
                : -probability * Math.log(probability) - (1 - probability) * Math.log(1 - probability);
    }

    private static List<String> text(TableRows table) {
        List<String> rows = new ArrayList<>();
        table.forEach(row -> {
            StringBuilder text = new StringBuilder(row.id());
            for (int column = 0; column < table.columns().size(); column++) {
                boolean number = table.columns().get(column).kind() == Kind.NUMBER;
                text.append(' ');
                text.append(row.isMissing(column) ? "-" : number ? row.number(column) : row.category(column));
            }
            rows.add(text.toString());
        });
        return rows;
    }
}
