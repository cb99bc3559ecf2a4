package org.multimodalbtw.engine.train;

import java.nio.FloatBuffer;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.scoring.ScoringRule;

/** Scores every learnt row by the member that judges it, all members in the same native calls. */
final class HeldOutPass {

    private static final int CHUNK = 256;

    private final Folds folds;
    private final RowFeed feed;
    private final ProgressMonitor monitor;
    private final Minibatch batch;
    private final int longest;
    private final int chunk;

    HeldOutPass(FusionNetwork network, Folds folds, RowFeed feed, ProgressMonitor monitor) {
        this.folds = folds;
        this.feed = feed;
        this.monitor = monitor;
        int rows = 0;
        for (int member = 0; member < folds.members(); member++) {
            rows = Math.max(rows, folds.scored(member).length);
        }
        longest = rows;
        chunk = Math.min(CHUNK, longest);
        batch = new Minibatch(network.shape(), folds.members(), chunk);
    }

    /**
     * Fills in the outputs of both passes and the rows' weights.
     *
     * @param rule gives the weights of the last pass; {@code null}: there is one pass, with equal weights
     */
    void run(FusionNetwork network, ScoringRule rule, HeldOutOutputs outputs) {
        for (int start = 0; start < longest; start += chunk) {
            monitor.checkCancelled();
            int rows = Math.min(chunk, longest - start);
            int[] chosen = choose(start, rows);
            batch.rows(rows);
            feed.inputs(batch, chosen);
            try (EncodedRows encoded = network.encode(batch)) {
                float[] own = encoded.own();
                float[] first = encoded.fuse();
                for (int at = 0; at < chosen.length; at++) {
                    outputs.own(chosen[at], own, at);
                    outputs.first(chosen[at], first, at);
                }
                float[] last = first;
                if (rule != null) {
                    weigh(rule, chosen, outputs);
                    last = encoded.fuse();
                }
                for (int at = 0; at < chosen.length; at++) {
                    outputs.fused(chosen[at], last, at);
                }
            }
        }
    }

    private void weigh(ScoringRule rule, int[] chosen, HeldOutOutputs outputs) {
        FloatBuffer buffer = batch.weights();
        for (int row : chosen) {
            double[] weights = rule.weigh(outputs.firstPass(row)).weights();
            for (int m = 0; m < weights.length; m++) {
                outputs.weights()[row][m] = (float) weights[m];
            }
            buffer.put(outputs.weights()[row]);
        }
    }

    /** Positions of members x rows; a member with fewer rows repeats its last one, which changes nothing. */
    private int[] choose(int start, int rows) {
        int[] chosen = new int[folds.members() * rows];
        for (int member = 0; member < folds.members(); member++) {
            int[] own = folds.scored(member);
            for (int i = 0; i < rows; i++) {
                chosen[member * rows + i] = own[Math.min(start + i, own.length - 1)];
            }
        }
        return chosen;
    }
}
