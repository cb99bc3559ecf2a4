package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.heads.FurtherHeads;
import org.multimodalbtw.engine.heads.Head;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.heads.HeadRows;
import org.multimodalbtw.engine.heads.LinearFit;
import org.multimodalbtw.engine.heads.Scaling;
import org.multimodalbtw.engine.heads.TreesFit;
import org.multimodalbtw.engine.method.Combination;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.SideBySide;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Fits further heads to each modality, cross-fitted over the folds of the members: the heads of a member learn from the rows that it learns
 * from and have the modality, and say something of those that it holds out. The strength of linear heads is the last one that lowers
 * the log loss of held-out rows, from strong penalties to weak ones; of two scalings, the one with the lower loss counts.
 */
final class HeadFit {

    /** From strong penalties to weak ones. */
    private static final double[] STRENGTHS = {3e-4, 1e-3, 3e-3, .01, .03, .1, .3, 1};

    /** Most rows and numbers that a head learns from: with more, a simple head gains nothing that is worth its time. */
    private static final int MOST_ROWS = 20_000;

    private static final int MOST_NUMBERS = 4_000_000;

    /** Fewest rows that a head learns from. */
    private static final int FEWEST_ROWS = 20;

    private static final int MOST_CLASSES = 50;

    private final TrainingRows rows;
    private final Folds folds;
    private final boolean comparesScalings;
    private final long seed;
    private final ProgressMonitor monitor;
    private final int outputs;
    private final SideBySide sideBySide = EngineRuntime.get().sideBySide(Device.cpu());
    private final List<String> notes = new ArrayList<>();
    private int thinned;

    private HeadFit(TrainingRows rows, Folds folds, boolean comparesScalings, long seed, ProgressMonitor monitor) {
        this.comparesScalings = comparesScalings;
        this.rows = rows;
        this.folds = folds;
        this.seed = seed;
        this.monitor = monitor;
        outputs = rows.target().outputs();
    }

    /**
     * @param combination which heads, perhaps none, and how they are fitted
     * @param seed the randomness
     * @param monitor cancel
     * @return the heads; none for a target that is not a class, and with more than 50 classes, which is said; none of a modality whose rows
     *     are no lists of numbers, or of which fewer than 20 can be learnt from
     */
    static CrossFittedHeads of(
            Combination combination, TrainingRows rows, Folds folds, long seed, ProgressMonitor monitor) {
        List<HeadKind> kinds = combination.furtherHeads();
        if (kinds.isEmpty()) {
            return CrossFittedHeads.NONE;
        }
        if (!rows.target().match(ofClass -> true, ofLabels -> false, ofNumber -> false)) {
            return none(List.of());
        }
        if (rows.target().outputs() > MOST_CLASSES) {
            return none(List.of("Simple models beside the network are not fitted with more than " + MOST_CLASSES
                    + " classes, since they would take longer than the network."));
        }
        return new HeadFit(rows, folds, combination.comparesScalings(), seed, monitor).fit(kinds);
    }

    private static CrossFittedHeads none(List<String> notes) {
        return new CrossFittedHeads(FurtherHeads.NONE, Map.of(), 0, notes);
    }

    private CrossFittedHeads fit(List<HeadKind> kinds) {
        List<TensorColumn> modalities = rows.table().schema().columns();
        Map<HeadKind, Head[][]> heads = new EnumMap<>(HeadKind.class);
        Map<HeadKind, float[][]> said = new EnumMap<>(HeadKind.class);
        for (HeadKind kind : kinds) {
            heads.put(kind, new Head[modalities.size()][]);
            said.put(kind, new float[modalities.size()][]);
        }
        for (int m = 0; m < modalities.size(); m++) {
            monitor.report(0, "Simple models of " + modalities.get(m).name());
            if (isSuited(m)) {
                fit(m, heads, said);
            }
        }
        if (thinned > 0) {
            notes.add("Simple models learn from %d rows at most, drawn from all.".formatted(thinned));
        }
        return new CrossFittedHeads(new FurtherHeads(heads), said, outputs, notes);
    }

