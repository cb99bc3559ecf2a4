package org.multimodalbtw.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.heads.FurtherHeads;
import org.multimodalbtw.engine.heads.Head;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.heads.LinearHead;
import org.multimodalbtw.engine.heads.TreesHead;
import org.multimodalbtw.engine.method.Combination;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.HeadExponents;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Further heads on disk. */
class HeadsFileTest {

    private static final LinearHead LINEAR =
            new LinearHead(new float[][] {{.1f, -2}, {0, 3}}, new float[] {.25f, -.5f});
    private static final TreesHead TREES = new TreesHead(
            2,
            new int[] {0, 3},
            new int[] {1, -1, -1, -1},
            new float[] {.75f, 0, 0, 0},
            new int[] {2, 0, 1, 1},
            new float[][] {{.25f, .75f}, {.5f, .5f}});

    @TempDir
    Path folder;

    private Path directory;

    @BeforeEach
    void write() throws IOException {
        List<HeadKind> both = List.of(HeadKind.LINEAR, HeadKind.TREES);
        ModelManifest manifest = new ModelManifest(
                new OfClass("outcome", List.of("no", "yes")),
                List.of(
                        TensorColumn.vector("labs", List.of("Na", "K")),
                        new TensorColumn("ecg", List.of(2, 3), List.of())),
                FusionSettings.defaults(),
                WeightSettings.none(),
                new ModelManifest.Training(
                        2,
                        1,
                        Map.of(),
                        Optional.of(TrainingSettings.defaults(1).with(new Combination(true, both, false, true)))),
                Map.of(),
                Map.of());
        double[] first = {1, 0};
        Pool pool = new Pool(.25, 2, 0, new double[0])
                .with(
                        0,
                        List.of(
                                new HeadExponents(HeadKind.FUSED, new double[] {.5}),
                                new HeadExponents(HeadKind.OWN, new double[] {1, 1}),
                                new HeadExponents(HeadKind.LINEAR, first),
                                new HeadExponents(HeadKind.TREES, first)))
                .withGeometricMean();
        ScoringRule rule = new ScoringRule(
                Family.CATEGORICAL, new HeadCalibration(new double[] {1, 1}, 1, 1), BtwWeights.none(2), pool);
        FurtherHeads heads = new FurtherHeads(Map.of(
                HeadKind.LINEAR, new Head[][] {{LINEAR, LINEAR}, null},
                HeadKind.TREES, new Head[][] {{TREES, TREES}, null}));
        TrainedModel empty = new TrainedModel(manifest, rule, TargetScale.NONE, new float[0], heads);
        directory = folder.resolve("model");
        ModelDirectory.write(
                directory,
                new TrainedModel(
                        manifest, rule, TargetScale.NONE, new ParameterLayout(empty.shape()).start(2, 3), heads),
                new TrainingInsight(List.of(), List.of(), new double[0][][], List.of()),
                Optional.of(new Reference(new double[] {.5, .5}, OptionalInt.of(1))));
    }

    @Test
    void headsAreReadAsTheyWereWritten() throws IOException {
        TrainedModel read = ModelDirectory.read(directory);
        assertTrue(Files.readString(directory.resolve("manifest.json")).contains("\"formatVersion\" : 4"));
        assertTrue(read.rule().pool().geometricMean());
        assertArrayEquals(
                new double[] {1, 0}, read.rule().pool().product().get(3).exponents());
        assertTrue(read.heads().of(HeadKind.TREES, 1).isEmpty());
        for (float[] values : new float[][] {{1, 2}, {-3, .5f}}) {
            assertArrayEquals(
                    LINEAR.logProbabilities(values),
                    read.heads().of(HeadKind.LINEAR, 0).get(1).logProbabilities(values));
            assertArrayEquals(
                    TREES.logProbabilities(values),
                    read.heads().of(HeadKind.TREES, 0).get(1).logProbabilities(values));
        }
        assertEquals(
                -1,
                Files.mismatch(
                        directory.resolve("heads.safetensors"), written(read).resolve("heads.safetensors")));
    }

    private Path written(TrainedModel model) throws IOException {
        Path again = folder.resolve("again");
        ModelDirectory.write(
                again,
                model,
                new TrainingInsight(List.of(), List.of(), new double[0][][], List.of()),
                Optional.empty());
        return again;
    }

    /** Changes the heads' file as somebody would who also corrects the hashes. */
    private String refused(String name, Safetensors.Tensor tensor) throws IOException {
        Path file = directory.resolve("heads.safetensors");
        Map<String, Safetensors.Tensor> tensors =
                new LinkedHashMap<>(Safetensors.read(file).tensors());
        if (tensor == null) {
            tensors.remove(name);
        } else {
            tensors.put(name, tensor);
        }
        Files.delete(file);
        Safetensors.write(file, tensors, Map.of());
        hash();
        return assertThrows(InputException.class, () -> ModelDirectory.read(directory))
                .getMessage();
    }

    private void hash() throws IOException {
        Files.delete(directory.resolve(FileHashes.NAME));
        FileHashes.write(directory);
    }

    @Test
    void aHeadThatLacksAnArrayIsRefused() throws IOException {
        assertTrue(refused("linear.0.1.bias", null).contains("linear.0.1.bias"));
    }

    @Test
    void anArrayThatBelongsToNoHeadIsRefused() throws IOException {
        assertTrue(refused("linear.7.0.bias", Safetensors.Tensor.of(new float[] {1}, 1))
                .contains("is of no head"));
    }

    @Test
    void aTreeThatLeadsInACircleIsRefused() throws IOException {
        assertTrue(refused("trees.0.0.next", Safetensors.Tensor.of(new long[] {0, 0, 1, 1}, 4))
                .contains("leads nowhere"));
    }

    @Test
    void aHeadOfOtherInputsIsRefused() throws IOException {
        assertTrue(refused("linear.0.0.weights", Safetensors.Tensor.of(new float[6], 2, 3))
                .contains("3 inputs"));
    }

    @Test
    void aNumberThatIsNoneIsRefused() throws IOException {
        refused("linear.0.0.bias", Safetensors.Tensor.of(new float[] {0, Float.NaN}, 2));
    }

    @Test
    void aFileThatIsNotThereOrChangedIsRefused() throws IOException {
        Path file = directory.resolve("heads.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThrows(InputException.class, () -> ModelDirectory.read(directory));
        Files.delete(file);
        assertThrows(InputException.class, () -> ModelDirectory.read(directory));
    }

    @Test
    void theVersionBeforeHasNoHeads() throws IOException {
        String refused = refusedWith("\"formatVersion\" : 4", "\"formatVersion\" : 3");
        assertTrue(refused.contains("'product' does not go with its version"), refused);
    }

    @Test
    void aNegativeExponentIsRefused() throws IOException {
        String refused = refusedWith("\"exponents\" : [ 0.5 ]", "\"exponents\" : [ -0.5 ]");
        assertTrue(refused.contains("-0.5"), refused);
    }

    /** Why a manifest with another text in place of one is refused. */
    private String refusedWith(String was, String is) throws IOException {
        Path manifest = directory.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace(was, is));
        hash();
        return assertThrows(InputException.class, () -> ModelDirectory.read(directory))
                .getMessage();
    }
}
