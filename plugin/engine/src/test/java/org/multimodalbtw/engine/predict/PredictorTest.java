package org.multimodalbtw.engine.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.train.LearningRun;
import org.multimodalbtw.engine.train.LearningRun.Scored;
import org.multimodalbtw.engine.train.Predictions;

class PredictorTest {

    @TempDir
    static Path model;

    @TempDir
    Path folder;

    private static final SyntheticRows ROWS = SyntheticRows.of(200, 21);

    @BeforeAll
    static void learn() throws IOException {
        LearningRun.learn(ROWS, ROWS.classes(), LearningRun.settings(2, 4, LearningRun.WEIGHTS), model);
    }

    @Test
    void rowsKeepTheirOrderAndProbabilitiesSumToOne() throws IOException {
        SyntheticRows shuffled = ROWS.shuffled(2);
        Scored scored = LearningRun.score(shuffled, model);
        assertEquals(200, scored.summary().rows());
        assertEquals(0, scored.summary().missing());
        assertEquals(List.of(), scored.summary().warnings());
        for (int i = 0; i < 200; i++) {
            RowPrediction row = scored.rows().get(i);
            assertEquals(shuffled.rows().get(i).id(), row.rowId());
            assertEquals(1, Arrays.stream(row.values()).sum(), 1e-9);
        }
    }

    @Test
    void missingModalityHasWeightZeroAndNoPrediction() throws IOException {
        List<RowPrediction> scored = LearningRun.score(ROWS, model).rows();
        for (int i = 0; i < 200; i++) {
            RowPrediction row = scored.get(i);
            double sum = 0;
            int present = 0;
            for (int m = 0; m < 3; m++) {
                boolean missing = ROWS.rows().get(i).values().get(m) == null;
                if (missing) {
                    assertEquals(0, row.weights()[m]);
                    assertTrue(Double.isNaN(row.divergences()[m]));
                    assertNull(row.unimodal()[m]);
                } else {
                    assertTrue(row.weights()[m] > 0);
                    assertTrue(row.divergences()[m] >= 0);
                    assertEquals(1, Arrays.stream(row.unimodal()[m]).sum(), 1e-9);
                    sum += row.weights()[m];
                    present++;
                }
            }
            assertEquals(present, sum, 1e-9);
        }
    }

    @Test
    void predictionDoesNotDependOnTheOtherRows() throws IOException {
        List<RowPrediction> together = LearningRun.score(ROWS, model).rows();
        for (int i = 0; i < 200; i += 37) {
            SyntheticRows alone = new SyntheticRows(ROWS.rows().subList(i, i + 1));
            Predictions.assertSame(
                    together.get(i), LearningRun.score(alone, model).rows().get(0), 1e-6);
        }
        SyntheticRows some = new SyntheticRows(ROWS.rows().subList(50, 83));
        Predictions.assertSame(
                together.subList(50, 83), LearningRun.score(some, model).rows(), 1e-6);
    }

    @Test
    void predictionDoesNotDependOnTheChunkThatARowFallsInto() throws IOException {
        SyntheticRows many = SyntheticRows.of(600, 3);
        List<RowPrediction> together = LearningRun.score(many, model).rows();
        Predictions.assertSame(
                together, LearningRun.score(many.shuffled(5), model).rows(), 1e-6);
    }

    @Test
    void modalityThatIsMissingInAllRowsMayAsWellNotBeThere() throws IOException {
        SyntheticRows without = ROWS.map(
                        row -> row.values().get(0) == null && row.values().get(1) == null ? null : row)
                .without(2);
        Scored empty = LearningRun.score(without, model);
        Scored lacking = LearningRun.score(without.write(folder.resolve("two.arrow"), 2), model);
        Predictions.assertSame(empty.rows(), lacking.rows(), 0);
        assertEquals(
                List.of("The tensor lacks noise: missing in every row."),
                lacking.summary().warnings());
    }

