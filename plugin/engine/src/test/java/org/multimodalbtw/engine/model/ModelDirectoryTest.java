package org.multimodalbtw.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Mutator;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.certainty.ScoreList;
import org.multimodalbtw.engine.decide.Alarm;
import org.multimodalbtw.engine.decide.AlarmRule;
import org.multimodalbtw.engine.decide.Confusion;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Units;
import org.multimodalbtw.engine.method.BalancedClasses;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.method.VariedPictures;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.scoring.Adjustment;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.storage.StrictJson;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.Direction;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.Typicality;
import org.multimodalbtw.engine.weight.WeightSettings;

class ModelDirectoryTest {

    @TempDir
    Path folder;

    private Path directory;
    private static final TrainingInsight INSIGHT = new TrainingInsight(
            List.of(
                    new TrainingInsight.Information("labs", .4, .3, .5, false),
                    new TrainingInsight.Information("notes", .01, Double.NaN, Double.NaN, true)),
            List.of(new double[] {1, 1}, new double[] {1.2, .8}),
            new double[][][] {{{.25, .75}, {0, 0}}},
            List.of());

    private static final Reference REFERENCE = new Reference(new double[] {.1 + .2, .7}, OptionalInt.of(1));

    private static final TrainingSettings SETTINGS = new TrainingSettings(
            7,
            2,
            new Optimisation(OptionalInt.of(3), OptionalInt.empty(), 4, 1e-3, LearningRateSchedule.PLATEAU, .02, .5),
            WeightSettings.asPublished(),
            true,
            List.of(new VariedPictures(), new BalancedClasses(), new ModalityDropout(.3)),
            new Comparison(true, 5),
            new Compute(DevicePolicy.CPU, Precision.BFLOAT16));

    private final ObjectMapper json = new ObjectMapper();
    private TrainedModel model;

    @BeforeEach
    void write() throws IOException {
        ModelManifest manifest = new ModelManifest(
                new OfClass("Größe \"x\"", List.of("no", "yes")),
                List.of(
                        TensorColumn.vector("labs", List.of("Na", "K")),
                        new TensorColumn("ecg", List.of(2, 3), List.of())),
                new FusionSettings(4, new ExpertSettings(3, 2, 5, Gate.LAPLACE, 1, .01), new DropoutRates(.1, .3, .2)),
                WeightSettings.defaults(),
                new ModelManifest.Training(2, Long.MIN_VALUE, Map.of("epochs", "30"), Optional.of(SETTINGS)),
                Map.of("rows train", 12.0),
                Map.of("djl", "x"));
        ScoringRule rule = new ScoringRule(
                Family.CATEGORICAL,
                new HeadCalibration(new double[] {1.1, 2.2}, .1 + .2, 1 / 3.),
                new BtwWeights(WeightSettings.defaults(), new double[] {1e-17, .3}),
                new Pool(.25, Math.PI, .5, new double[0]),
                new Typicality(
                        List.of(new Typicality.Reference(-1.5, .25, .5), new Typicality.Reference(0, 0, 0)),
                        List.of(new Typicality.Reference(1 / 3., .1, .2), new Typicality.Reference(.5, 2, 3))),
                false,
                List.of());
        TrainedModel empty = new TrainedModel(manifest, rule, TargetScale.NONE, new float[0]);
        model = new TrainedModel(manifest, rule, TargetScale.NONE, new ParameterLayout(empty.shape()).start(2, 3));
        directory = folder.resolve("model");
        ModelDirectory.write(directory, model, INSIGHT, Optional.of(REFERENCE));
    }

