package org.multimodalbtw.engine.train;

import java.util.Arrays;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;

/** How much of each expert each modality uses in each member, with equal weights. */
final class ExpertUse {

    private static final int CHUNK = 256;

    private ExpertUse() {}

    /**
     * @param network the network
     * @param feed gives it rows
     * @param rows which rows
     * @return members x modalities x experts: shares that sum to 1, or all 0 where no row has the modality
     */
    static double[][][] of(FusionNetwork network, RowFeed feed, int[] rows, ProgressMonitor monitor) {
        int modalities = network.shape().modalityCount();
        int experts = network.shape().fusion().experts().count();
        double[][][] use = new double[network.shape().members()][modalities][experts];
        Minibatch batch = new Minibatch(network, 1, CHUNK);
        for (int start = 0; start < rows.length; start += CHUNK) {
            monitor.checkCancelled();
            int[] chosen = Arrays.copyOfRange(rows, start, Math.min(rows.length, start + CHUNK));
            batch.rows(chosen.length);
            feed.inputs(batch, chosen);
            try (EncodedRows encoded = network.encode(batch)) {
                add(use, encoded.expertUse());
            }
        }
        for (double[][] member : use) {
            for (double[] modality : member) {
                double sum = Arrays.stream(modality).sum();
                Arrays.setAll(modality, e -> sum > 0 ? modality[e] / sum : 0);
            }
        }
        return use;
    }

    private static void add(double[][][] use, float[] more) {
        int at = 0;
        for (double[][] member : use) {
            for (double[] modality : member) {
                for (int e = 0; e < modality.length; e++) {
                    modality[e] += more[at++];
                }
            }
        }
    }
}
