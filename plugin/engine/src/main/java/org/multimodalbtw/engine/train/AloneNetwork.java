package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.RowPrediction;

/**
 * A network that was trained on one modality alone, and what it says of the rows by which the network of all modalities is judged. A row
 * that lacks the modality gets what one would say without any data.
 */
public final class AloneNetwork {

    private final TrainedVariants whole;
    private final TrainingRows rows;
    private final Folds folds;
    private final TrainedNetwork network;
    private final TrainedModel model;
    private final Device device;

    AloneNetwork(TrainedVariants whole, TrainingRows rows, Folds folds, TrainedNetwork network, TrainedModel model) {
        this.whole = whole;
        this.rows = rows;
        this.folds = folds;
        this.network = network;
        this.model = model;
        device = whole.notes().device();
    }

    /** @return the predictions of {@link TrainedVariants#heldOut} rows, in their order: rows x outputs, each by members that did not learn from it */
    public double[][] heldOut() {
        return inOrder(whole.heldOutIds(), new HeldOutPredictions(rows, folds.judged(), network.outputs(), model));
    }

    /**
     * @param monitor progress and cancel
     * @return the predictions of {@link TrainedVariants#test} rows, in their order: rows x outputs
     */
    public double[][] test(ProgressMonitor monitor) {
        List<String> ids = whole.testIds();
        Map<String, Integer> known = new HashMap<>();
        IntStream.range(0, rows.size()).forEach(row -> known.put(rows.id(row), row));
        int[] chosen = ids.stream()
                .map(known::get)
                .filter(row -> row != null)
                .mapToInt(Integer::intValue)
                .toArray();
        return inOrder(ids, TestPredictions.of(model, rows, chosen, device, name(), monitor));
    }

    private String name() {
        return rows.table().schema().modalities().get(0) + " alone";
    }

    private double[][] inOrder(List<String> ids, List<RowPrediction> predictions) {
        Target target = whole.model().manifest().target();
        Map<String, double[]> said = new HashMap<>();
        predictions.forEach(row -> said.put(
                row.rowId(), target.inOrder(row.values(), model.manifest().target())));
        double[] prior = whole.prior();
        return ids.stream().map(id -> said.getOrDefault(id, prior)).toArray(double[][]::new);
    }
}
