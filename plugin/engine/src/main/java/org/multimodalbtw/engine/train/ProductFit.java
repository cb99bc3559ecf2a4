package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.scoring.HeadExponents;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.RowWeights;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.Scheme;

/**
 * Fits products of heads, with one exponent a head, to rows that no head has learnt from, and decides whether one takes the place of a pool
 * (product of experts; logarithmic opinion pool, Genest and Zidek 1986). What is compared is cross-fitted: a row is judged by exponents that
 * were fitted to other rows, and to rows of other groups.
 */
final class ProductFit {

    private static final int PARTS = 5;

    /** Most numbers that are kept of the rows that are fitted on; of more rows, every so many-th is. */
    private static final int MOST_NUMBERS = 10_000_000;

    private static final double[] SHARES = {.25, .5, 1};

    /** Of the loss: weights that change less would have to be explained to everybody and serve nobody. */
    private static final double LEAST_GAIN = .001;

    private final TrainingRows rows;
    private final HeldOutOutputs outputs;
    private final ScoringRule rule;
    private final List<HeadKind> further;
    private final int modalities;
    private final int[] fitted;
    /** Rows x modalities, as are the divergences: all that is kept of the rows' weights, since there may be a million rows. */
    private final double[] unblended;

    private final double[] divergences;
    private final int[] classes;
    private final int[] parts;

    /** A product with its loss of each row, by exponents of the other parts. */
    private record Candidate(List<HeadKind> further, double[] losses) {}

    /**
     * @param judged positions of the rows to fit on
     * @param rule settled, with the pool that a product has to be better than
     */
    ProductFit(TrainingRows rows, HeldOutOutputs outputs, int[] judged, ScoringRule rule) {
        this.rows = rows;
        this.outputs = outputs;
        this.rule = rule;
        further = outputs.furtherHeads();
        modalities = rows.table().schema().columns().size();
        int ofRow = (1 + modalities * (1 + further.size())) * rows.target().outputs();
        int most = Math.max(1, MOST_NUMBERS / ofRow);
        int step = (judged.length + most - 1) / most;
        fitted = IntStream.range(0, judged.length)
                .filter(i -> i % step == 0)
                .map(i -> judged[i])
                .toArray();
        unblended = new double[fitted.length * modalities];
        divergences = new double[fitted.length * modalities];
        weigh();
        classes = Arrays.stream(fitted)
                .map(row -> OfClass.mostProbable(rows.truth(row)))
                .toArray();
        parts = parts();
    }

    private void weigh() {
        for (int i = 0; i < fitted.length; i++) {
            RowWeights weights = rule.weigh(outputs.firstPass(fitted[i]));
            System.arraycopy(weights.unblended(), 0, unblended, i * modalities, modalities);
            System.arraycopy(weights.divergences(), 0, divergences, i * modalities, modalities);
        }
    }

    /** Rows, or groups of rows, dealt out in turn. */
    private int[] parts() {
        Map<String, Integer> known = new HashMap<>();
        return Arrays.stream(fitted)
                .map(row -> {
                    String group = rows.group(row) == null ? "row " + row : "group " + rows.group(row);
                    known.putIfAbsent(group, known.size());
                    return known.get(group) % PARTS;
                })
                .toArray();
    }

    /** Which heads have a product, if any, and whether it takes the place of the pool; empty where too few rows were held out. */
    Optional<ProductGuard> decide() {
        if (further.isEmpty() || fitted.length < PARTS) {
            return Optional.empty();
        }
        double[] before = before();
        float[][][] unweighted = logits(0);
        Candidate best = null;
        for (List<HeadKind> some : sets()) {
            Candidate candidate = candidate(unweighted, some);
            best = best == null || isBetter(gain(before, candidate), gain(before, best)) ? candidate : best;
        }
        return Optional.of(new ProductGuard(best.further, gain(before, best), fitted.length));
    }

    /**
     * The pool with a product.
     *
     * @param some the further heads that take part
     */
    Pool product(List<HeadKind> some) {
        float[][][] unweighted = logits(0);
        double share = rule.weights().settings().scheme() == Scheme.NONE ? 0 : share(candidate(unweighted, some));
        return rule.pool().with(share, exponents(share > 0 ? logits(share) : unweighted, some));
    }

    /** One that may be taken goes before one that may not, and then the larger gain. */
    private static boolean isBetter(MeanGain one, MeanGain other) {
        boolean mayOne = one.isBeyond(ProductGuard.ERRORS);
        boolean mayOther = other.isBeyond(ProductGuard.ERRORS);
        return mayOne == mayOther ? one.mean() > other.mean() : mayOne;
    }

    private MeanGain gain(double[] before, Candidate candidate) {
        return MeanGain.of(rows::group, fitted, before, candidate.losses);
    }

