package org.multimodalbtw.engine.train;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.ScoringRule;

/** Scores rows by the members that judge them, or that learn from them, all members in the same native calls. */
final class HeldOutPass {

    /** Most rows of one native call. A GPU is waited for once a call, and has room for more. */
    private static final int CHUNK = 256;

    private static final int CHUNK_OF_GPU = 2048;

    private final int[][] scored;
    private final RowFeed feed;
    private final ProgressMonitor monitor;
    private final Minibatch batch;
    private final int longest;
    private final int chunk;

    private HeldOutPass(FusionNetwork network, int[][] scored, RowFeed feed, ProgressMonitor monitor) {
        this.scored = scored;
        this.feed = feed;
        this.monitor = monitor;
        longest = Arrays.stream(scored).mapToInt(rows -> rows.length).max().orElseThrow();
        chunk = Math.min(network.device().isGpu() ? CHUNK_OF_GPU : CHUNK, longest);
        batch = new Minibatch(network, scored.length, chunk);
    }

    /** A pass over the rows that each member judges. */
    static HeldOutPass ofJudged(FusionNetwork network, Folds folds, RowFeed feed, ProgressMonitor monitor) {
        return new HeldOutPass(
                network,
                IntStream.range(0, folds.members()).mapToObj(folds::scored).toArray(int[][]::new),
                feed,
                monitor);
    }

    /** A pass over the rows that each member learns from. */
    static HeldOutPass ofLearning(FusionNetwork network, Folds folds, RowFeed feed, ProgressMonitor monitor) {
        return new HeldOutPass(
                network,
                IntStream.range(0, folds.members()).mapToObj(folds::learning).toArray(int[][]::new),
                feed,
                monitor);
    }

    /** Takes what a member's first pass says of a row. */
    interface FirstPassSink {
        void accept(int member, int row, RowOutputs outputs);
    }

    /**
     * Makes the first pass alone and keeps nothing of it.
     *
     * @param present which modalities a row has
     */
    void first(FusionNetwork network, IntFunction<boolean[]> present, FirstPassSink sink) {
        inChunks(network, (chosen, encoded) -> {
            float[] own = encoded.own();
            float[] first = encoded.fuse();
            int rows = chosen.length / scored.length;
            for (int at = 0; at < chosen.length; at++) {
                sink.accept(at / rows, chosen[at], row(network, own, first, at, present.apply(chosen[at])));
            }
        });
    }

    /** What is done with encoded rows: members x rows positions, one member's after the other's. */
    private interface Chunk {
        void accept(int[] chosen, EncodedRows encoded);
    }

    private void inChunks(FusionNetwork network, Chunk work) {
        for (int start = 0; start < longest; start += chunk) {
            monitor.checkCancelled();
            int rows = Math.min(chunk, longest - start);
            int[] chosen = choose(start, rows);
            batch.rows(rows);
            feed.inputs(batch, chosen);
            try (EncodedRows encoded = network.encode(batch)) {
                work.accept(chosen, encoded);
            }
        }
    }

    private static RowOutputs row(FusionNetwork network, float[] own, float[] first, int at, boolean[] present) {
        int outputs = network.shape().outputs();
        double[][] heads = new double[present.length][outputs];
        for (int m = 0; m < present.length; m++) {
            int from = (at * present.length + m) * outputs;
            Arrays.setAll(heads[m], c -> own[from + c]);
        }
        double[] fused = new double[outputs];
        Arrays.setAll(fused, c -> first[at * outputs + c]);
        return new RowOutputs(new double[][][] {heads}, new double[][] {fused}, present);
    }

    /**
     * Fills in the outputs of both passes and the rows' weights.
     *
     * @param rule gives the weights of the last pass; {@code null}: there is one pass, with equal weights
     */
    void run(FusionNetwork network, ScoringRule rule, HeldOutOutputs outputs) {
        inChunks(network, (chosen, encoded) -> {
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
        });
    }

    private void weigh(ScoringRule rule, int[] chosen, HeldOutOutputs outputs) {
        FloatBuffer buffer = batch.weights();
        for (int row : chosen) {
            double[] weights = rule.weigh(outputs.firstPass(row)).tokenWeights();
            for (int m = 0; m < weights.length; m++) {
                outputs.weights().set(row, m, (float) weights[m]);
            }
            outputs.weights().put(row, buffer);
        }
    }

    /** Positions of members x rows; a member with fewer rows repeats its last one, which changes nothing. */
    private int[] choose(int start, int rows) {
        int[] chosen = new int[scored.length * rows];
        for (int member = 0; member < scored.length; member++) {
            int[] own = scored[member];
            for (int i = 0; i < rows; i++) {
                chosen[member * rows + i] = own[Math.min(start + i, own.length - 1)];
            }
        }
        return chosen;
    }
}
