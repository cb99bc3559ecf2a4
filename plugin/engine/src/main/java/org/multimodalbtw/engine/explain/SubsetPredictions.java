package org.multimodalbtw.engine.explain;

import java.util.List;
import org.multimodalbtw.engine.ProgressMonitor;

/** What a model predicts, in both passes, of rows of which only some modalities are seen. */
sealed interface SubsetPredictions permits FusedSubsets, EncodedSubsets {

    /**
     * @param subsets which rows, and what of them is seen
     * @param monitor asked before each native call whether to stop
     * @return subsets x outputs, in units of the target; not finite where the network's result is not
     */
    double[][] of(List<Subset> subsets, ProgressMonitor monitor);

    /** The way that suits the model's network. */
    static SubsetPredictions of(ScoredBatch batch) {
        return batch.network().shape().hasTokensOfTheirOwn() ? new FusedSubsets(batch) : new EncodedSubsets(batch);
    }
}