    /** How much the weights count: as much as is better than the product without them by more than one standard error, and by a thousandth. */
    private double share(Candidate plain) {
        double best = 0;
        double most = LEAST_GAIN * Arrays.stream(plain.losses).average().orElse(0);
        for (double share : SHARES) {
            MeanGain gain = gain(plain.losses, candidate(logits(share), plain.further));
            if (gain.isShown() && gain.mean() > most) {
                best = share;
                most = gain.mean();
            }
        }
        return best;
    }

    private double[] before() {
        double[] losses = new double[fitted.length];
        for (int i = 0; i < losses.length; i++) {
            RowWeights weights = rule.weigh(outputs.firstPass(fitted[i]));
            losses[i] = rule.family().loss(rule.predict(outputs.lastPass(fitted[i]), weights), rows.truth(fitted[i]));
        }
        return losses;
    }

    /** All sets of further heads, the empty one first. */
    private List<List<HeadKind>> sets() {
        List<List<HeadKind>> sets = new ArrayList<>(List.of(List.of()));
        for (HeadKind kind : further) {
            for (List<HeadKind> set : List.copyOf(sets)) {
                List<HeadKind> larger = new ArrayList<>(set);
                larger.add(kind);
                sets.add(larger);
            }
        }
        return sets;
    }

    /** What all heads say, with weights: rows x heads x classes, in the order fused, own and the kinds of further heads. */
    private float[][][] logits(double share) {
        float[][][] all = new float[fitted.length][][];
        for (int i = 0; i < all.length; i++) {
            RowOutputs last = outputs.lastPass(fitted[i]);
            double[] shares = BtwWeights.blend(ofRow(unblended, i), ofRow(divergences, i), share);
            float[][] heads = new float[1 + modalities * (1 + further.size())]
                    [rows.target().outputs()];
            put(1, rule.heads().fusedLogits(last, 0), heads[0]);
            for (int m = 0; m < modalities; m++) {
                put(shares[m], rule.heads().logits(HeadKind.OWN, last, 0, m), heads[1 + m]);
                for (int kind = 0; kind < further.size(); kind++) {
                    put(shares[m], rule.heads().logits(further.get(kind), last, 0, m), heads[place(kind, m)]);
                }
            }
            all[i] = heads;
        }
        return all;
    }

    private double[] ofRow(double[] values, int row) {
        return Arrays.copyOfRange(values, row * modalities, (row + 1) * modalities);
    }

    private int place(int kind, int modality) {
        return 1 + (1 + kind) * modalities + modality;
    }

    private static void put(double share, double[] logits, float[] into) {
        for (int c = 0; logits != null && c < into.length; c++) {
            into[c] = (float) (share * logits[c]);
        }
    }

    /** The logits of the network's heads and some further ones. */
    private float[][][] only(float[][][] logits, List<HeadKind> some) {
        int[] places = IntStream.concat(
                        IntStream.rangeClosed(0, modalities),
                        some.stream().flatMapToInt(kind -> IntStream.range(0, modalities)
                                .map(m -> place(further.indexOf(kind), m))))
                .toArray();
        return Arrays.stream(logits)
                .map(row -> Arrays.stream(places).mapToObj(place -> row[place]).toArray(float[][]::new))
                .toArray(float[][][]::new);
    }

    private Candidate candidate(float[][][] logits, List<HeadKind> some) {
        float[][][] theirs = only(logits, some);
        ExponentFit fit = new ExponentFit(theirs, classes, outputs.monitor());
        double[] all = fit.fit(IntStream.range(0, fitted.length).toArray(), start(theirs));
        double[] losses = new double[fitted.length];
        for (int part = 0; part < PARTS; part++) {
            int held = part;
            int[] others = IntStream.range(0, fitted.length)
                    .filter(i -> parts[i] != held)
                    .toArray();
            if (others.length == 0) {
                continue;
            }
            double[] exponents = fit.fit(others, all);
            IntStream.range(0, fitted.length)
                    .filter(i -> parts[i] == held)
                    .forEach(i -> losses[i] = fit.lossOf(i, exponents));
        }
        return new Candidate(some, losses);
    }

    private static double[] start(float[][][] logits) {
        double[] start = new double[logits[0].length];
        Arrays.fill(start, 1. / start.length);
        return start;
    }

    private List<HeadExponents> exponents(float[][][] logits, List<HeadKind> some) {
        float[][][] theirs = only(logits, some);
        double[] all = new ExponentFit(theirs, classes, outputs.monitor())
                .fit(IntStream.range(0, fitted.length).toArray(), start(theirs));
        List<HeadExponents> exponents = new ArrayList<>();
        exponents.add(new HeadExponents(HeadKind.FUSED, new double[] {all[0]}));
        exponents.add(new HeadExponents(HeadKind.OWN, Arrays.copyOfRange(all, 1, 1 + modalities)));
        for (int kind = 0; kind < some.size(); kind++) {
            exponents.add(new HeadExponents(
                    some.get(kind), Arrays.copyOfRange(all, place(kind, 0), place(kind, 0) + modalities)));
        }
        return exponents;
    }
}