    @Test
    void modelOfTheFirstFormatIsReadAsItWas() throws IOException {
        ModelManifest.Training training =
                new ModelManifest.Training(2, Long.MIN_VALUE, Map.of("epochs", "30"), Optional.empty());
        Files.write(directory.resolve("manifest.json"), json.writeValueAsBytes(firstFormat()));
        Files.delete(directory.resolve(FileHashes.NAME));
        ModelManifest manifest = ModelDirectory.readManifest(directory);
        assertEquals(training, manifest.training());
        assertEquals(model.manifest().fusion(), manifest.fusion());
        assertEquals(model.manifest().weights(), manifest.weights());
        assertEquals(model.manifest().modalities(), manifest.modalities());
        ScoringRule read = ModelDirectory.read(directory).rule();
        assertEquals(model.rule().weights().settings(), read.weights().settings());
        assertEquals(model.rule().typicality(), read.typicality());
        assertFalse(read.weightsTokens());
    }

    @Test
    void modelOfTheSecondFormatIsReadAsItWas() throws IOException {
        Files.delete(directory.resolve(FileHashes.NAME));
        try (InputStream file = ModelDirectoryTest.class.getResourceAsStream("/models/format-2.json")) {
            Files.write(directory.resolve("manifest.json"), file.readAllBytes());
        }
        TrainedModel read = ModelDirectory.read(directory);
        assertEquals(model.manifest(), read.manifest());
        assertEquals(model.rule().typicality(), read.rule().typicality());
        assertEquals(model.scale(), read.scale());
        assertArrayEquals(model.parameters(), read.parameters());
    }

    @Test
    void modelOfTheFirstVersionWeightsItsTokensAsWeightsWereThen() throws IOException {
        ObjectNode content = firstFormat();
        ((ObjectNode) content.get("scoring")).remove(List.of("weightsTokens", "typicality"));
        for (String at : List.of("/scoring/weights/settings", "/model/weights")) {
            ((ObjectNode) content.at(at))
                    .remove(List.of(
                            "divergenceCap",
                            "informationEstimate",
                            "schedule",
                            "everyEpochs",
                            "smoothing",
                            "ownPredictions",
                            "guarded"));
        }
        ((ObjectNode) content.at("/model/fusion")).remove(List.of("routing", "attention", "missing"));
        Files.write(directory.resolve("manifest.json"), json.writeValueAsBytes(content));
        Files.delete(directory.resolve(FileHashes.NAME));
        assertEquals(
                model.manifest().fusion(),
                ModelDirectory.readManifest(directory).fusion());
        ScoringRule read = ModelDirectory.read(directory).rule();
        assertTrue(read.weightsTokens());
        assertEquals(Typicality.none(), read.typicality());
        assertEquals(
                new WeightSettings(Scheme.KL_MI, Direction.AGREEMENT, .5, 2, .05),
                read.weights().settings());
    }

    private ObjectNode firstFormat() throws IOException {
        try (InputStream file = ModelDirectoryTest.class.getResourceAsStream("/models/format-1.json")) {
            return (ObjectNode) json.readTree(file);
        }
    }

    @Test
    void theManifestHoldsEachComponentOfTheSettings() throws IOException {
        JsonNode written =
                json.readTree(directory.resolve("manifest.json").toFile()).get("model");
        assertHolds(SETTINGS, written.at("/training/settings"), "training");
        assertHolds(model.manifest().fusion(), written.get("fusion"), "fusion");
        assertHolds(model.manifest().weights(), written.get("weights"), "weights");
        assertEquals(
                Optional.of(SETTINGS),
                ModelDirectory.readManifest(directory).training().settings());
    }

