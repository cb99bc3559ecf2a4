package org.multimodalbtw.engine.adapt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.OfferedMethod;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.NetworkPart;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.scoring.Adjustment;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.LearningRun;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Models of one generated hospital that are adapted to another one. */
class ModelAdapterTest {

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private static Path model;

    @BeforeAll
    static void train() throws IOException {
        model = train(TwoHospitals.of(240, 0, 3, TwoHospitals.Shift.NONE, 1), Task.CLASSIFICATION, "model", 12);
    }

    private static Path train(TwoHospitals rows, Task task, String name, int epochs, TrainingMethod... methods)
            throws IOException {
        Path directory = home.resolve(name);
        List<TrainingMethod> all = new ArrayList<>(List.of(ModalityDropout.STANDARD));
        all.addAll(List.of(methods));
        ComparedTraining.learn(
                rows.write(home.resolve(name + ".arrow")),
                rows.labels(task),
                LearningRun.FUSION,
                LearningRun.settings(2, epochs, WeightSettings.none()).with(all),
                directory,
                ProgressMonitor.NONE);
        return directory;
    }

    private AdaptedModel adapt(Path from, TwoHospitals rows, Labels labels, AdaptationSettings settings, String name)
            throws IOException {
        return ModelAdapter.adapt(
                from,
                rows.write(folder.resolve(name + ".arrow")),
                labels,
                settings,
                folder.resolve(name),
                ProgressMonitor.NONE);
    }

    private static AdaptationSettings settings(Way way, int epochs, boolean guarded) {
        return new AdaptationSettings(way, 2, OptionalInt.of(epochs), guarded, 3, Compute.AUTO);
    }

    private static double[][] predictions(Path directory, Path table) throws IOException {
        List<double[]> values = new ArrayList<>();
        try (Predictor predictor = Predictor.open(directory, DevicePolicy.CPU)) {
            predictor.predict(table, (RowPrediction row) -> values.add(row.values()), ProgressMonitor.NONE);
        }
        return values.toArray(double[][]::new);
    }

    private static double difference(AdaptedModel adapted, String rows) {
        List<AdaptationScore> found = adapted.scores().stream()
                .filter(score -> score.rows().equals(rows) && score.metric() == Metric.LOG_LOSS)
                .filter(score -> score.minus().isPresent())
                .toList();
        return found.get(found.size() - 1).estimate().value();
    }

    private static Labels written(TwoHospitals rows, String ill, String well) {
        Labels before = rows.labels(Task.CLASSIFICATION);
        Labels.Builder labels = Labels.classification("outcome");
        for (int row = 0; row < before.size(); row++) {
            boolean isIll = before.target()
                    .classes()
                    .get(OfClass.mostProbable(before.truth(row)))
                    .equals("ill");
            labels.add(before.rowId(row), isIll ? ill : well, before.split(row));
        }
        return labels.build();
    }

    @Test
    void outcomesInOtherWordsAreNamedBesideThoseOfTheModel() {
        TwoHospitals there = TwoHospitals.of(60, 20, 3, TwoHospitals.Shift.NONE, 7);
        InputException refused = assertThrows(
                InputException.class,
                () -> adapt(
                        model, there, written(there, "dead", "alive"), settings(Way.RECALIBRATE, 1, true), "words"));
        assertEquals(
                "No row of the new cohort can be learnt from: the model predicts 'outcome' as 'ill', 'well', and the labels have"
                        + " 'alive', 'dead'.",
                refused.getMessage());
        assertTrue(refused.remedy().startsWith("Write the outcomes in the column 'outcome'"), refused.remedy());
    }

    @Test
    void recalibrationChangesWhatTheWholeModelSaysAndNoNetwork() throws IOException {
        TwoHospitals there = TwoHospitals.of(150, 100, 3, TwoHospitals.Shift.FREQUENCY, 7);
        AdaptedModel adapted = adapt(
                model, there, there.labels(Task.CLASSIFICATION), settings(Way.RECALIBRATE, 1, true), "recalibrated");
        assertEquals(Optional.of(Way.RECALIBRATE), adapted.used(), adapted.verdict());
        assertTrue(adapted.verdict().startsWith("The model is recalibrated: on 150 held-out rows of the new cohort"));
        assertTrue(difference(adapted, AdaptationScore.TEST) < 0);
        TrainedModel before = ModelDirectory.read(model);
        TrainedModel after = ModelDirectory.read(folder.resolve("recalibrated"));
        assertArrayEquals(before.parameters(), after.parameters());
        Adjustment adjustment = after.rule().adjustments().get(0);
        assertTrue(adjustment.shifts()[0] > 0 && adjustment.shifts()[1] < 0, "more are ill, the first class");
        Path table = folder.resolve("recalibrated.arrow");
        double[][] was = predictions(model, table);
        double[][] is = predictions(folder.resolve("recalibrated"), table);
        for (int row = 0; row < was.length; row++) {
            assertArrayEquals(Family.CATEGORICAL.adjusted(was[row], adjustment), is[row], 1e-9);
        }
        assertEquals(150, adapted.manifest().summary().get("adaptation rows"));
    }

