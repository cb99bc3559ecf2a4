package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.predict.RowScorer;

/** A model's predictions of rows that it did not learn from, as it makes them of new rows. */
final class TestPredictions {

    private TestPredictions() {}

    /**
     * @param model the model
     * @param rows rows with the model's modalities
     * @param chosen those to predict
     * @param device where it runs
     * @param what is predicted with, in a message
     * @param monitor progress and cancel
     * @return one prediction a chosen row
     * @throws org.multimodalbtw.engine.InputException if a result is no number
     */
    static List<RowPrediction> of(
            TrainedModel model, TrainingRows rows, int[] chosen, Device device, String what, ProgressMonitor monitor) {
        List<RowPrediction> predictions = new ArrayList<>();
        if (chosen.length == 0) {
            return predictions;
        }
        RowFeed feed = new RowFeed(rows);
        try (RowScorer scorer = new RowScorer(model, device)) {
            for (int start = 0, count; start < chosen.length; start += count) {
                monitor.checkCancelled();
                monitor.report((double) start / chosen.length, "Predictions of test rows: " + what);
                int first = start;
                count = scorer.budget()
                        .rows(chosen.length - start, row -> feed.items(scorer.budget(), chosen[first + row]));
                int[] some = Arrays.copyOfRange(chosen, start, start + count);
                scorer.batch().rows(some.length);
                feed.inputs(scorer.batch(), some);
                scorer.score(Arrays.stream(some).mapToObj(rows::id).toList()).stream()
                        .map(RowPrediction::requireDefined)
                        .forEach(predictions::add);
            }
        }
        return predictions;
    }
}
