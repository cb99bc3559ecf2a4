package org.multimodalbtw.engine.predict;

import ai.djl.Device;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.RowWeights;

/** Scores rows with all members of a model, in two passes. Not for use by several threads at once. */
public final class RowScorer implements AutoCloseable {

    /** Most rows of one native call. */
    public static final int CAPACITY = 256;

    private final TrainedModel model;
    private final NetworkShape shape;
    private final FusionNetwork network;
    private final Minibatch batch;

    /**
     * @param model the model
     * @param device where it runs
     */
    public RowScorer(TrainedModel model, Device device) {
        this.model = model;
        shape = model.shape();
        network = new FusionNetwork(shape, Execution.on(device), model.parameters());
        batch = new Minibatch(shape, 1, CAPACITY);
    }

    /** @return the rows to score next: its number of rows, inputs and what is seen are to be set */
    public Minibatch batch() {
        return batch;
    }

    /**
     * Scores the rows of the minibatch.
     *
     * @param ids their ids
     * @return one prediction a row, missing where a row has no modality
     */
    public List<RowPrediction> score(List<String> ids) {
        FloatBuffer seen = batch.seen();
        batch.weights().put(seen.duplicate());
        try (EncodedRows encoded = network.encode(batch)) {
            float[] own = encoded.own();
            float[] first = encoded.fuse();
            List<RowOutputs> outputs = new ArrayList<>();
            List<RowWeights> weights = new ArrayList<>();
            for (int row = 0; row < batch.rows(); row++) {
                RowOutputs output = outputs(row, own, first, seen);
                outputs.add(output);
                weights.add(model.rule().weigh(output));
            }
            float[] last = shape.weighted() ? secondPass(encoded, weights) : first;
            List<RowPrediction> predictions = new ArrayList<>();
            for (int row = 0; row < batch.rows(); row++) {
                RowOutputs output = outputs.get(row).withFused(fused(row, last));
                predictions.add(prediction(model, ids.get(row), outputs.get(row), output, weights.get(row)));
            }
            return predictions;
        }
    }

    /**
     * Puts together what is known of a row.
     *
     * @param model the model
     * @param id the row's id
     * @param first the outputs of its first pass
     * @param last the outputs of its last pass
     * @param weights its weights
     * @return the prediction, missing where the row has no modality
     */
    public static RowPrediction prediction(
            TrainedModel model, String id, RowOutputs first, RowOutputs last, RowWeights weights) {
        boolean classes = model.manifest().task().hasProbabilities();
        double[] result = new double[model.manifest().outputs()];
        double[] unweighted = result;
        if (last.isEmpty()) {
            Arrays.fill(result, Double.NaN);
        } else {
            result = model.rule().predict(last, weights);
            unweighted = model.rule().predictUnweighted(first);
        }
        double[][] own = weights.own();
        if (!classes) {
            own = Arrays.stream(own).map(one -> restored(model, one)).toArray(double[][]::new);
            unweighted = restored(model, unweighted);
        }
        return new RowPrediction(
                id,
                classes ? result : new double[0],
                classes ? Double.NaN : model.scale().restore(result[0]),
                weights.weights(),
                weights.divergences(),
                unweighted,
                own);
    }

    private static double[] restored(TrainedModel model, double[] number) {
        return number == null ? null : new double[] {model.scale().restore(number[0])};
    }

    private float[] secondPass(EncodedRows encoded, List<RowWeights> weights) {
        FloatBuffer buffer = batch.weights();
        FloatBuffer seen = batch.seen();
        for (RowWeights row : weights) {
            for (int m = 0; m < row.tokenWeights().length; m++) {
                buffer.put((float) row.tokenWeights()[m]);
                seen.put((float) row.presence()[m]);
            }
        }
        return encoded.fuse();
    }

    private RowOutputs outputs(int row, float[] own, float[] first, FloatBuffer seen) {
        int modalities = shape.modalityCount();
        int outputs = shape.outputs();
        double[][][] ownOutputs = new double[shape.members()][modalities][];
        boolean[] present = new boolean[modalities];
        for (int m = 0; m < modalities; m++) {
            present[m] = seen.get(row * modalities + m) > 0;
            for (int member = 0; member < shape.members(); member++) {
                int at = ((member * batch.rows() + row) * modalities + m) * outputs;
                ownOutputs[member][m] = doubles(own, at, outputs);
            }
        }
        return new RowOutputs(ownOutputs, fused(row, first), present, energies(row, present));
    }

    private double[] energies(int row, boolean[] present) {
        double[] energies = new double[present.length];
        for (int m = 0; m < present.length; m++) {
            energies[m] = present[m] ? batch.energy(m, row) : Double.NaN;
        }
        return energies;
    }

    private double[][] fused(int row, float[] values) {
        double[][] fused = new double[shape.members()][];
        for (int member = 0; member < fused.length; member++) {
            fused[member] = doubles(values, (member * batch.rows() + row) * shape.outputs(), shape.outputs());
        }
        return fused;
    }

    private static double[] doubles(float[] values, int from, int count) {
        double[] part = new double[count];
        Arrays.setAll(part, i -> values[from + i]);
        return part;
    }

    @Override
    public void close() {
        network.close();
    }
}
