package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.StartingModel;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingStage;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.WeightSettings;

/** A training that starts from a saved model of two members. */
class StartValuesTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(60, 5);
    private static final String OWN = "informative/encoder.";

    @TempDir
    Path folder;

    private Path saved;
    private TrainedModel model;

    @BeforeEach
    void trainAModel() throws IOException {
        LearningRun.learn(ROWS, ROWS.classes(), LearningRun.settings(2, 1, WeightSettings.none()), folder);
        saved = folder.resolve("model");
        model = ModelDirectory.read(saved);
    }

    private TrainedVariants train(int members, TrainingMethod... methods) throws IOException {
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("rows.arrow")))) {
            return BtwLearner.train(
                    table,
                    ROWS.classes(),
                    LearningRun.FUSION,
                    LearningRun.settings(members, 2, WeightSettings.none()).with(List.of(methods)),
                    ProgressMonitor.NONE);
        }
    }

    @Test
    void whatRestsIsInEachMemberAsInTheModel() throws IOException {
        TrainedVariants trained = train(3, new TrialMethods.Started(saved, OWN, true));
        ParameterLayout layout = new ParameterLayout(model.shape());
        float[] after = trained.model().parameters();
        for (Slice slice : layout.byName().values()) {
            for (int member = 0; member < 3; member++) {
                int from = member % 2 * layout.size() + slice.offset();
                int to = member * layout.size() + slice.offset();
                float[] before = Arrays.copyOfRange(model.parameters(), from, from + slice.size());
                float[] now = Arrays.copyOfRange(after, to, to + slice.size());
                assertEquals(
                        slice.name().startsWith(OWN), Arrays.equals(before, now), slice.name() + ", member " + member);
            }
        }
        String warning = "Training starts from the model in " + saved
                + ": where that has learnt from rows of this table, their scores are too good.";
        assertEquals(
                1, trained.notes().warnings().stream().filter(warning::equals).count());
    }

    @Test
    void aStageBeforeTheMainOneStartsThereToo() throws IOException {
        TrainingMethod resting = new TrainingMethod() {
            @Override
            public boolean learns(Slice slice) {
                return !slice.name().startsWith(OWN);
            }
        };
        TrainingMethod staged = new TrainingMethod() {
            @Override
            public List<TrainingStage> before() {
                return List.of(new TrainingStage("resting", 1, List.of(resting)));
            }
        };
        float[] after = train(2, new TrialMethods.Started(saved, OWN, true), staged)
                .model()
                .parameters();
        ParameterLayout layout = new ParameterLayout(model.shape());
        for (int i = 0; i < after.length; i++) {
            if (isOwn(layout, i % layout.size())) {
                assertEquals(model.parameters()[i], after[i]);
            }
        }
    }

    @Test
    void aStartFromAModelLeadsElsewhereThanTheUsualOne() throws IOException {
        float[] usual = train(2).model().parameters();
        float[] started =
                train(2, new TrialMethods.Started(saved, "", false)).model().parameters();
        assertFalse(Arrays.equals(usual, started));
        float[] again =
                train(2, new TrialMethods.Started(saved, "", false)).model().parameters();
        assertArrayEquals(started, again, "the same bytes again");
    }

    @Test
    void theOthersStartAsUsual() {
        NetworkShape shape = model.shape();
        ParameterLayout layout = new ParameterLayout(shape);
        float[] values = layout.start(2, 99);
        StartValues.of(new StartingModel(saved, slice -> slice.name().startsWith(OWN)))
                .put(shape, layout, values);
        float[] usual = layout.start(2, 99);
        for (int i = 0; i < values.length; i++) {
            float expected = isOwn(layout, i % layout.size()) ? model.parameters()[i] : usual[i];
            assertEquals(expected, values[i]);
        }
    }

    private static boolean isOwn(ParameterLayout layout, int place) {
        return layout.byName().values().stream()
                .filter(slice -> slice.name().startsWith(OWN))
                .anyMatch(slice -> place >= slice.offset() && place < slice.offset() + slice.size());
    }

    @Test
    void aModelThatDoesNotFitIsRefused() throws IOException {
        NetworkShape shape = model.shape();
        FusionSettings wider = new FusionSettings(24, LearningRun.FUSION.experts(), LearningRun.FUSION.dropout());
        assertRefused(
                new NetworkShape(shape.target(), shape.modalities(), wider, 2, false),
                OWN,
                "has 'informative/encoder.1.weight' in the shape [4, 16], but [4, 24] is needed");
        List<TensorColumn> others = List.of(shape.modalities().get(0), new TensorColumn("ecg", List.of(3), List.of()));
        assertRefused(
                new NetworkShape(shape.target(), others, LearningRun.FUSION, 2, false),
                "ecg/encoder.",
                "lacks 6 of the 6 parameters that the training is to start from, for example 'ecg/encoder.1.weight'");
        List<TensorColumn> longer = List.of(new TensorColumn("informative", List.of(5), List.of()));
        assertRefused(
                new NetworkShape(shape.target(), longer, LearningRun.FUSION, 2, false),
                OWN,
                "The modality 'informative' has the shape [5], but the model was trained with [4]");
        assertRefused(shape, "nothing", "No part of the network starts from the model");
        OfClass swapped = new OfClass("outcome", List.of("ja", "nein"));
        assertRefused(
                new NetworkShape(swapped, shape.modalities(), LearningRun.FUSION, 2, false),
                "informative/",
                "('no', 'yes'), but the training is to predict 'outcome' ('ja', 'nein')");
        NetworkShape number = new NetworkShape(new OfNumber("days"), shape.modalities(), LearningRun.FUSION, 2, false);
        assertRefused(number, "", "but the training is to predict 'days' (a number)");
        ParameterLayout layout = new ParameterLayout(number);
        StartValues.of(new StartingModel(saved, slice -> slice.name().startsWith(OWN)))
                .put(number, layout, layout.start(2, 1));
    }

    private void assertRefused(NetworkShape shape, String prefix, String problem) {
        ParameterLayout layout = new ParameterLayout(shape);
        StartValues values =
                StartValues.of(new StartingModel(saved, slice -> slice.name().startsWith(prefix)));
        InputException refused =
                assertThrows(InputException.class, () -> values.put(shape, layout, layout.start(shape.members(), 1)));
        assertTrue(refused.getMessage().contains(problem), refused.getMessage());
        assertFalse(refused.remedy().isBlank());
    }

    @Test
    void aFolderThatIsNoModelIsRefusedBeforeAnythingIsTrained() {
        TrainingMethod started = new TrialMethods.Started(folder.resolve("none"), OWN, false);
        InputException refused = assertThrows(InputException.class, () -> train(2, started));
        assertTrue(refused.getMessage().contains("none is not a model"), refused.getMessage());
    }
}
