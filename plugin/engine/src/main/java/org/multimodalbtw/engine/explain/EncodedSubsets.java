package org.multimodalbtw.engine.explain;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.scoring.TwoPass;

/**
 * For networks in which a modality's token depends on what else is seen: the rows are encoded anew for each subset, one subset of every row
 * at a time.
 */
record EncodedSubsets(ScoredBatch batch) implements SubsetPredictions {

    @Override
    public double[][] of(List<Subset> subsets, ProgressMonitor monitor) {
        double[][] predictions = new double[subsets.size()][];
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < subsets.size(); i++) {
            left.add(i);
        }
        while (!left.isEmpty()) {
            monitor.checkCancelled();
            Subset[] together = new Subset[batch.scored().size()];
            List<Integer> later = new ArrayList<>();
            int[] places = new int[together.length];
            Arrays.fill(places, -1);
            for (int i : left) {
                Subset one = subsets.get(i);
                if (together[one.row()] == null) {
                    together[one.row()] = one;
                    places[one.row()] = i;
                } else {
                    later.add(i);
                }
            }
            List<TwoPass.Scored> scored = score(together);
            for (int row = 0; row < places.length; row++) {
                if (places[row] >= 0) {
                    predictions[places[row]] = batch.prediction(scored.get(row));
                }
            }
            left = later;
        }
        return predictions;
    }

    /** Rows without a subset are scored as they are. */
    private List<TwoPass.Scored> score(Subset[] together) {
        FloatBuffer seen = batch.rows().seen();
        for (int row = 0; row < together.length; row++) {
            boolean[] present =
                    together[row] == null ? batch.scored().get(row).first().present() : together[row].seen();
            for (boolean one : present) {
                seen.put(one ? 1 : 0);
            }
        }
        return batch.passes().score(batch.model().rule());
    }
}