    @Test
    void rowWithoutAnyModalityHasNoPredictionAndAWarning() throws IOException {
        SyntheticRows some = ROWS.map(row -> row.id().endsWith("7")
                ? new Row(row.id(), Arrays.asList(null, null, null), row.target(), row.split())
                : row);
        Scored scored = LearningRun.score(some, model);
        assertEquals(20, scored.summary().missing());
        assertEquals(
                List.of("20 of 200 rows have none of the model's modalities: they get no prediction."),
                scored.summary().warnings());
        List<RowPrediction> all = LearningRun.score(ROWS, model).rows();
        for (int i = 0; i < 200; i++) {
            RowPrediction row = scored.rows().get(i);
            boolean empty = row.rowId().endsWith("7");
            assertEquals(empty, row.isMissing());
            if (empty) {
                assertArrayEquals(new double[] {Double.NaN, Double.NaN}, row.values());
                assertArrayEquals(new double[3], row.weights());
            } else {
                Predictions.assertSame(all.get(i), row, 1e-6);
            }
        }
    }

    @Test
    void modalitiesAreMatchedByNameAndUnknownOnesIgnored() throws IOException {
        TensorSchema schema = new TensorSchema(List.of(
                SyntheticRows.SCHEMA.columns().get(2),
                new TensorColumn("images", List.of(2), List.of()),
                SyntheticRows.SCHEMA.columns().get(0),
                SyntheticRows.SCHEMA.columns().get(1)));
        Path file = folder.resolve("other.arrow");
        try (TensorTableWriter writer = TensorTableWriter.create(file, schema)) {
            for (Row row : ROWS.rows()) {
                List<float[]> values = row.values();
                writer.write(row.id(), Arrays.asList(values.get(2), new float[] {1, 2}, values.get(0), values.get(1)));
            }
            writer.commit();
        }
        Scored scored = LearningRun.score(file, model);
        Predictions.assertSame(LearningRun.score(ROWS, model).rows(), scored.rows(), 0);
        assertEquals(
                List.of("The model does not know images: ignored."),
                scored.summary().warnings());
    }

    @Test
    void otherShapesAndNamesAreRefused() throws IOException {
        assertTrue(refused(new TensorColumn("weak", List.of(7), List.of()))
                .getMessage()
                .contains("The modality 'weak' has the shape [7], but the model was trained with [3]."));
        assertTrue(refused(new TensorColumn("images", List.of(7), List.of()))
                .getMessage()
                .contains("None of the model's modalities (informative, weak, noise) is in the tensor"));
    }

    @Test
    void heldOutPredictionsAreThoseOfTheMemberThatDidNotLearnTheRow() throws IOException {
        Path one = Files.createDirectory(folder.resolve("one"));
        TrainingResult result =
                LearningRun.learn(ROWS, ROWS.classes(), LearningRun.settings(1, 4, LearningRun.WEIGHTS), one);
        List<RowPrediction> all = LearningRun.score(ROWS, one).rows();
        List<RowPrediction> same = all.stream()
                .filter(row ->
                        result.heldOut().stream().anyMatch(held -> held.rowId().equals(row.rowId())))
                .toList();
        assertFalse(same.isEmpty());
        Predictions.assertSame(result.heldOut(), same, 1e-5);
    }

    @Test
    void cancelStopsTheScoring() throws IOException {
        Path file = SyntheticRows.of(600, 3).write(folder.resolve("many.arrow"));
        int[] seen = new int[1];
        ProgressMonitor monitor = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                assertTrue(fraction > 0 && fraction <= 1);
            }

            @Override
            public boolean isCancelled() {
                return seen[0] > 0;
            }
        };
        try (Predictor predictor = Predictor.open(model.resolve("model"), DevicePolicy.CPU)) {
            assertThrows(CancellationException.class, () -> predictor.predict(file, row -> seen[0]++, monitor));
        }
        assertEquals(RowScorer.CAPACITY, seen[0]);
    }

    private InputException refused(TensorColumn column) throws IOException {
        Path file = folder.resolve("refused.arrow");
        try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(List.of(column)))) {
            writer.write("a", List.of(new float[column.size()]));
            writer.commit();
        }
        return assertThrows(InputException.class, () -> LearningRun.score(file, model));
    }
}