    /** Whether a modality is a list of numbers, which in each fold enough rows have. */
    private boolean isSuited(int modality) {
        TensorColumn column = rows.table().schema().columns().get(modality);
        return !column.ragged()
                && column.shape().size() == 1
                && IntStream.range(0, folds.members())
                        .allMatch(member -> having(folds.learning(member), modality).length >= FEWEST_ROWS);
    }

    private int[] having(int[] chosen, int modality) {
        return Arrays.stream(chosen).filter(row -> rows.present(row)[modality]).toArray();
    }

    private void fit(int modality, Map<HeadKind, Head[][]> heads, Map<HeadKind, float[][]> said) {
        int members = folds.members();
        HeadRows[] learning = new HeadRows[members];
        for (int member = 0; member < members; member++) {
            learning[member] = read(some(having(folds.learning(member), modality), modality, member), modality);
        }
        heads.forEach((kind, all) -> {
            all[modality] = kind == HeadKind.LINEAR ? linear(modality, learning) : trees(modality, learning);
            said.get(kind)[modality] = CrossFittedHeads.said(rows, folds, List.of(all[modality]), modality);
        });
    }

    private HeadRows read(int[] chosen, int modality) {
        return new HeadRows(
                Arrays.stream(chosen).mapToObj(row -> values(row, modality)).toArray(float[][]::new),
                Arrays.stream(chosen).map(this::truth).toArray(),
                outputs);
    }

    private float[] values(int row, int modality) {
        return rows.table().values(modality, rows.tableRow(row));
    }

    private int truth(int row) {
        return OfClass.mostProbable(rows.truth(row));
    }

    /** All rows, or as many as are enough. */
    private int[] some(int[] chosen, int modality, int member) {
        int size = rows.table().schema().columns().get(modality).size();
        int most = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, MOST_NUMBERS / size));
        if (chosen.length <= most) {
            return chosen;
        }
        thinned = Math.max(thinned, most);
        int[] drawn = Arrays.copyOf(Shuffle.of(chosen, random(modality, member)), most);
        Arrays.sort(drawn);
        return drawn;
    }

    /** Randomness that depends on nothing that is drawn elsewhere. */
    private SplittableRandom random(int modality, int member) {
        return new SplittableRandom(seed ^ (1_000_003L * modality + member + 1) * 0x9E3779B97F4A7C15L);
    }

    private Head[] linear(int modality, HeadRows[] learning) {
        Judged each = linear(modality, learning, Scaling.EACH);
        if (!comparesScalings || !learning[0].differInSpread()) {
            return each.heads();
        }
        Judged together = linear(modality, learning, Scaling.TOGETHER);
        return together.loss() < each.loss() ? together.heads() : each.heads();
    }

    /** Heads of the members, and the mean log loss of held-out rows. */
    private record Judged(Head[] heads, double loss) {}

    private Judged linear(int modality, HeadRows[] learning, Scaling scaling) {
        LinearFit[] fits = Arrays.stream(learning)
                .map(data -> new LinearFit(data, scaling, monitor))
                .toArray(LinearFit[]::new);
        int[] judged = having(folds.judged(), modality);
        Judged best = new Judged(new Head[0], Double.POSITIVE_INFINITY);
        for (double strength : STRENGTHS) {
            Head[] heads = new Head[fits.length];
            sideBySide.run(fits.length, member -> heads[member] = fits[member].at(strength), monitor);
            double loss = loss(heads, judged, modality);
            if (!(loss < best.loss())) {
                return best;
            }
            best = new Judged(heads, loss);
        }
        return best;
    }

    /** Mean log loss of held-out rows; 0 without such. */
    private double loss(Head[] heads, int[] judged, int modality) {
        return Arrays.stream(judged)
                .mapToDouble(row -> -heads[folds.judge(row)].logProbabilities(values(row, modality))[truth(row)])
                .average()
                .orElse(0);
    }

    private Head[] trees(int modality, HeadRows[] learning) {
        Head[] heads = new Head[learning.length];
        sideBySide.run(
                heads.length,
                member -> heads[member] = TreesFit.fit(
                        learning[member], random(modality, member).split().nextLong(), monitor),
                monitor);
        return heads;
    }
}