    @Test
    void whereAModalityMeansTheOppositeNetworksLearnIt() throws IOException {
        TwoHospitals there = TwoHospitals.of(240, 150, 3, TwoHospitals.Shift.MEANING, 8);
        Labels labels = there.labels(Task.CLASSIFICATION);
        AdaptedModel adapted = adapt(model, there, labels, settings(Way.ALL, 25, true), "all");
        assertEquals(Optional.of(Way.ALL), adapted.used(), adapted.verdict());
        assertTrue(difference(adapted, AdaptationScore.TEST) < -.01, adapted.verdict());
        assertTrue(adapted.manifest().training().decided().get("adapted").startsWith("all parameters: "));
        assertEquals(240, predictions(folder.resolve("all"), folder.resolve("all.arrow")).length - 150);
    }

    @Test
    void aModelThatFitsStaysAsItWasToTheLastBit() throws IOException {
        TwoHospitals same = TwoHospitals.of(80, 0, 3, TwoHospitals.Shift.NONE, 9);
        AdaptedModel adapted =
                adapt(model, same, same.labels(Task.CLASSIFICATION), settings(Way.LOW_RANK, 3, true), "same");
        assertEquals(Optional.empty(), adapted.used(), adapted.verdict());
        assertTrue(adapted.verdict()
                .startsWith("The model stays as it was: on 80 held-out rows of the new cohort 'low-rank' changes"));
        assertEquals(
                -1,
                Files.mismatch(
                        model.resolve("weights.safetensors"),
                        folder.resolve("same").resolve("weights.safetensors")));
        assertEquals(
                -1,
                Files.mismatch(
                        model.resolve("manifest.json"), folder.resolve("same").resolve("manifest.json")));
        assertTrue(adapted.notes().stream()
                .anyMatch(note -> note.matches("[\\d,]+ numbers are learnt, where each network has .*")));
    }

    @Test
    void twelvePatientsAreTooFewWhichIsSaid() throws IOException {
        TwoHospitals few = TwoHospitals.of(12, 30, 3, TwoHospitals.Shift.MEANING, 10);
        AdaptedModel adapted = adapt(model, few, few.labels(Task.CLASSIFICATION), settings(Way.HEADS, 1, false), "few");
        assertEquals(
                "12 rows to learn from are too few to adapt the model by: at least 20 are needed. The model stays as it was.",
                adapted.verdict());
        assertTrue(adapted.scores().stream().allMatch(score -> score.model().equals("unadapted")));
        assertEquals(
                -1,
                Files.mismatch(
                        model.resolve("weights.safetensors"),
                        folder.resolve("few").resolve("weights.safetensors")));
    }

    @Test
    void whatTheNewCohortLacksAndHasMoreOfIsNamed() throws IOException {
        TwoHospitals there = TwoHospitals.of(40, 0, 3, TwoHospitals.Shift.LACKING, 11);
        Labels.Builder labels = Labels.classification("outcome");
        there.rows().forEach(row -> labels.add(row.id(), row.id().endsWith("7") ? "moved" : "ill ", Split.TRAIN));
        AdaptedModel adapted = adapt(model, there, labels.build(), settings(Way.ALL, 1, false), "lacking");
        String notes = String.join("\n", adapted.notes());
        assertTrue(notes.contains("4 rows are left out, of a class that the model does not know: 'moved'."), notes);
        assertTrue(
                notes.contains("No row that is learnt from has 'well': the adapted model can still predict it"), notes);
        assertTrue(notes.contains("The tensor lacks part3: missing in every row."), notes);
        assertTrue(
                notes.contains("No row that is learnt from has 'part3': what the model knows of it stays as it was."),
                notes);
        assertTrue(notes.contains("Only 36 rows can be learnt from"), notes);
        TrainedModel before = ModelDirectory.read(model);
        TrainedModel after = ModelDirectory.read(folder.resolve("lacking"));
        assertEquals(before.manifest().target(), after.manifest().target());
        assertEquals(before.manifest().modalities(), after.manifest().modalities());
        InputException other = assertThrows(
                InputException.class,
                () -> adapt(model, there, there.labels(Task.REGRESSION), settings(Way.ALL, 1, false), "other"));
        assertTrue(other.getMessage()
                .contains("The model predicts 'outcome' (2 classes), but the labels are of 'severity' (number)"));
    }

