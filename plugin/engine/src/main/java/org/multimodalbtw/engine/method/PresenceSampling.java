package org.multimodalbtw.engine.method;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * {@link PresenceAdapters} at work: in a share of the rows modalities are hidden, so that what is left is one of the known sets. Sets that
 * gained less than others on held-out rows in the last epoch are shown more: with the gain d of a set's score and the mean gain over the sets,
 * its share is {@code 1 + tanh((mean d - d) / s)}, where s is the mean distance of the gains from their mean, and 1 where all gain alike (ours,
 * in place of the authors' tangent, which has a pole).
 */
final class PresenceSampling implements MethodRun {

    /** Gains that lie closer together are alike, but for the rounding of their mean. */
    private static final double LEAST = 1e-9;

    private final PresenceAdapters method;
    private final PresencePatterns known;
    private final LearningRows rows;
    private final NetworkShape shape;
    private final List<boolean[]> shown;
    private final NotedRows noted = new NotedRows("Sets of modalities", "score", "share");
    private double[] shares;
    private double[] scores;

    PresenceSampling(PresenceAdapters method, PresencePatterns known, LearningRows rows, NetworkShape shape) {
        this.method = method;
        this.known = known;
        this.rows = rows;
        this.shape = shape;
        int sets = known.codes().size();
        shown = IntStream.range(0, sets)
                .mapToObj(set -> known.shown(set, shape.modalityCount()))
                .toList();
        shares = new double[sets];
        Arrays.fill(shares, 1);
    }

    @Override
    public void beforeStep(StepBatch batch, RandomGenerator random) {
        FusionHiding hiding = new FusionHiding(batch.minibatch());
        int modalities = shape.modalityCount();
        boolean[] sees = new boolean[modalities];
        boolean[] hides = new boolean[modalities];
        for (int row = 0; row < batch.chosen().length; row++) {
            boolean isHidden = random.nextDouble() < method.hidden();
            double place = random.nextDouble();
            for (int m = 0; m < modalities; m++) {
                sees[m] = hiding.sees(row * modalities + m);
            }
            int set = isHidden ? drawn(PresencePatterns.code(sees), place) : -1;
            if (set >= 0) {
                for (int m = 0; m < modalities; m++) {
                    hides[m] = !shown.get(set)[m];
                }
                hiding.hide(row, hides);
            }
        }
    }

    /**
     * A set that a row can be shown as.
     *
     * @param code what the row has
     * @param place 0 to 1, where it lies in the shares of these sets
     * @return the set's position; -1 where there is none
     */
    int drawn(int code, double place) {
        double all = 0;
        for (int set = 0; set < shares.length; set++) {
            all += PresencePatterns.isWithin(known.codes().get(set), code) ? shares[set] : 0;
        }
        double left = place * all;
        int last = -1;
        for (int set = 0; set < shares.length; set++) {
            if (PresencePatterns.isWithin(known.codes().get(set), code) && shares[set] > 0) {
                last = set;
                left -= shares[set];
                if (left < 0) {
                    return set;
                }
            }
        }
        return last;
    }

    @Override
    public void afterEpoch(EpochView epoch) {
        if (!method.adaptive()) {
            return;
        }
        double[] now = scores(epoch);
        note(epoch, now);
        if (scores != null) {
            double[] gains = new double[now.length];
            Arrays.setAll(gains, set -> now[set] - scores[set]);
            shares = shares(gains);
        }
        scores = now;
    }

    /** Of each set the mean score of the held-out rows that have at least that, shown as if they had no more; not a number where none has. */
    private double[] scores(EpochView epoch) {
        Family family = Family.of(rows.target());
        double[] sums = new double[shown.size()];
        int[] counts = new int[shown.size()];
        epoch.showing(shown, (set, row, outputs) -> {
            if (PresencePatterns.isWithin(known.codes().get(set), PresencePatterns.code(rows.present(row)))) {
                double[] said = family.mean(outputs.fused()[0], 1);
                sums[set] += OwnScores.score(rows.target(), said, rows.truth(row));
                counts[set]++;
            }
        });
        Arrays.setAll(sums, set -> sums[set] / counts[set]);
        return sums;
    }

    /**
     * @param gains of the sets; not a number where nothing is known
     * @return how much each set is shown, above 0 and below 2
     */
    static double[] shares(double[] gains) {
        double mean = Arrays.stream(gains).filter(Double::isFinite).average().orElse(0);
        double spread = Arrays.stream(gains)
                .filter(Double::isFinite)
                .map(gain -> Math.abs(gain - mean))
                .average()
                .orElse(0);
        return Arrays.stream(gains)
                .map(gain -> spread > LEAST && Double.isFinite(gain) ? 1 + Math.tanh((mean - gain) / spread) : 1)
                .toArray();
    }

    private void note(EpochView epoch, double[] now) {
        double all = Arrays.stream(shares).sum();
        for (int set = 0; set < now.length; set++) {
            noted.add(epoch, name(set), now[set], shares[set] / all);
        }
    }

    private String name(int set) {
        List<TensorColumn> columns = shape.modalities();
        return String.join(
                " and ",
                IntStream.range(0, columns.size())
                        .filter(m -> shown.get(set)[m])
                        .mapToObj(m -> columns.get(m).name())
                        .toList());
    }

    @Override
    public Optional<MethodTable> table() {
        return noted.table();
    }
}
