package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.weight.WeightSettings;

/** With one member, the network that judges the validation rows is the model: it must say of them what the Predictor says. */
class HeldOutPredictionsTest {

    private static final SyntheticRows PLAIN = SyntheticRows.of(2000, 33);

    /** A validation row with all modalities, of which the first has values unlike any other's. */
    private static final String ODD = PLAIN.rows().stream()
            .filter(row -> row.split() == Split.VALID && !row.values().contains(null))
            .findFirst()
            .orElseThrow()
            .id();

    private static final SyntheticRows ROWS = PLAIN.map(row -> {
        if (!row.id().equals(ODD)) {
            return row;
        }
        List<float[]> values = new ArrayList<>(row.values());
        float[] absurd = new float[values.get(0).length];
        Arrays.fill(absurd, row.target() > 0 ? -40 : 40);
        values.set(0, absurd);
        return new Row(row.id(), values, row.target(), row.split());
    });

    @TempDir
    Path folder;

    @Test
    void classesAreThoseOfThePredictor() throws IOException {
        agree(SyntheticRows::classes, true);
    }

    @Test
    void numbersAreThoseOfThePredictor() throws IOException {
        agree(SyntheticRows::numbers, true);
    }

    @Test
    void alsoWithoutTheFactorForUnusualData() throws IOException {
        agree(SyntheticRows::classes, false);
    }

    @Test
    void theOddModalityIsAllButLeftOutOfTheHeldOutPrediction() throws IOException {
        TrainingResult result = learn(SyntheticRows::classes, true);
        RowPrediction odd = only(result.heldOut());
        assertTrue(odd.weights()[0] < .1, "weight " + odd.weights()[0]);
        double ofOdd = odd.unimodal()[0][1];
        double ofOthers = odd.unimodal()[1][1];
        assertTrue(
                Math.abs(odd.values()[1] - ofOthers) < Math.abs(odd.values()[1] - ofOdd),
                "the prediction follows the others: " + Arrays.toString(odd.values()));
    }

    private void agree(Function<SyntheticRows, Labels> labels, boolean unusualCountLess) throws IOException {
        TrainingResult result = learn(labels, unusualCountLess);
        Set<String> held = result.heldOut().stream().map(RowPrediction::rowId).collect(Collectors.toSet());
        List<RowPrediction> predicted = LearningRun.score(ROWS, folder).rows().stream()
                .filter(row -> held.contains(row.rowId()))
                .toList();
        assertTrue(held.contains(ODD));
        assertEquals(
                ROWS.rows().stream().filter(row -> row.split() == Split.VALID).count(), held.size());
        Predictions.assertSame(predicted, result.heldOut(), 1e-6);
    }

    private TrainingResult learn(Function<SyntheticRows, Labels> labels, boolean unusualCountLess) throws IOException {
        WeightSettings weights = LearningRun.WEIGHTS;
        TrainingSettings settings = LearningRun.settings(1, 4, weights).variant(11, weights, unusualCountLess);
        return LearningRun.learn(ROWS, labels.apply(ROWS), settings, folder);
    }

    private static RowPrediction only(List<RowPrediction> rows) {
        return rows.stream().filter(row -> row.rowId().equals(ODD)).findFirst().orElseThrow();
    }
}
