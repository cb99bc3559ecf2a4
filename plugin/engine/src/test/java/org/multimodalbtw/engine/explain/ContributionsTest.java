package org.multimodalbtw.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.explain.ExplainedModel.Counting;
import org.multimodalbtw.engine.explain.ExplainedModel.Rows;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.PresenceAdapters;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.MissingToken;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.network.Routing;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.PredictionSummary;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.train.LearningRun;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.WeightSettings;

/** What moved a prediction, of models of every kind. */
class ContributionsTest {

    private static final Target TWO = new OfClass("outcome", List.of("alive", "dead"));
    private static final Target THREE = new OfClass("ward", List.of("a", "b", "c"));
    private static final Target LABELS = new OfLabels("findings", List.of("high", "far"));
    private static final Target NUMBER = new OfNumber("risk");
    private static final FusionSettings PLAIN = LearningRun.FUSION;
    private static final Optional<Effort> USUAL = Optional.of(Effort.USUAL);

    @TempDir
    Path folder;

    static Stream<Arguments> models() {
        List<Arguments> models = new ArrayList<>();
        for (Counting counting : Counting.values()) {
            models.add(Arguments.of(TWO, PLAIN, counting));
            models.add(Arguments.of(NUMBER, PLAIN, counting));
        }
        for (Counting counting : List.of(Counting.ALIKE, Counting.WEIGHTED_AND_USUAL)) {
            models.add(Arguments.of(THREE, PLAIN, counting));
            models.add(Arguments.of(LABELS, PLAIN, counting));
            models.add(Arguments.of(TWO, PLAIN.with(Routing.JOINT, false, MissingToken.ZERO), counting));
            models.add(Arguments.of(TWO, PLAIN.with(Routing.PER_MODALITY, true, MissingToken.LEARNED), counting));
            models.add(Arguments.of(TWO, PLAIN.with(Routing.DISJOINT, false, MissingToken.LEARNED), counting));
        }
        return models.stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theyAreTheMeanGainOverAllOrdersAndSumToPredictionMinusBase(
            Target target, FusionSettings fusion, Counting counting) throws IOException {
        ExplainedModel model = ExplainedModel.of(target, 4, fusion, counting);
        assertSameByOrders(model, ExplainedModel.rows(12, 4, .3));
    }

    @ParameterizedTest
    @EnumSource(
            value = Counting.class,
            names = {"POOLED", "WEIGHTED_AND_USUAL"})
    void theyAreSoWhereATokenDependsOnWhatElseIsSeen(Counting counting) throws IOException {
        ExplainedModel model = ExplainedModel.of(TWO, 3, PLAIN, counting, List.of(new TrialMethods.Adapted(2)));
        assertFalse(model.model().shape().hasTokensOfTheirOwn());
        assertSameByOrders(model, ExplainedModel.rows(9, 3, .3));
    }

    static Stream<Arguments> fusions() {
        return OfferedMethods.ALL.stream()
                .map(method -> settled(method.standard()))
                .filter(method -> method.part().isPresent())
                .flatMap(method -> Stream.of(Counting.POOLED, Counting.WEIGHTED_AND_USUAL)
                        .map(counting -> Arguments.of(method, counting)));
    }

    /** As rows of three modalities settle it of which some lack the first one. */
    private static TrainingMethod settled(TrainingMethod method) {
        return method instanceof PresenceAdapters adapters
                ? new PresenceAdapters(
                        adapters.rank(),
                        adapters.hidden(),
                        0,
                        true,
                        List.of(List.of("m0", "m1", "m2"), List.of("m1", "m2"), List.of("m1")))
                : method;
    }

    @ParameterizedTest
    @MethodSource("fusions")
    void theyAreSoWhereATrainingMethodAddedToTheNetwork(TrainingMethod method, Counting counting) throws IOException {
        ExplainedModel model = ExplainedModel.of(TWO, 3, PLAIN, counting, List.of(method));
        assertSameByOrders(model, ExplainedModel.rows(9, 3, .3));
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void theyCountFurtherHeadsOfWhatIsSeen(Counting counting) throws IOException {
        assertSameByOrders(
                ExplainedModel.of(TWO, 4, PLAIN, counting).withFurtherHeads(), ExplainedModel.rows(12, 4, .3));
        assertSameByOrders(
                ExplainedModel.of(THREE, 3, PLAIN.with(Routing.JOINT, false, MissingToken.ZERO), counting)
                        .withFurtherHeads(),
                ExplainedModel.rows(9, 3, .3));
    }

    private void assertSameByOrders(ExplainedModel model, Rows rows) throws IOException {
        double[][][] expected = model.byOrders(rows, folder);
        List<RowPrediction> scored = model.score(rows, USUAL, folder);
        double scale = model.model().scale().deviation();
        double largest = 0;
        for (int row = 0; row < expected.length; row++) {
            RowPrediction one = scored.get(row);
            Contributions found = one.contributions().orElseThrow();
            assertTrue(found.errors().isEmpty());
            assertArrayEquals(explained(model.model().manifest().target(), one.values()), found.outputs());
            for (int i = 0; i < found.outputs().length; i++) {
                int output = found.outputs()[i];
                assertArrayEquals(expected[row][output], found.values()[i], 1e-6 * scale, one.rowId());
                double sum = Arrays.stream(found.values()[i]).sum();
                assertEquals(one.values()[output] - model.reference().base()[output], sum, 1e-6 * scale);
                for (int m = 0; m < one.unimodal().length; m++) {
                    if (one.unimodal()[m] == null) {
                        assertEquals(0, found.values()[i][m], "a missing modality moves nothing");
                    }
                    largest = Math.max(largest, Math.abs(found.values()[i][m]));
                }
            }
        }
        assertTrue(largest > .05 * scale, "modalities move predictions: " + largest);
    }

    /** The event of two classes, the predicted one of more; all labels; the number. */
    private static int[] explained(Target target, double[] prediction) {
        if (target == TWO) {
            return new int[] {1};
        }
        return target == THREE
                ? new int[] {OfClass.mostProbable(prediction)}
                : IntStream.range(0, prediction.length).toArray();
    }

    @Test
    void theOnlyModalityThatARowHasMovedItAll() throws IOException {
        ExplainedModel model = ExplainedModel.of(TWO, 3, PLAIN, Counting.WEIGHTED_AND_USUAL);
        Rows rows = ExplainedModel.rows(6, 3, 1);
        List<RowPrediction> scored = model.score(rows, USUAL, folder);
        for (int row = 0; row < 6; row++) {
            double[] expected = new double[3];
            expected[row % 3] = scored.get(row).values()[1] - model.reference().base()[1];
            assertArrayEquals(
                    expected, scored.get(row).contributions().orElseThrow().values()[0], 1e-15);
        }
        ExplainedModel alone = ExplainedModel.of(NUMBER, 1, PLAIN, Counting.ALIKE);
        RowPrediction one =
                alone.score(ExplainedModel.rows(1, 1, 0), USUAL, folder).get(0);
        assertArrayEquals(
                new double[] {one.values()[0] - 47},
                one.contributions().orElseThrow().values()[0]);
    }

    @Test
    void predictionsAreTheSameBytesWithThemAndWithout() throws IOException {
        for (Counting counting : List.of(Counting.ALIKE, Counting.WEIGHTED_AND_USUAL)) {
            ExplainedModel model = ExplainedModel.of(THREE, 4, PLAIN, counting);
            Rows rows = ExplainedModel.rows(300, 4, .3);
            List<RowPrediction> without = model.score(rows, Optional.empty(), folder);
            List<RowPrediction> with = model.score(rows, USUAL, folder);
            for (int row = 0; row < 300; row++) {
                assertTrue(without.get(row).contributions().isEmpty());
                assertArrayEquals(without.get(row).values(), with.get(row).values());
                assertArrayEquals(without.get(row).weights(), with.get(row).weights());
                assertArrayEquals(without.get(row).divergences(), with.get(row).divergences());
                assertArrayEquals(without.get(row).unweighted(), with.get(row).unweighted());
                assertArrayEquals(without.get(row).unimodal(), with.get(row).unimodal());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Counting.class,
            names = {"ALIKE", "WEIGHTED_AND_USUAL"})
    void theyDoNotDependOnTheOtherRows(Counting counting) throws IOException {
        ExplainedModel model = ExplainedModel.of(TWO, 4, PLAIN, counting);
        Rows rows = ExplainedModel.rows(300, 4, .3);
        List<RowPrediction> together = model.score(rows, USUAL, folder);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
        Collections.shuffle(order, new Random(2));
        List<RowPrediction> shuffled =
                model.score(rows.only(order.stream().mapToInt(Integer::intValue)), USUAL, folder);
        for (int i = 0; i < 300; i++) {
            assertSame(together.get(order.get(i)), shuffled.get(i));
        }
        for (int row = 0; row < 300; row += 119) {
            assertSame(
                    together.get(row),
                    model.score(rows.only(IntStream.of(row)), USUAL, folder).get(0));
        }
    }

    private static void assertSame(RowPrediction expected, RowPrediction actual) {
        assertEquals(expected.rowId(), actual.rowId());
        Contributions one = expected.contributions().orElseThrow();
        Contributions other = actual.contributions().orElseThrow();
        assertArrayEquals(one.values()[0], other.values()[0], 1e-6, expected.rowId());
        assertEquals(one.errors().isPresent(), other.errors().isPresent());
    }

    @Test
    void beyondEightModalitiesOrdersAreDrawnForTheRowAlone() throws IOException {
        ExplainedModel model = ExplainedModel.of(TWO, 10, PLAIN, Counting.WEIGHTED);
        Rows rows = ExplainedModel.rows(40, 10, .05);
        List<RowPrediction> drawn = model.score(rows, USUAL, folder);
        List<RowPrediction> exact = model.score(rows, Optional.of(Effort.EXACT), folder);
        int within = 0;
        int all = 0;
        for (int row = 0; row < 40; row++) {
            Contributions one = drawn.get(row).contributions().orElseThrow();
            Contributions other = exact.get(row).contributions().orElseThrow();
            assertTrue(other.errors().isEmpty());
            long present = Arrays.stream(drawn.get(row).unimodal())
                    .filter(own -> own != null)
                    .count();
            assertEquals(present > 8, one.errors().isPresent());
            if (present > 8) {
                double[] errors = one.errors().orElseThrow()[0];
                assertEquals(
                        Arrays.stream(other.values()[0]).sum(),
                        Arrays.stream(one.values()[0]).sum(),
                        1e-9);
                for (int m = 0; m < 10; m++) {
                    if (drawn.get(row).unimodal()[m] != null) {
                        all++;
                        within += Math.abs(one.values()[0][m] - other.values()[0][m]) <= 2 * errors[m] ? 1 : 0;
                    } else {
                        assertEquals(0, errors[m]);
                    }
                }
            }
        }
        assertTrue(all > 200 && within > .9 * all, within + " of " + all + " are within two standard errors");
        assertSame(
                drawn.get(7),
                model.score(rows.only(IntStream.of(7)), USUAL, folder).get(0));
    }

    @Test
    void exactOnesHaveALimitAndTheErrorSaysWhatToDo() {
        ExplainedModel model = ExplainedModel.of(TWO, 17, PLAIN, Counting.ALIKE);
        InputException refused = assertThrows(
                InputException.class,
                () -> model.score(ExplainedModel.rows(1, 17, 0), Optional.of(Effort.EXACT), folder));
        assertTrue(refused.getMessage().contains("Row 'p0' has 17 modalities"), refused.getMessage());
    }

    @Test
    void modalitiesThatAreTheSameTwiceShareAlike() throws IOException {
        ExplainedModel drawn = ExplainedModel.of(TWO, 3, PLAIN, Counting.WEIGHTED_AND_USUAL);
        ScoringRule rule = drawn.model().rule();
        ScoringRule alike = new ScoringRule(
                rule.family(),
                new HeadCalibration(new double[] {1, 1, .8}, .9, 1.1),
                new BtwWeights(rule.weights().settings(), new double[] {.2, .2, .1}),
                rule.pool(),
                rule.typicality(),
                true,
                List.of());
        TrainedModel copied =
                new TrainedModel(drawn.model().manifest(), alike, drawn.model().scale(), withCopy(drawn.model()));
        Rows rows = ExplainedModel.rows(30, 3, .2);
        for (List<float[]> row : rows.values()) {
            row.set(1, row.get(0));
        }
        List<RowPrediction> scored = new ExplainedModel(copied, drawn.reference()).score(rows, USUAL, folder);
        double largest = 0;
        for (RowPrediction row : scored.stream().filter(one -> !one.isMissing()).toList()) {
            double[] values = row.contributions().orElseThrow().values()[0];
            assertEquals(values[0], values[1], 1e-6, row.rowId());
            largest = Math.max(largest, Math.abs(values[0]));
        }
        assertTrue(largest > .02, "the modality moves predictions: " + largest);
    }

    /** The parameters with those of the first modality in the place of the second one's. */
    private static float[] withCopy(TrainedModel model) {
        ParameterLayout layout = new ParameterLayout(model.shape());
        float[] parameters = model.parameters().clone();
        int members = model.shape().members();
        int terms = model.shape().fusion().width() * model.shape().outputs();
        for (int member = 0; member < members; member++) {
            int first = member * layout.size();
            for (Slice slice : layout.byName().values()) {
                if (slice.name().startsWith("m0/")) {
                    Slice copy = layout.byName().get("m1/" + slice.name().substring(3));
                    System.arraycopy(
                            parameters, first + slice.offset(), parameters, first + copy.offset(), slice.size());
                }
            }
            int head = first + layout.byName().get("head.weight").offset();
            System.arraycopy(parameters, head, parameters, head + terms, terms);
        }
        return parameters;
    }

    @Test
    void aModalityThatTheModelDoesNotReadHasNone() throws IOException {
        ExplainedModel drawn = ExplainedModel.of(TWO, 3, PLAIN, Counting.ALIKE);
        TrainedModel model = drawn.model();
        ParameterLayout layout = new ParameterLayout(model.shape());
        float[] parameters = model.parameters().clone();
        int terms = model.shape().fusion().width() * model.shape().outputs();
        for (int member = 0; member < model.shape().members(); member++) {
            int head =
                    member * layout.size() + layout.byName().get("head.weight").offset();
            Arrays.fill(parameters, head + 2 * terms, head + 3 * terms, 0);
        }
        ScoringRule fusedOnly = model.rule().with(Pool.fusedOnly(3));
        TrainedModel deaf = new TrainedModel(model.manifest(), fusedOnly, model.scale(), parameters);
        Rows rows = ExplainedModel.rows(30, 3, 0);
        // of a row with that modality alone the model says what it says of nothing
        double[] nothing = new ExplainedModel(deaf, drawn.reference())
                .score(rows.seeing(4), Optional.empty(), folder)
                .get(0)
                .values();
        Reference reference = new Reference(nothing, drawn.reference().event());
        for (RowPrediction row : new ExplainedModel(deaf, reference).score(rows, USUAL, folder)) {
            assertEquals(0, row.contributions().orElseThrow().values()[0][2], 1e-7);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aModalityOfNoiseMovesPredictionsByLessThanTwoInAHundred(boolean areWeightsInUse) throws IOException {
        SyntheticRows cohort = SyntheticRows.of(600, 8);
        WeightSettings weights = areWeightsInUse ? WeightSettings.defaults().withGuard(false) : WeightSettings.none();
        LearningRun.learn(cohort, cohort.classes(), LearningRun.settings(5, 8, weights), folder);
        Path model = folder.resolve("model");
        MeanContributions mean = new MeanContributions(3);
        try (Predictor predictor = Predictor.open(model, DevicePolicy.CPU)) {
            predictor.predict(
                    SyntheticRows.of(600, 18).write(folder.resolve("new.arrow")),
                    USUAL,
                    row -> mean.add(null, row.contributions().orElseThrow().values()),
                    ProgressMonitor.NONE);
        }
        double[] sizes = mean.estimates(ProgressMonitor.NONE).stream()
                .mapToDouble(Estimate::value)
                .toArray();
        assertTrue(sizes[2] < .02, "noise: " + Arrays.toString(sizes));
        assertTrue(sizes[0] > .2 && sizes[0] > sizes[1] && sizes[1] > sizes[2], Arrays.toString(sizes));
    }

    @Test
    void aModelWithoutABaseHasNoneAndSaysSo() throws IOException {
        ExplainedModel model = ExplainedModel.of(TWO, 3, PLAIN, Counting.ALIKE);
        List<RowPrediction> scored = new ArrayList<>();
        PredictionSummary summary = model.summarise(
                ExplainedModel.rows(3, 3, 0), USUAL, folder, Optional.empty(), ProgressMonitor.NONE, scored);
        assertTrue(scored.stream().allMatch(row -> row.contributions().isEmpty() && !row.isMissing()));
        assertEquals(1, summary.warnings().size());
        assertTrue(
                summary.warnings().get(0).contains("train it again"),
                summary.warnings().get(0));
    }

    @Test
    void aRowWithoutAnyModalityHasNone() throws IOException {
        ExplainedModel model = ExplainedModel.of(TWO, 3, PLAIN, Counting.WEIGHTED);
        List<RowPrediction> scored = model.score(ExplainedModel.rows(3, 3, 0).seeing(0), USUAL, folder);
        assertTrue(scored.stream()
                .allMatch(row -> row.isMissing() && row.contributions().isEmpty()));
    }

    @Test
    void cancelStopsWithinABatch() {
        ExplainedModel model = ExplainedModel.of(TWO, 8, PLAIN, Counting.WEIGHTED);
        List<RowPrediction> scored = new ArrayList<>();
        int[] asked = new int[1];
        ProgressMonitor monitor = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                assertTrue(fraction > 0 && fraction <= 1);
            }

            @Override
            public boolean isCancelled() {
                return ++asked[0] > 40;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> model.summarise(
                        ExplainedModel.rows(200, 8, 0),
                        USUAL,
                        folder,
                        Optional.of(model.reference()),
                        monitor,
                        scored));
        assertTrue(scored.isEmpty());
        assertEquals(41, asked[0]);
    }
}
