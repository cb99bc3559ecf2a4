package org.multimodalbtw.engine.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.runtime.SideBySide;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.RowWeights;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.scoring.TwoPass;

/**
 * For networks in which each modality has a token of its own: the rows are encoded once, and their tokens fused anew for each subset. Where
 * the fused output is a sum of one term a modality, the first pass takes one call a modality; the second pass takes only those subsets whose
 * weights or presence are not those of the first.
 */
final class FusedSubsets implements SubsetPredictions {

    private final ScoredBatch batch;
    private final ScoringRule rule;
    private final int members;
    private final int modalities;
    private final int outputs;
    private final SideBySide sideBySide;
    private Terms terms;

    /**
     * The fused output as a sum.
     *
     * @param none what is there where nothing is seen, members x outputs
     * @param added what a row's modality adds, rows x modalities x members x outputs; {@code null} where the row lacks it
     */
    private record Terms(double[][] none, double[][][][] added) {

        double[][] sum(Subset subset) {
            double[][] sum = new double[none.length][];
            for (int member = 0; member < sum.length; member++) {
                sum[member] = none[member].clone();
                for (int m = 0; m < subset.seen().length; m++) {
                    if (subset.seen()[m]) {
                        double[] term = added[subset.row()][m][member];
                        for (int output = 0; output < term.length; output++) {
                            sum[member][output] += term[output];
                        }
                    }
                }
            }
            return sum;
        }
    }

    FusedSubsets(ScoredBatch batch) {
        this.batch = batch;
        rule = batch.model().rule();
        members = batch.network().shape().members();
        modalities = batch.modalities();
        outputs = batch.network().shape().outputs();
        sideBySide = batch.network().sideBySide();
    }

    @Override
    public double[][] of(List<Subset> subsets, ProgressMonitor monitor) {
        RowOutputs[] last = first(subsets, monitor);
        double[][] predictions = new double[subsets.size()][];
        if (!rule.countsModalities()) {
            for (int i = 0; i < last.length; i++) {
                predictions[i] = batch.model().scale().restore(rule.predictUnweighted(last[i]));
            }
            return predictions;
        }
        RowWeights[] weights = new RowWeights[last.length];
        weigh(last, weights, monitor);
        if (rule.needsTwoPasses()) {
            secondPass(subsets, weights, last, monitor);
        }
        for (int i = 0; i < last.length; i++) {
            predictions[i] = batch.prediction(new TwoPass.Scored(last[i], weights[i], last[i]));
        }
        return predictions;
    }

    private void weigh(RowOutputs[] rows, RowWeights[] weights, ProgressMonitor monitor) {
        inParts(
                rows.length,
                (start, count) -> IntStream.range(start, start + count).forEach(i -> weights[i] = rule.weigh(rows[i])),
                monitor);
    }

    /** Some of the subsets, which are counted from 0. */
    private interface Part {
        void of(int start, int count);
    }

    /** As many subsets at once as a native call may have. */
    private void inParts(int subsets, Part part, ProgressMonitor monitor) {
        int most = batch.most();
        sideBySide.run(
                (subsets + most - 1) / most, at -> part.of(at * most, Math.min(most, subsets - at * most)), monitor);
    }

    private RowOutputs[] first(List<Subset> subsets, ProgressMonitor monitor) {
        RowOutputs[] first = new RowOutputs[subsets.size()];
        if (batch.network().shape().isSumOfTerms()) {
            if (terms == null) {
                terms = terms(monitor);
            }
            for (int i = 0; i < first.length; i++) {
                first[i] = only(subsets.get(i), terms.sum(subsets.get(i)));
            }
        } else {
            double[][][] fused = fuse(subsets, null, monitor);
            for (int i = 0; i < first.length; i++) {
                first[i] = only(subsets.get(i), fused[i]);
            }
        }
        return first;
    }

