package org.multimodalbtw.engine.weight;

import java.util.Arrays;
import java.util.List;

/**
 * How usual a row's modalities are, judged by what held-out rows show of the same modality: a modality whose data are corrupted counts
 * less. (Our own addition: the divergence from the fused prediction alone does not find a corrupted modality, since a head that reads
 * noise mostly hesitates; docs/METHOD.md.)
 *
 * <p>Two divergences of row i and modality m are compared with their own distribution over held-out rows, taken as log-normal:
 *
 * <pre>
 *   D_im = KL( p_m || q_-m )         q_-m: the fusion of the row's other modalities' own predictions; large is unusual
 *   E_im = mean of the squared encoded values, twice the KL divergence a value from N(x, 1) to N(0, 1);
 *          large (noise) and small (a stuck sensor) are both unusual
 *   B_im = b(1 - Phi(z(D_im))) b(2 - 2 Phi(|z(E_im)|)),       z(v) = (log v - mean) / deviation
 *   b(p) = -e p log p  where p is below 1/e, else 1
 *   f_im = B_im / (B_im + o (1 - B_im)),                      o = .001
 * </pre>
 *
 * b is the least Bayes factor of "as usual" that a tail probability p allows (Sellke, Bayarri and Berger 2001, The American Statistician
 * 55); f is then the probability of "as usual" if one modality in a thousand is not. No label enters, and no other row that is scored.
 *
 * @param divergences of log D, one a modality; a modality without a reference is never unusual
 * @param energies of log E, one a modality; empty, like the divergences, where typicality is not used
 */
public record Typicality(List<Reference> divergences, List<Reference> energies) {

    /** Odds that a modality of a row is corrupted, before anything is seen of it; of .1, .01 and .001 the one that cost nothing on clean rows. */
    private static final double ODDS = .001;

    /** Least D and E that enter a logarithm. */
    private static final double LEAST = 1e-6;

    /** Fewest held-out rows that make a reference. */
    private static final int FEWEST = 20;

    /** Least deviation of a logarithm, so that a constant modality is not unusual for its rounding. */
    private static final double LEAST_DEVIATION = 1e-3;

    /**
     * The held-out rows' logarithms. Their tails may be longer than a normal distribution's: on either side the deviation is at least
     * what puts the outermost half per cent of them beyond 2.576 deviations, so that clean rows are not taken for corrupted ones.
     *
     * @param mean their mean
     * @param below deviation of smaller values; 0 if there are too few rows to say what is usual
     * @param above deviation of larger values; 0 likewise
     */
    public record Reference(double mean, double below, double above) {

        private static final double TAIL = .005;
        private static final double TAIL_DEVIATIONS = 2.5758293035489;

        /** @throws IllegalArgumentException if a number is not finite, or one deviation alone is 0, or below */
        public Reference {
            boolean known = below > 0 && above > 0 && Double.isFinite(below + above);
            if (!Double.isFinite(mean) || !known && (below != 0 || above != 0)) {
                throw new IllegalArgumentException("A reference of " + mean + ", " + below + ", " + above);
            }
        }

        /**
         * @param values of held-out rows, at least 0
         * @return their reference
         */
        public static Reference of(double[] values) {
            if (values.length < FEWEST) {
                return new Reference(0, 0, 0);
            }
            double[] logs = Arrays.stream(values).map(Reference::log).sorted().toArray();
            double mean = Arrays.stream(logs).average().orElseThrow();
            double variance = Arrays.stream(logs)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();
            double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
            int outer = (int) (TAIL * logs.length);
            return new Reference(
                    mean,
                    Math.max(deviation, (mean - logs[outer]) / TAIL_DEVIATIONS),
                    Math.max(deviation, (logs[logs.length - 1 - outer] - mean) / TAIL_DEVIATIONS));
        }

        private double standardised(double value) {
            if (!(above > 0) || Double.isNaN(value)) {
                return 0;
            }
            double difference = log(value) - mean;
            return difference / (difference < 0 ? below : above);
        }

        private static double log(double value) {
            return Math.log(Math.max(value, LEAST));
        }
    }

    /** Keeps its own copies. */
    public Typicality {
        divergences = List.copyOf(divergences);
        energies = List.copyOf(energies);
    }

    /** @return every modality is as usual */
    public static Typicality none() {
        return new Typicality(List.of(), List.of());
    }

    /** @return whether modalities are judged at all */
    public boolean used() {
        return !energies.isEmpty();
    }

    /**
     * @param modality a modality that the row has
     * @param divergence D_im; NaN where the row has no other modality
     * @param energy E_im; NaN where it is not known
     * @return f_im, 0 to 1; 1 is as usual
     */
    public double factor(int modality, double divergence, double energy) {
        if (!used()) {
            return 1;
        }
        double disagreement = divergences.get(modality).standardised(divergence);
        double distance = Math.abs(energies.get(modality).standardised(energy));
        double factor =
                leastBayesFactor(NormalTail.above(disagreement)) * leastBayesFactor(2 * NormalTail.above(distance));
        return factor / (factor + ODDS * (1 - factor));
    }

    static double leastBayesFactor(double tail) {
        if (tail <= 0) {
            return 0;
        }
        return tail < 1 / Math.E ? -Math.E * tail * Math.log(tail) : 1;
    }
}