    /** Each component of a record has its value under its own name, and so have those of records in it; parts of some stand beside the others. */
    private static void assertHolds(Object value, JsonNode written, String where) {
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object part = assertDoesNotThrow(() -> component.getAccessor().invoke(value));
                if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                    assertHolds(part, written, where);
                    continue;
                }
                boolean isLeftOut = component.getAccessor().isAnnotationPresent(JsonInclude.class)
                        && (part.equals(List.of()) || part.equals(false));
                assertEquals(!isLeftOut, written.has(component.getName()), where + "." + component.getName());
                if (!isLeftOut) {
                    assertHolds(part, written.get(component.getName()), where + "." + component.getName());
                }
            }
        } else if (value instanceof List<?> list) {
            assertEquals(list.size(), written.size(), where);
            for (int i = 0; i < list.size(); i++) {
                assertHolds(list.get(i), written.get(i), where + "[" + i + "]");
            }
        } else if (value instanceof OptionalInt number) {
            assertEquals(number.isPresent() ? String.valueOf(number.getAsInt()) : "null", written.asText(), where);
        } else {
            assertEquals(value.toString(), written.asText(), where);
        }
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        TrainedModel read = ModelDirectory.read(directory);
        assertEquals(model.manifest(), read.manifest());
        assertEquals(model.manifest(), ModelDirectory.readManifest(directory));
        assertEquals(model.scale(), read.scale());
        assertArrayEquals(model.parameters(), read.parameters());
        assertEquals(model.rule().family(), read.rule().family());
        assertEquals(model.rule().typicality(), read.rule().typicality());
        assertEquals(model.rule().weights().settings(), read.rule().weights().settings());
        assertArrayEquals(
                model.rule().weights().information(), read.rule().weights().information());
        assertArrayEquals(
                model.rule().calibration().own(), read.rule().calibration().own());
        assertEquals(
                model.rule().calibration().first(), read.rule().calibration().first());
        assertEquals(
                model.rule().calibration().fused(), read.rule().calibration().fused());
        assertEquals(model.rule().pool().beta(), read.rule().pool().beta());
        assertEquals(model.rule().pool().alpha(), read.rule().pool().alpha());
        assertEquals(model.rule().pool().weightShare(), read.rule().pool().weightShare());
    }

    @Test
    void namesEveryParameterInTheWeightsFile() throws IOException {
        Safetensors file = Safetensors.read(directory.resolve("weights.safetensors"));
        assertEquals(
                new ParameterLayout(model.shape()).byName().keySet(),
                file.tensors().keySet());
        assertEquals(List.of(2L, 2L, 4L), file.floats("labs/encoder.1.weight").shape());
    }

    @Test
    void insightIsReadAsItWasWritten() throws IOException {
        TrainingInsight read = ModelDirectory.readInsight(directory).orElseThrow();
        assertEquals(INSIGHT.information(), read.information());
        assertArrayEquals(INSIGHT.epochs().toArray(), read.epochs().toArray());
        assertArrayEquals(INSIGHT.expertUse(), read.expertUse());
    }

    @Test
    void aModelWithoutInsightIsStillAModel() throws IOException {
        Files.delete(directory.resolve("insight.json"));
        InputException refused = assertThrows(InputException.class, () -> ModelDirectory.readInsight(directory));
        assertTrue(refused.getMessage().contains("it is not there"), refused.getMessage());
        FileHashes.write(directory);
        assertTrue(ModelDirectory.readInsight(directory).isEmpty());
        assertEquals(model.manifest(), ModelDirectory.read(directory).manifest());
    }

    @Test
    void damagedInsightIsNamed() throws IOException {
        Files.writeString(directory.resolve("insight.json"), "{\"information\": 3");
        FileHashes.write(directory);
        InputException refused = assertThrows(InputException.class, () -> ModelDirectory.readInsight(directory));
        assertTrue(refused.getMessage().contains("insight.json is damaged"), refused.getMessage());
    }

    @Test
    void referenceIsReadAsItWasWrittenAndMayBeAbsent() throws IOException {
        Reference read = ModelDirectory.readReference(directory).orElseThrow();
        assertArrayEquals(REFERENCE.base(), read.base());
        assertEquals(REFERENCE.event(), read.event());
        Files.delete(directory.resolve("reference.json"));
        InputException refused = assertThrows(InputException.class, () -> ModelDirectory.readReference(directory));
        assertTrue(refused.getMessage().contains("it is not there"), refused.getMessage());
        FileHashes.write(directory);
        assertTrue(ModelDirectory.readReference(directory).isEmpty());
    }

    @Test
    void conformalScoresAreReadAsTheyWereWritten() throws IOException {
        GroundTruth truth = new GroundTruth.OfClasses(new int[] {0, 1, 1, 0, 1}, 2)
                .inUnits(Units.groups(Arrays.asList("a", "a", "b", "b", "b")));
        double[][] predictions = {{.9, .1}, {.1 + .2, .7}, {.6, .4}, {.5, .5}, {1 / 3., 2 / 3.}};
        List<ConformalScores> scores = ConformalScores.of(truth, predictions, new int[] {0, 0, 1, 1, 1}, 2);
        Path with = folder.resolve("with");
        ModelDirectory.write(
                with,
                model,
                INSIGHT,
                Optional.of(new Reference(REFERENCE.base(), REFERENCE.event(), scores, List.of())));
        ConformalScores written = scores.get(0);
        ConformalScores read =
                ModelDirectory.readReference(with).orElseThrow().conformal().get(0);
        assertSame(written.members(), read.members());
        for (int c = 0; c < 2; c++) {
            assertSame(written.byClass().get(c), read.byClass().get(c));
        }
        assertEquals(-1, Files.mismatch(with.resolve("manifest.json"), directory.resolve("manifest.json")));
        assertFalse(Files.readString(directory.resolve("reference.json")).contains("conformal"));
    }

    private static void assertSame(List<ScoreList> written, List<ScoreList> read) {
        assertEquals(written.size(), read.size());
        for (int k = 0; k < written.size(); k++) {
            assertArrayEquals(written.get(k).scores(), read.get(k).scores());
            assertArrayEquals(written.get(k).counts(), read.get(k).counts());
        }
    }

    @Test
    void alarmsAreReadAsTheyWereWritten() throws IOException {
        Alarm alarm = new Alarm(
                1, .1 + .2 - 1e-17, new AlarmRule(AlarmRule.Kind.SENSITIVITY, .8), new Confusion(8, 20, 2, 70));
        Path other = folder.resolve("with alarm");
        ModelDirectory.write(
                other,
                ModelDirectory.read(directory),
                INSIGHT,
                Optional.of(new Reference(REFERENCE.base(), REFERENCE.event(), List.of(), List.of(alarm))));
        Reference read = ModelDirectory.readReference(other).orElseThrow();
        assertEquals(List.of(alarm), read.alarms());
        assertEquals(Optional.of(alarm), read.alarm(1));
        assertTrue(read.alarm(0).isEmpty());
        assertEquals(
                -1, Files.mismatch(other.resolve("weights.safetensors"), directory.resolve("weights.safetensors")));
        assertEquals(-1, Files.mismatch(other.resolve("manifest.json"), directory.resolve("manifest.json")));
    }

    @Test
    void aReferenceWithoutAlarmSaysNothingOfAlarms() throws IOException {
        assertFalse(Files.readString(directory.resolve("reference.json")).contains("alarm"));
        assertEquals(
                List.of(), ModelDirectory.readReference(directory).orElseThrow().alarms());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0.5, 0.5], \"event\": 0, \"alarms\": [{\"event\": 2, \"threshold\": 0.5, ALARM}]",
                "[0.5, 0.5], \"event\": 0, \"alarms\": [{\"event\": 0, \"threshold\": 1.5, ALARM}]",
                "[0.5, 0.5], \"event\": 0, \"alarms\": [{\"event\": 0, \"threshold\": 0.5}]",
                "[0.5, 0.5], \"event\": 0, \"alarms\": [{\"event\": 0, \"threshold\": 0.5, ALARM}, {\"event\": 0, "
                        + "\"threshold\": 0.4, ALARM}]",
                "[0.5, 0.5], \"event\": 0, \"alarms\": null",
                "[1], \"event\": 0",
                "[1, 2, 3], \"event\": 0",
                "[0.5, \"NaN\"], \"event\": 0",
                "[], \"event\": 0",
                "null, \"event\": 0",
                "[0.5, 0.5]",
                "[0.5, 0.5], \"event\": null",
                "[0.5, 0.5], \"event\": 2",
                "[0.5, 0.5], \"event\": 0, \"more\": 1",
                "[0.5, 0.5], \"event\": 0, \"conformal\": [{\"members\": [], \"byClass\": []}]",
                "[0.5, 0.5], \"event\": 0, \"conformal\": [{\"members\": [{\"scores\": [0.2, 0.1], \"counts\": []}]}]",
                "[0.5, 0.5], \"event\": 0, \"conformal\": 1"
            })
    void aReferenceOfAnotherModelIsRefused(String text) throws IOException {
        String alarm = "\"rule\": {\"kind\": \"VALUE\", \"value\": 0.5}, \"reached\": {\"truePositives\": 1, "
                + "\"falsePositives\": 1, \"falseNegatives\": 1, \"trueNegatives\": 1}";
        Files.writeString(directory.resolve("reference.json"), "{\"base\": " + text.replace("ALARM", alarm) + "}");
        FileHashes.write(directory);
        InputException refused = assertThrows(InputException.class, () -> ModelDirectory.readReference(directory));
        assertTrue(refused.getMessage().contains("reference.json is damaged"), refused.getMessage());
    }

    @Test
    void writingAgainGivesTheSameBytes() throws IOException {
        Path again = folder.resolve("again");
        ModelDirectory.write(again, ModelDirectory.read(directory), INSIGHT, Optional.of(REFERENCE));
        for (String name : List.of("manifest.json", "weights.safetensors", "reference.json", FileHashes.NAME)) {
            assertEquals(-1, Files.mismatch(directory.resolve(name), again.resolve(name)), name);
        }
    }

    /** A model that fits another cohort says so in a newer format, which is read by the letter. */
    @Test
    void anAdjustmentToAnotherCohortIsKept() throws IOException {
        Adjustment adjustment = new Adjustment(.1 + .2, new double[] {-1 / 3., .5});
        TrainedModel adjusted =
                new TrainedModel(model.manifest(), model.rule().with(adjustment), model.scale(), model.parameters());
        directory = folder.resolve("adjusted");
        ModelDirectory.write(directory, adjusted, INSIGHT, Optional.of(REFERENCE));
        Adjustment read = ModelDirectory.read(directory).rule().adjustments().get(0);
        assertEquals(adjustment.slope(), read.slope());
        assertArrayEquals(adjustment.shifts(), read.shifts());
        assertEquals(List.of(), model.rule().with(adjustment).unadjusted().adjustments());
        edit("\"formatVersion\" : 5", "\"formatVersion\" : 4");
        assertTrue(refused().contains("'adjustments' does not go with its version"), this::refusal);
        edit("\"formatVersion\" : 4", "\"formatVersion\" : 5");
        edit("\"slope\" : 0.30000000000000004", "\"slope\" : 0");
        assertTrue(refused().contains("An adjustment by 0.0"), this::refusal);
    }

    private String refusal() {
        return assertThrows(InputException.class, () -> ModelDirectory.read(directory))
                .getMessage();
    }

    @Test
    void newerFormatIsRefused() throws IOException {
        edit("\"formatVersion\" : 3", "\"formatVersion\" : 7, \"news\" : [1]");
        assertTrue(refused().contains("format version 7; this extension reads versions up to 6"));
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        edit("multimodal-btw-model", "recipe");
        assertTrue(refused().contains("does not describe a model"));
        Files.writeString(directory.resolve("manifest.json"), "{}");
        assertTrue(refused().contains("does not describe a model"));
        Files.delete(directory.resolve("manifest.json"));
        assertTrue(refused().contains("is not a model: it has no manifest.json"));
        InputException none =
                assertThrows(InputException.class, () -> ModelDirectory.readManifest(folder.resolve("none")));
        assertTrue(none.getMessage().contains("is not a model"));
    }

    @Test
    void damagedManifestIsRefusedWhereverItIsCut() throws IOException {
        byte[] whole = Files.readAllBytes(directory.resolve("manifest.json"));
        for (int length = 0; length < whole.length - 2; length += 17) {
            Files.write(directory.resolve("manifest.json"), Arrays.copyOf(whole, length));
            String problem = refused();
            assertTrue(problem.contains("damaged") || problem.contains("does not describe"), length + ": " + problem);
        }
    }

    @Test
    void manifestWithImpossibleValuesIsRefused() throws IOException {
        String whole = Files.readString(directory.resolve("manifest.json"));
        String[][] edits = {
            {"\"topK\" : 2", "\"topK\" : 9"},
            {"\"LAPLACE\"", "\"GAUSS\""},
            {"\"members\" : 2", "\"members\" : null"},
            {"\"name\" : \"ecg\"", "\"name\" : \"\""},
            {"\"members\" : 2", "\"members\" : 3"},
            {"\"width\" : 4", "\"width\" : 8"},
            {"\"classes\" : [ \"no\", \"yes\" ]", "\"classes\" : null"},
            {"\"members\" : 2", "\"members\" : 0"},
            {"\"members\" : 2", "\"members\" : -1"}
        };
        for (String[] edit : edits) {
            Files.writeString(directory.resolve("manifest.json"), whole);
            edit(edit[0], edit[1]);
            refused();
        }
    }

    @Test
    void whatIsSaidIsTakenByTheLetterAndMustMakeSense() throws IOException {
        String whole = Files.readString(directory.resolve("manifest.json"));
        String[][] edits = {
            {"\"LAPLACE\"", "1"},
            {"\"members\" : 2", "\"members\" : 2.0"},
            {"\"members\" : 2", "\"members\" : \"2\""},
            {"\"members\" : 2", "\"members\" : 2, \"members\" : 2"},
            {"\"members\" : 2", "\"members\" : 2, \"unheard\" : 1"},
            {"\"members\" : 2", "\"members\" : 2000000000"},
            {"\"task\" : \"CLASSIFICATION\"", "\"task\" : \"MULTILABEL\""},
            {"\"own\" : [ 1.1, 2.2 ]", "\"own\" : [ 1.1 ]"},
            {"\"own\" : [ 1.1, 2.2 ]", "\"own\" : [ 1.1, \"NaN\" ]"},
            {"\"own\" : [ 1.1, 2.2 ]", "\"own\" : [ 1.1, 0 ]"},
            {"\"beta\" : " + Math.PI, "\"beta\" : 1e400"},
            {"\"alpha\" : 0.25", "\"alpha\" : 1.25"},
            {"\"deviation\" : 1.0", "\"deviation\" : -1.0"},
            {"\"deviation\" : 1.0", "\"deviation\" : 2.5"},
            {"\"information\" : [ 1.0E-17, 0.3 ]", "\"information\" : [ 1.0E-17, 0.3, 0.1 ]"},
            {"\"information\" : [ 1.0E-17, 0.3 ]", "\"information\" : [ 1.0E-17, -0.3 ]"},
            {"\"no\", \"yes\"", "\"no\", \"no\""}
        };
        for (String[] edit : edits) {
            Files.writeString(directory.resolve("manifest.json"), whole);
            edit(edit[0], edit[1]);
            assertTrue(refused().contains("damaged"), edit[1]);
        }
    }

    @Test
    void weightsThatAreNotFiniteAreRefused() throws IOException {
        float[] parameters = model.parameters().clone();
        parameters[3] = Float.NaN;
        Path broken = folder.resolve("broken");
        ModelDirectory.write(
                broken,
                new TrainedModel(model.manifest(), model.rule(), model.scale(), parameters),
                INSIGHT,
                Optional.empty());
        InputException refused = assertThrows(InputException.class, () -> ModelDirectory.read(broken));
        assertTrue(refused.getMessage().contains("is not finite"), refused.getMessage());
    }

    @Test
    void anyChangeWithoutTheHashesIsRefused() throws IOException {
        Mutator mutator = new Mutator(1);
        List<String> names =
                List.of("manifest.json", "weights.safetensors", "insight.json", "reference.json", FileHashes.NAME);
        for (int i = 0; i < Thorough.times(300, 10_000); i++) {
            Path file = directory.resolve(names.get(i % names.size()));
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, mutator.bytes(whole));
            assertThrows(
                    InputException.class,
                    () -> {
                        ModelDirectory.read(directory);
                        ModelDirectory.readInsight(directory);
                        ModelDirectory.readReference(directory);
                    },
                    file + " " + i);
            Files.write(file, whole);
        }
        Files.delete(directory.resolve(FileHashes.NAME));
        InputException refused = assertThrows(InputException.class, () -> ModelDirectory.read(directory));
        assertTrue(refused.getMessage().contains(FileHashes.NAME), refused.getMessage());
    }

    @Test
    void aChangeWithItsHashesIsRefusedOrInEffect() throws IOException {
        Mutator mutator = new Mutator(2);
        List<String> names = List.of("manifest.json", "insight.json");
        Path rows = rows();
        List<String> before = entries();
        int taken = 0;
        for (int i = 0; i < Thorough.times(300, 10_000); i++) {
            Path file = directory.resolve(names.get(i % 3 == 0 ? 1 : 0));
            byte[] whole = Files.readAllBytes(file);
            JsonNode text = mutator.json(json.readTree(whole));
            Files.write(file, json.writeValueAsBytes(text));
            FileHashes.write(directory);
            taken += isRefusedElseInEffect(text, rows) ? 0 : 1;
            Files.write(file, whole);
        }
        assertTrue(taken > 0, "all are refused");
        assertEquals(before, entries(), "nothing is written beside the model");
        assertFalse(Files.exists(folder.resolveSibling("elsewhere")), "'../../elsewhere' is written");
    }

    @Test
    void aValueThatIsNullIsRefusedOrInEffect() throws IOException {
        Path rows = rows();
        List<String> foreigners = new ArrayList<>();
        for (String name : List.of("manifest.json", "insight.json")) {
            Path file = directory.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (Map.Entry<String, JsonNode> without :
                    Mutator.nulls(json.readTree(whole), name).entrySet()) {
                Files.write(file, json.writeValueAsBytes(without.getValue()));
                FileHashes.write(directory);
                try {
                    isRefusedElseInEffect(without.getValue(), rows);
                } catch (RuntimeException foreign) {
                    foreigners.add(without.getKey() + " " + foreign + " "
                            + Arrays.asList(foreign.getStackTrace()).subList(0, 4));
                }
            }
            Files.write(file, whole);
        }
        assertEquals(List.of(), foreigners);
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("again.json"))
                    .sorted()
                    .toList();
        }
    }

    /** New rows, of which one lacks a modality. */
    private Path rows() throws IOException {
        Path file = folder.resolve("rows.arrow");
        TensorSchema schema = new TensorSchema(model.manifest().modalities());
        try (TensorTableWriter writer = TensorTableWriter.create(file, schema)) {
            writer.write("a", List.of(new float[] {1, -2}, new float[] {1, 2, 3, 4, 5, 6}));
            writer.write("b", Arrays.asList(new float[] {100, 0}, null));
            writer.commit();
        }
        return file;
    }

    /** Probabilities that are some, or a message. */
    private static void predictOrRefuse(TrainedModel read, Path rows, JsonNode text) throws IOException {
        try (Predictor predictor = Predictor.of(read, DevicePolicy.CPU)) {
            predictor.predict(
                    rows,
                    row -> {
                        if (!row.isMissing() && !row.isUndefined()) {
                            assertEquals(1, Arrays.stream(row.values()).sum(), 1e-9, text::toString);
                            assertTrue(Arrays.stream(row.values()).allMatch(value -> value >= 0), text::toString);
                        }
                    },
                    ProgressMonitor.NONE);
        } catch (InputException refused) {
            assertFalse(refused.remedy().isBlank());
        }
    }

    private boolean isRefusedElseInEffect(JsonNode text, Path rows) throws IOException {
        try {
            TrainedModel read = ModelDirectory.read(directory);
            ModelDirectory.readInsight(directory);
            if (text.has("model")) {
                ManifestFile.write(folder.resolve("again.json"), read, ModelJson.MAPPER);
                StrictJson.requireRead(
                        text, json.readTree(folder.resolve("again.json").toFile()));
                predictOrRefuse(read, rows, text);
            }
            return false;
        } catch (InputException refused) {
            return true;
        }
    }

    @Test
    void incompleteModelIsRefused() throws IOException {
        Path file = directory.resolve("manifest.json");
        byte[] whole = Files.readAllBytes(file);
        for (String part : List.of(
                "model",
                "scoring",
                "scale",
                "calibration",
                "pool",
                "own",
                "beta",
                "fusion",
                "task",
                "target",
                "classes",
                "modalities",
                "information")) {
            ObjectNode root = (ObjectNode) json.readTree(whole);
            root.findParent(part).remove(part);
            json.writeValue(file.toFile(), root);
            assertTrue(refused().contains("damaged"));
            root = (ObjectNode) json.readTree(whole);
            root.findParent(part).putNull(part);
            json.writeValue(file.toFile(), root);
            assertTrue(refused().contains("damaged"));
        }
    }

    @Test
    void truncatedOrMissingWeightsAreRefused() throws IOException {
        Path weights = directory.resolve("weights.safetensors");
        byte[] whole = Files.readAllBytes(weights);
        for (int length : new int[] {0, 7, 100, whole.length - 1}) {
            Files.write(weights, Arrays.copyOf(whole, length));
            refused();
        }
        Files.delete(weights);
        refused();
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        Safetensors file = Safetensors.read(directory.resolve("weights.safetensors"));
        Map<String, Safetensors.Tensor> tensors = new TreeMap<>(file.tensors());
        tensors.put("head.bias", Safetensors.Tensor.of(new float[6], 2, 3));
        Safetensors.write(directory.resolve("weights.safetensors"), tensors, Map.of());
        assertTrue(refused().contains("'head.bias' has the shape [2, 3] where [2, 2] is needed"));
        tensors.remove("head.bias");
        Safetensors.write(directory.resolve("weights.safetensors"), tensors, Map.of());
        assertTrue(refused().contains("head.bias"));
    }

    @Test
    void whatStandsAtTheTargetIsNotOverwritten() throws IOException {
        byte[] before = Files.readAllBytes(directory.resolve("weights.safetensors"));
        assertThrows(IOException.class, () -> ModelDirectory.write(directory, model, INSIGHT, Optional.of(REFERENCE)));
        assertArrayEquals(before, Files.readAllBytes(directory.resolve("weights.safetensors")));
        assertEquals(List.of("model"), names());
    }

    @Test
    void placeThatCannotBeWrittenGivesAnErrorAndLeavesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "here");
        IOException refused = assertThrows(
                IOException.class, () -> ModelDirectory.write(file.resolve("model"), model, INSIGHT, Optional.empty()));
        assertTrue(refused.toString().contains(file.toString()), refused.toString());
        assertEquals("here", Files.readString(file));
        assertEquals(List.of("file", "model"), names());
        assertFalse(Files.exists(file.resolve("model")));
    }

    /** Refused, also where the hashes are those of what is there. */
    private String refused() throws IOException {
        FileHashes.write(directory);
        InputException refused = assertThrows(InputException.class, () -> ModelDirectory.read(directory));
        assertFalse(refused.remedy().isBlank());
        return refused.getMessage();
    }

    private void edit(String from, String to) throws IOException {
        Path file = directory.resolve("manifest.json");
        String text = Files.readString(file);
        assertTrue(text.contains(from), from);
        Files.writeString(file, text.replaceFirst(Pattern.quote(from), to));
    }

    private List<String> names() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
