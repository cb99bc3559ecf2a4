package org.multimodalbtw.engine.train;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.method.EpochView;
import org.multimodalbtw.engine.network.CallBudget;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.scoring.TwoPass;

/** Scores rows by the members that judge them, or that learn from them, all members in the same native calls. */
final class HeldOutPass {

    /** Most rows of one native call. A GPU is waited for once a call, and has room for more. */
    private static final int CHUNK = 256;

    private static final int CHUNK_OF_GPU = 2048;

    private final int[][] scored;
    private final RowFeed feed;
    private final ProgressMonitor monitor;
    private final Minibatch batch;
    private final TwoPass passes;
    private final int longest;
    private final CallBudget budget;

    private HeldOutPass(FusionNetwork network, int[][] scored, RowFeed feed, ProgressMonitor monitor) {
        this.scored = scored;
        this.feed = feed;
        this.monitor = monitor;
        longest = Arrays.stream(scored).mapToInt(rows -> rows.length).max().orElseThrow();
        int wanted = Math.min(network.device().isGpu() ? CHUNK_OF_GPU : CHUNK, longest);
        budget = new CallBudget(network, scored.length, wanted);
        batch = new Minibatch(network, scored.length, budget.most());
        passes = new TwoPass(network, batch);
    }

    private static HeldOutPass of(
            FusionNetwork network, Folds folds, IntFunction<int[]> rows, RowFeed feed, ProgressMonitor monitor) {
        return new HeldOutPass(
                network, IntStream.range(0, folds.members()).mapToObj(rows).toArray(int[][]::new), feed, monitor);
    }

    /** A pass over the rows that each member scores in training. */
    static HeldOutPass ofScored(FusionNetwork network, Folds folds, RowFeed feed, ProgressMonitor monitor) {
        return of(network, folds, folds::scored, feed, monitor);
    }

    /** A pass over the rows that each member holds out. */
    static HeldOutPass ofHeldOut(FusionNetwork network, Folds folds, RowFeed feed, ProgressMonitor monitor) {
        return of(network, folds, folds::heldOut, feed, monitor);
    }

    /** A pass over the rows that each member learns from. */
    static HeldOutPass ofLearning(FusionNetwork network, Folds folds, RowFeed feed, ProgressMonitor monitor) {
        return of(network, folds, folds::learning, feed, monitor);
    }

    /** Makes the first pass alone and keeps nothing of it. */
    void first(EpochView.Sink sink) {
        inChunks(chosen -> {
            List<RowOutputs> first = passes.first();
            for (int at = 0; at < chosen.length; at++) {
                sink.accept(at / batch.rows(), chosen[at], first.get(at));
            }
        });
    }

    /** Makes the first pass while only some modalities are shown, each row once. */
    void showing(List<boolean[]> parts, EpochView.PartSink sink) {
        BitSet done = new BitSet();
        inChunks(chosen -> {
            List<List<RowOutputs>> shown = passes.showing(parts);
            for (int at = 0; at < chosen.length; at++) {
                for (int part = 0; !done.get(chosen[at]) && part < parts.size(); part++) {
                    sink.accept(part, chosen[at], shown.get(part).get(at));
                }
                done.set(chosen[at]);
            }
        });
    }

    /** Makes the first pass, and keeps its outputs as those of both. */
    void first(HeldOutOutputs outputs) {
        first((member, row, first) -> outputs.keep(row, first, first));
    }

    /**
     * Makes both passes and keeps their outputs.
     *
     * @param rule gives the weights of the last pass
     */
    void both(ScoringRule rule, HeldOutOutputs outputs) {
        inChunks(chosen -> {
            List<TwoPass.Scored> rows = passes.score(rule);
            for (int at = 0; at < chosen.length; at++) {
                outputs.keep(chosen[at], rows.get(at).first(), rows.get(at).last());
            }
        });
    }

    /** What is done with the rows of a filled minibatch: members x rows positions, one member's after the other's. */
    private interface Chunk {
        void accept(int[] chosen);
    }

    private void inChunks(Chunk work) {
        for (int start = 0, rows; start < longest; start += rows) {
            monitor.checkCancelled();
            int first = start;
            rows = budget.rows(longest - start, row -> heaviest(first + row));
            int[] chosen = choose(start, rows);
            batch.rows(rows);
            feed.inputs(batch, chosen);
            work.accept(chosen);
        }
    }

    /** The most values in ragged modalities that a member's row has at a place. */
    private long heaviest(int place) {
        return Arrays.stream(scored)
                .mapToLong(own -> feed.items(budget, own[Math.min(place, own.length - 1)]))
                .max()
                .orElseThrow();
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
