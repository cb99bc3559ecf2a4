package org.multimodalbtw.engine.train;

import java.util.AbstractList;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.predict.RowScorer;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.TwoPass;

/** A model's predictions of the rows that its members held out, each put together from the kept outputs whenever it is asked for. */
final class HeldOutPredictions extends AbstractList<RowPrediction> {

    private final TrainingRows rows;
    private final int[] heldOut;
    private final HeldOutOutputs outputs;
    private final TrainedModel model;

    HeldOutPredictions(TrainingRows rows, int[] heldOut, HeldOutOutputs outputs, TrainedModel model) {
        this.rows = rows;
        this.heldOut = heldOut;
        this.outputs = outputs;
        this.model = model;
    }

    @Override
    public RowPrediction get(int index) {
        int row = heldOut[index];
        RowOutputs first = outputs.firstPass(row);
        return RowScorer.prediction(
                model, rows.id(row), new TwoPass.Scored(first, model.rule().weigh(first), outputs.lastPass(row)));
    }

    @Override
    public int size() {
        return heldOut.length;
    }
}
