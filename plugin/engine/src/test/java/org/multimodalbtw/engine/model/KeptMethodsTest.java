package org.multimodalbtw.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.method.MethodTable;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingMethods;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.train.BtwLearner;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.LearningRun;
import org.multimodalbtw.engine.train.MultilabelTest;
import org.multimodalbtw.engine.train.TrainedVariants;

/** What training methods leave in a model: a part for good, tables and states; trained, saved and loaded. */
class KeptMethodsTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(60, 5);

    @TempDir
    Path folder;

    private static ObjectMapper json() {
        Map<String, Class<? extends TrainingMethod>> names = new HashMap<>(TrainingMethods.NAMES);
        names.put("adapted", TrialMethods.Adapted.class);
        names.put("recording", TrialMethods.Recording.class);
        return ModelJson.mapper(names);
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void aLoadedModelPredictsTheSameToTheBit(Task task) throws IOException {
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("rows.arrow")))) {
            TrainedVariants trained = train(table, task, new TrialMethods.Adapted(2), ModalityDropout.STANDARD);
            TrainedModel model = trained.model();
            ModelDirectory.write(directory(), model, trained.insight(ProgressMonitor.NONE), Optional.empty(), json());
            TrainedModel read = ModelDirectory.read(directory(), json());
            assertEquals(model.shape(), read.shape());
            assertEquals(List.of(new TrialMethods.Adapted(2)), read.shape().parts());
            assertArrayEquals(model.parameters(), read.parameters());
            List<RowPrediction> before = predict(model, table);
            List<RowPrediction> after = predict(read, table);
            for (int row = 0; row < before.size(); row++) {
                assertArrayEquals(before.get(row).values(), after.get(row).values());
                assertArrayEquals(before.get(row).weights(), after.get(row).weights());
                assertArrayEquals(before.get(row).unimodal(), after.get(row).unimodal());
            }
            float[] up = Safetensors.read(directory().resolve("weights.safetensors"))
                    .floats("adapter/up")
                    .toArray();
            assertFalse(Arrays.equals(new float[up.length], up), "it has learnt");
            assertAsPredicted(trained.test(trained.variants().get(0), ProgressMonitor.NONE), after);
        }
    }

    @Test
    void tablesAndStatesAreReadAsTheyWereWritten() throws IOException {
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("rows.arrow")))) {
            TrainedVariants trained = train(table, Task.CLASSIFICATION, new TrialMethods.Recording());
            ModelDirectory.write(
                    directory(), trained.model(), trained.insight(ProgressMonitor.NONE), Optional.empty(), json());
            List<MethodTable> tables = trained.insight(ProgressMonitor.NONE).tables();
            assertEquals(1, tables.size());
            assertEquals(
                    tables,
                    ModelDirectory.readInsight(directory()).orElseThrow().tables());
            ModelManifest read = ModelDirectory.read(directory(), json()).manifest();
            assertEquals(1, read.training().states().size());
            assertEquals(trained.model().manifest(), read);
        }
        MethodTable impossible = new MethodTable(
                "shares", List.of("share"), List.of(new MethodTable.Row(1, "labs", List.of(Double.NaN))));
        byte[] text = ModelJson.MAPPER.writeValueAsBytes(impossible);
        assertEquals(impossible, ModelJson.MAPPER.readValue(text, MethodTable.class));
    }

    @Test
    void methodsThatLeaveNothingLeaveNoWordInTheFiles() throws IOException {
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("rows.arrow")))) {
            train(table, Task.CLASSIFICATION, ModalityDropout.STANDARD)
                    .write(directory(), Optional.empty(), ProgressMonitor.NONE);
        }
        assertFalse(Files.readString(directory().resolve("manifest.json")).contains("states"));
        assertFalse(Files.readString(directory().resolve("insight.json")).contains("tables"));
        assertTrue(ModelDirectory.readManifest(directory()).training().states().isEmpty());
        assertTrue(
                ModelDirectory.readInsight(directory()).orElseThrow().tables().isEmpty());
    }

    @Test
    void aModelOfAnUnknownMethodIsRefused() throws IOException {
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("rows.arrow")))) {
            TrainedVariants trained = train(table, Task.CLASSIFICATION, new TrialMethods.Adapted(2));
            ModelDirectory.write(
                    directory(), trained.model(), trained.insight(ProgressMonitor.NONE), Optional.empty(), json());
        }
        assertRefused("was trained with the method 'adapted', which this extension does not know");
        Path manifest = directory().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"method\" : \"adapted\"", "\"kind\" : 1"));
        assertRefused("is damaged");
    }

    private void assertRefused(String problem) {
        InputException refused = assertThrows(InputException.class, () -> ModelDirectory.read(directory()));
        assertTrue(refused.getMessage().contains(problem), refused.getMessage());
    }

    private Path directory() {
        return folder.resolve("model");
    }

    /** The test rows' predictions, which training made, are those of the model. */
    private static void assertAsPredicted(List<RowPrediction> test, List<RowPrediction> all) {
        assertEquals(12, test.size());
        for (RowPrediction one : test) {
            RowPrediction same = all.stream()
                    .filter(row -> row.rowId().equals(one.rowId()))
                    .findFirst()
                    .orElseThrow();
            assertArrayEquals(one.values(), same.values(), 1e-5);
        }
    }

    private static TrainedVariants train(TensorTable table, Task task, TrainingMethod... methods) {
        Labels labels =
                switch (task) {
                    case CLASSIFICATION -> ROWS.classes();
                    case MULTILABEL -> MultilabelTest.labels(ROWS);
                    case REGRESSION -> ROWS.numbers();
                };
        return BtwLearner.train(
                table,
                labels,
                LearningRun.FUSION,
                LearningRun.settings(2, 2, LearningRun.WEIGHTS).with(List.of(methods)),
                ProgressMonitor.NONE);
    }

    private static List<RowPrediction> predict(TrainedModel model, TensorTable table) {
        List<RowPrediction> rows = new ArrayList<>();
        try (Predictor predictor = Predictor.of(model, DevicePolicy.CPU)) {
            predictor.predict(table, rows::add, ProgressMonitor.NONE);
        }
        return rows;
    }
}