    private RowOutputs only(Subset subset, double[][] fused) {
        return batch.scored().get(subset.row()).first().only(subset.seen(), fused);
    }

    /** Puts the second pass's output where it is another than the first's. */
    private void secondPass(List<Subset> subsets, RowWeights[] weights, RowOutputs[] last, ProgressMonitor monitor) {
        int[] changed = IntStream.range(0, last.length)
                .filter(i -> !countsAllAlike(subsets.get(i).seen(), weights[i]))
                .toArray();
        List<Subset> again = IntStream.of(changed).mapToObj(subsets::get).toList();
        RowWeights[] theirs = IntStream.of(changed).mapToObj(i -> weights[i]).toArray(RowWeights[]::new);
        double[][][] fused = fuse(again, theirs, monitor);
        for (int i = 0; i < changed.length; i++) {
            last[changed[i]] = last[changed[i]].withFused(fused[i]);
        }
    }

    /** Whether the second pass would read what the first did, to single precision. */
    private static boolean countsAllAlike(boolean[] seen, RowWeights weights) {
        for (int m = 0; m < seen.length; m++) {
            float one = seen[m] ? 1 : 0;
            if ((float) weights.tokenWeights()[m] != one || (float) weights.presence()[m] != one) {
                return false;
            }
        }
        return true;
    }

    private Terms terms(ProgressMonitor monitor) {
        List<TwoPass.Scored> rows = batch.scored();
        double[][] none = fuse(List.of(new Subset(0, new boolean[modalities])), null, monitor)[0];
        double[][][][] added = new double[rows.size()][modalities][][];
        for (int m = 0; m < modalities; m++) {
            List<Subset> alone = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                if (rows.get(row).first().present()[m]) {
                    boolean[] seen = new boolean[modalities];
                    seen[m] = true;
                    alone.add(new Subset(row, seen));
                }
            }
            double[][][] fused = fuse(alone, null, monitor);
            for (int i = 0; i < fused.length; i++) {
                added[alone.get(i).row()][m] = minus(fused[i], none);
            }
        }
        return new Terms(none, added);
    }

    private static double[][] minus(double[][] fused, double[][] none) {
        double[][] added = new double[none.length][none[0].length];
        for (int member = 0; member < added.length; member++) {
            for (int output = 0; output < added[member].length; output++) {
                added[member][output] = fused[member][output] - none[member][output];
            }
        }
        return added;
    }

    /**
     * The fused outputs, subsets x members x outputs.
     *
     * @param weights of the second pass; {@code null} in the first
     */
    private double[][][] fuse(List<Subset> subsets, RowWeights[] weights, ProgressMonitor monitor) {
        double[][][] fused = new double[subsets.size()][members][outputs];
        inParts(
                fused.length,
                (start, count) -> put(fuse(subsets, weights, start, count), fused, start, count),
                monitor);
        return fused;
    }

    private void put(float[] values, double[][][] fused, int start, int count) {
        for (int i = 0; i < count; i++) {
            for (int member = 0; member < members; member++) {
                for (int output = 0; output < outputs; output++) {
                    fused[start + i][member][output] = values[(member * count + i) * outputs + output];
                }
            }
        }
    }

    private float[] fuse(List<Subset> subsets, RowWeights[] weights, int start, int count) {
        int[] rows = new int[count];
        float[] presence = new float[count * modalities];
        float[] tokens = new float[count * modalities];
        for (int i = 0; i < count; i++) {
            Subset subset = subsets.get(start + i);
            rows[i] = subset.row();
            for (int m = 0; m < modalities; m++) {
                double whole = subset.seen()[m] ? 1 : 0;
                int place = i * modalities + m;
                presence[place] =
                        (float) (weights == null ? whole : weights[start + i].presence()[m]);
                tokens[place] =
                        (float) (weights == null ? whole : weights[start + i].tokenWeights()[m]);
            }
        }
        return batch.encoded().fuse(rows, presence, tokens);
    }
}