    @Test
    void theSameSeedGivesTheSameBytesAndCancelLeavesNothing() throws IOException {
        TwoHospitals there = TwoHospitals.of(60, 0, 3, TwoHospitals.Shift.MEANING, 12);
        Labels labels = there.labels(Task.CLASSIFICATION);
        adapt(model, there, labels, settings(Way.SHARED_LOW_RANK, 2, false), "one");
        adapt(model, there, labels, settings(Way.SHARED_LOW_RANK, 2, false), "other");
        for (String name : List.of("weights.safetensors", "manifest.json", "reference.json", "insight.json")) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("one").resolve(name),
                            folder.resolve("other").resolve(name)),
                    name);
        }
        ProgressMonitor cancelled = new ProgressMonitor() {
            private boolean over;

            @Override
            public void report(double fraction, String message) {
                over |= message.contains("epoch 1");
            }

            @Override
            public boolean isCancelled() {
                return over;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> ModelAdapter.adapt(
                        model,
                        folder.resolve("one.arrow"),
                        labels,
                        settings(Way.ALL, 5, false),
                        folder.resolve("none"),
                        cancelled));
        assertFalse(Files.exists(folder.resolve("none")));
    }

    /** Each way with each kind of target, with 2 to 8 modalities, of which the last one lacks: they adapt, and what is saved predicts. */
    @Test
    void everyWayAdaptsModelsOfEveryTargetAndNumberOfModalities() throws IOException {
        int modalities = 2;
        for (Task task : Task.values()) {
            Path from =
                    train(TwoHospitals.of(60, 0, modalities, TwoHospitals.Shift.NONE, 2), task, "of" + modalities, 1);
            TwoHospitals there = TwoHospitals.of(40, 10, modalities, TwoHospitals.Shift.LACKING, 13);
            for (Way way : Way.values()) {
                String name = task + "-" + way.name();
                AdaptedModel adapted = adapt(from, there, there.labels(task), settings(way, 1, false), name);
                assertEquals(Optional.of(way), adapted.used(), name);
                double[][] said = predictions(folder.resolve(name), folder.resolve(name + ".arrow"));
                assertEquals(50, said.length);
                for (double[] row : said) {
                    assertTrue(Double.isFinite(row[0]), name);
                }
            }
            modalities += 3;
        }
        assertEquals(11, modalities);
    }

    static Stream<TrainingMethod> methodsWithParts() {
        return OfferedMethods.ALL.stream().map(OfferedMethod::standard).filter(method -> method.part()
                .isPresent());
    }

    /** What a training method added to the network stays, and all is trained together. */
    @ParameterizedTest
    @MethodSource("methodsWithParts")
    void aModelOfATrainingMethodAdaptsToo(TrainingMethod method) throws IOException {
        String name = method.getClass().getSimpleName();
        Path from = train(
                TwoHospitals.of(60, 0, 2, TwoHospitals.Shift.NONE, 2),
                Task.CLASSIFICATION,
                name,
                1,
                method,
                new UsedRegardless());
        List<NetworkPart> parts = ModelDirectory.read(from).shape().parts();
        assertEquals(1, parts.size());
        TwoHospitals there = TwoHospitals.of(40, 0, 2, TwoHospitals.Shift.MEANING, 13);
        for (Way way : List.of(Way.HEADS, Way.LOW_RANK)) {
            AdaptedModel adapted =
                    adapt(from, there, there.labels(Task.CLASSIFICATION), settings(way, 1, false), name + way.name());
            assertEquals(Optional.of(way), adapted.used());
            assertEquals(
                    parts,
                    ModelDirectory.read(folder.resolve(name + way.name()))
                            .shape()
                            .parts());
        }
    }
}
