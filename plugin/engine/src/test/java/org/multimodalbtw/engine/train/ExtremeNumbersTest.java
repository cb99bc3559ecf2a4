package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.predict.PredictionSummary;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;

/** Numbers in a ready tensor that single precision holds, but cannot compute with. */
class ExtremeNumbersTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(150, 4);
    private static final TrainingSettings SETTINGS = LearningRun.settings(2, 3, LearningRun.WEIGHTS);

    @TempDir
    Path folder;

    @Test
    void aTrainingGoesOnWithoutThemAsIfTheModalityWereMissingThere() throws IOException {
        SyntheticRows extreme = with(1e20f, Split.TEST, Split.TRAIN);
        SyntheticRows missing = with(Float.NaN, Split.TEST, Split.TRAIN);
        TrainingResult result = learn(extreme, "extreme");
        TrainingResult expected = learn(missing, "missing");
        assertEquals(expected.scores(), result.scores());
        assertEquals(
                "2 rows count as lacking 'weak' for a number that cannot be computed with, for example row 'p0000':"
                        + " number 2 is 1.0E20. Numbers must lie between -1e18 and 1e18: correct it, or leave it empty.",
                result.warnings().get(0));
        LearningRun.Scored scored = LearningRun.score(extreme, folder.resolve("extreme"));
        assertEquals(List.of(result.warnings().get(0)), scored.summary().warnings());
        assertEquals(0, scored.summary().missing());
        assertNull(scored.rows().get(0).unimodal()[1]);
        Predictions.assertSame(
                LearningRun.score(missing, folder.resolve("extreme")).rows(), scored.rows(), 0);
    }

    @Test
    void theLargestNumbersThatAreTakenGiveAResultOrASentence() throws IOException {
        SyntheticRows extreme = with(1e18f, Split.TEST);
        learn(ROWS, "model");
        LearningRun.Scored scored = LearningRun.score(extreme, folder.resolve("model"));
        assertEquals(0, scored.summary().missing());
        boolean undefined = scored.rows().stream().anyMatch(RowPrediction::isUndefined);
        assertEquals(undefined, scored.summary().warnings().toString().contains("is not a number"));
    }

    @Test
    void aResultThatIsNotANumberIsCalledThat() throws IOException {
        learn(ROWS, "model");
        TrainedModel model = ModelDirectory.read(folder.resolve("model").resolve("model"));
        float[] parameters = model.parameters().clone();
        Arrays.fill(parameters, 1e30f);
        TrainedModel broken = new TrainedModel(model.manifest(), model.rule(), model.scale(), parameters);
        List<RowPrediction> rows = new ArrayList<>();
        try (Predictor predictor = Predictor.of(broken, DevicePolicy.CPU)) {
            PredictionSummary summary =
                    predictor.predict(ROWS.write(folder.resolve("t")), rows::add, ProgressMonitor.NONE);
            assertEquals(0, summary.missing());
            assertEquals(
                    List.of("The network's result is not a number for 150 rows ('p0000', 'p0001', 'p0002' and 147"
                            + " more), which get no prediction: look there for values that are extreme."),
                    summary.warnings());
        }
        assertTrue(rows.get(0).isMissing() && rows.get(0).isUndefined());
        assertMessage(() -> rows.get(0).requireDefined(), "The network's result for row 'p0000' is not a number.");
    }

    /** The first row of each split that has "weak" gets a number there; NaN leaves it out. */
    private static SyntheticRows with(float number, Split... splits) {
        List<Split> left = new ArrayList<>(List.of(splits));
        return ROWS.map(row -> {
            if (row.values().get(1) == null || row.values().get(0) == null || !left.remove(row.split())) {
                return row;
            }
            List<float[]> values = new ArrayList<>(row.values());
            values.set(1, Float.isNaN(number) ? null : new float[] {0, number, 1});
            return new Row(row.id(), values, row.target(), row.split());
        });
    }

    private TrainingResult learn(SyntheticRows rows, String name) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        return LearningRun.learn(rows, ROWS.classes(), SETTINGS, place);
    }
}
