package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.GradientModulation;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.PretrainedStart;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.pretrain.Objective;
import org.multimodalbtw.engine.pretrain.PretrainedDirectory;
import org.multimodalbtw.engine.pretrain.PretrainedNetwork;
import org.multimodalbtw.engine.pretrain.Pretrainer;
import org.multimodalbtw.engine.pretrain.PretrainingSettings;
import org.multimodalbtw.engine.pretrain.RowUse;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.WeightSettings;

/** A training that starts from a pre-trained network, and what decides about it. */
class PretrainedStartTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(120, 5);
    private static final ModalityDropout USUAL = new ModalityDropout(.2);

    @TempDir
    Path folder;

    private Path saved;

    @BeforeEach
    void pretrain() throws IOException {
        saved = pretrained("pretrained", 3, 1);
    }

    private Path pretrained(String name, int modalities, int members) throws IOException {
        Path directory = folder.resolve(name);
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve(name + ".arrow"), modalities))) {
            PretrainingSettings settings =
                    new PretrainingSettings(Objective.CONSISTENCY, LearningRun.FUSION.width(), members, 2, .3, .3, 4);
            PretrainedDirectory.write(
                    directory,
                    Pretrainer.pretrain(table, RowUse.ALL, settings, DevicePolicy.CPU, ProgressMonitor.NONE)
                            .network());
        }
        return directory;
    }

    private static NetworkShape shape(int members) {
        return new NetworkShape(
                new OfClass("outcome", List.of("no", "yes")),
                SyntheticRows.SCHEMA.columns(),
                LearningRun.FUSION,
                members,
                false);
    }

    @Test
    void atStepZeroTheEncodersAreThePretrainedOnesAndAllElseStartsAsUsual() throws IOException {
        PretrainedNetwork network = PretrainedDirectory.read(saved);
        ParameterLayout layout = new ParameterLayout(shape(3));
        float[] usual = layout.start(3, 8);
        float[] start = usual.clone();
        PretrainedStart.of(saved).startValues(layout, start);
        int encoders = 0;
        for (Slice slice : layout.byName().values()) {
            boolean isOfEncoder = slice.name().contains("/encoder.");
            encoders += isOfEncoder ? 1 : 0;
            for (int member = 0; member < 3; member++) {
                int from = member * layout.size() + slice.offset();
                float[] expected = isOfEncoder
                        ? network.values().get(slice.name())
                        : Arrays.copyOfRange(usual, from, from + slice.size());
                assertArrayEquals(expected, Arrays.copyOfRange(start, from, from + slice.size()), slice.name());
            }
        }
        assertEquals(18, encoders);
    }

    @Test
    void eachNetworkStartsFromItsOwnWhereThereAreSeveral() throws IOException {
        PretrainedNetwork two = PretrainedDirectory.read(pretrained("two", 3, 2));
        ParameterLayout layout = new ParameterLayout(shape(3));
        float[] start = layout.start(3, 8);
        two.put(layout, start);
        Slice slice = layout.byName().get("weak/encoder.1.weight");
        float[] both = two.values().get(slice.name());
        for (int member = 0; member < 3; member++) {
            int from = member * layout.size() + slice.offset();
            int there = member % 2 * slice.size();
            assertArrayEquals(
                    Arrays.copyOfRange(both, there, there + slice.size()),
                    Arrays.copyOfRange(start, from, from + slice.size()));
        }
    }

    @Test
    void aModalityThatWasNotPretrainedStartsAsUsualAndIsNamed() throws IOException {
        PretrainedStart start = PretrainedStart.of(pretrained("fewer", 2, 1));
        ParameterLayout layout = new ParameterLayout(shape(1));
        float[] usual = layout.start(1, 8);
        float[] values = usual.clone();
        start.startValues(layout, values);
        Slice own = layout.byName().get("noise/encoder.1.weight");
        assertArrayEquals(
                Arrays.copyOfRange(usual, own.offset(), own.offset() + own.size()),
                Arrays.copyOfRange(values, own.offset(), own.offset() + own.size()));
        List<String> notes = start.notes(SyntheticRows.SCHEMA.columns(), LearningRun.FUSION.width());
        assertTrue(
                notes.get(2).startsWith("The pre-trained network lacks 'noise', which starts as usual"),
                notes::toString);
    }

    @Test
    void whatDoesNotFitIsRefusedByName() throws IOException {
        PretrainedStart start = PretrainedStart.of(saved);
        List<TensorColumn> columns = SyntheticRows.SCHEMA.columns();
        int width = LearningRun.FUSION.width();
        assertTrue(refused(start, columns, 64).contains("token width 16, but the network that is to start"));
        assertTrue(
                refused(start, List.of(columns.get(0).named("other")), width).contains("knows none of the modalities"));
        TensorColumn wider = new TensorColumn("weak", List.of(4), List.of());
        assertTrue(refused(start, List.of(wider), width).contains("'weak' has the shape [4]"));
    }

    private static String refused(PretrainedStart start, List<TensorColumn> columns, int width) {
        return assertThrows(InputException.class, () -> start.notes(columns, width))
                .getMessage();
    }

    /** A start so far away that nothing is learnt from it. */
    private PretrainedStart harmful() throws IOException {
        PretrainedNetwork network = PretrainedDirectory.read(saved);
        Map<String, float[]> values = new LinkedHashMap<>(network.values());
        values.replaceAll((name, own) -> {
            float[] none = new float[own.length];
            Arrays.fill(none, name.endsWith("gain") ? 1e-3f : 0);
            return none;
        });
        return new PretrainedStart(new PretrainedNetwork(network.manifest(), values), "0".repeat(64));
    }

    @Test
    void aStartThatGainsNothingIsLeftOutAndTheModelIsTheOneWithoutIt() throws IOException {
        TrainingResult tried = learn("tried", USUAL, harmful());
        learn("plain", USUAL);
        assertArrayEquals(weights("plain"), weights("tried"));
        ModelManifest manifest = tried.manifest();
        assertEquals(
                List.of(USUAL), manifest.training().settings().orElseThrow().methods());
        assertTrue(
                tried.verdict()
                        .method()
                        .startsWith("The pre-trained start is left out of the model: on 96 held-out rows"),
                tried.verdict().method());
        assertTrue(tried.history().stream().anyMatch(epoch -> epoch.variant().equals(Variant.WITH_METHOD)));
        assertTrue(
                tried.warnings().stream()
                        .anyMatch(warning -> warning.contains("pre-trained on 120 rows without labels")),
                tried.warnings()::toString);
        assertTrue(tried.warnings().stream().anyMatch(warning -> warning.contains("was not told which rows are test")));
    }

    @Test
    void aModelSaysWhatItStartedFromAndIsReadWithoutIt() throws IOException {
        PretrainedStart start = PretrainedStart.of(saved);
        learn("started", USUAL, start, new UsedRegardless());
        learn("plain", USUAL);
        assertFalse(Arrays.equals(weights("plain")[0], weights("started")[0]));
        List<TrainingMethod> methods = ModelDirectory.readManifest(folder.resolve("started"))
                .training()
                .settings()
                .orElseThrow()
                .methods();
        PretrainedStart told = (PretrainedStart) methods.get(1);
        assertEquals(start.pretraining(), told.pretraining());
        assertEquals(start.rows(), told.rows());
        assertEquals(PretrainedDirectory.hash(saved), told.weights());
        assertTrue(told.network().isEmpty());
        assertTrue(told.summary().startsWith("consistency, on 120 rows, 2 epochs, seed 4, weights "), told.summary());
        String manifest = Files.readString(folder.resolve("started").resolve("manifest.json"));
        assertTrue(manifest.contains("\"method\" : \"pretrainedStart\""), manifest);
        assertFalse(manifest.contains(folder.toString()), manifest);
        assertEquals(
                24,
                LearningRun.score(ROWS, folder.resolve("at started")).rows().stream()
                        .filter(row -> Integer.parseInt(row.rowId().substring(1)) % 5 == 4)
                        .count());
    }

    @Test
    void saysWhatWasDecidedInOneSentence() throws IOException {
        PretrainedStart start = PretrainedStart.of(saved);
        Guard gains = new Guard(Metric.LOG_LOSS, new MeanGain(.01, .0043), 451, 1);
        assertEquals(
                "The pre-trained start is in use: on 451 held-out rows it changes the log loss by -0.0100, more than its"
                        + " standard error of 0.0043.",
                new MethodTrial(List.of(start), gains, false, Variant.UNWEIGHTED).sentence());
        assertTrue(new MethodTrial(List.of(GradientModulation.STANDARD, start), gains, false, Variant.UNWEIGHTED)
                .sentence()
                .startsWith(
                        "The training method 'ogm' and the pre-trained start are in use: on 451 held-out rows they"));
    }

    @Test
    void itIsChosenLikeATrainingMethodAndGoesWithAllOfThem() throws IOException {
        PretrainedStart start = PretrainedStart.of(saved);
        assertEquals(List.of(start), OfferedMethods.chosen(List.of(USUAL, start)));
        assertEquals(List.of(USUAL), OfferedMethods.usual(List.of(USUAL, start, new UsedRegardless())));
        TrainingSettings usual = TrainingSettings.defaults(1);
        OfferedMethods.ALL.forEach(method -> usual.with(List.of(method.standard(), start)));
        assertNotEquals(start, harmful());
    }

    private TrainingResult learn(String name, TrainingMethod... methods) throws IOException {
        TrainingSettings settings = LearningRun.settings(
                        2, 3, WeightSettings.none(), LearningRateSchedule.COSINE, 0, true)
                .with(List.of(methods));
        Path table = ROWS.write(folder.resolve(name + ".arrow"));
        TrainingResult result = ComparedTraining.learn(
                table, ROWS.classes(), LearningRun.FUSION, settings, folder.resolve(name), ProgressMonitor.NONE);
        Path at = Files.createDirectories(folder.resolve("at " + name)).resolve("model");
        Files.createDirectory(at);
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, at.resolve(file.getFileName()));
            }
        }
        return result;
    }

    private float[][] weights(String name) throws IOException {
        return new float[][] {ModelDirectory.read(folder.resolve(name)).parameters()};
    }
}
