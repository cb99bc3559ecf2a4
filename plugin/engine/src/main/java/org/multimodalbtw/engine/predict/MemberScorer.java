package org.multimodalbtw.engine.predict;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.CallBudget;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.scoring.TwoPass;

/**
 * What each network of a model predicts by itself: both passes with its own weights, as held-out rows are scored in training, so that a new
 * row can be compared with them. Every network gets each row, so that a call has members x rows.
 */
final class MemberScorer {

    private final TrainedModel model;
    private final CallBudget budget;
    private final Minibatch batch;
    private final TwoPass passes;

    /**
     * @param model the model
     * @param network its network
     */
    MemberScorer(TrainedModel model, FusionNetwork network) {
        this.model = model;
        NetworkShape shape = model.shape();
        budget = new CallBudget(network, shape.members(), RowScorer.CAPACITY);
        batch = new Minibatch(shape, shape.members(), budget.most());
        passes = new TwoPass(network, batch, model.heads());
    }

    /** How many rows can be scored at once. */
    CallBudget budget() {
        return budget;
    }

    /** The rows to score next, the same for each member. */
    Minibatch batch() {
        return batch;
    }

    /** Of each row of the minibatch networks x outputs, in units of the target; NaN where the row has no modality. */
    List<double[][]> score() {
        List<TwoPass.Scored> scored = passes.score(model.rule());
        int members = batch.members();
        int rows = batch.rows();
        List<double[][]> predictions = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            double[][] each = new double[members][];
            for (int member = 0; member < members; member++) {
                each[member] = RowScorer.values(model, scored.get(member * rows + row));
            }
            predictions.add(each);
        }
        return predictions;
    }
}
