package org.multimodalbtw.engine.method;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.Lesson;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.outcome.Truth;

/**
 * Mixed rows: the tokens of all modalities of a row, and its target, are drawn towards those of one other row of its batch, which has the
 * same modalities. What modality dropout hides, and BTW weights, stay those of the row itself. K members, B rows, M modalities.
 */
final class RowMixing {

    /** The name of the input with the row that each row is mixed with, within its member, [K, B]. */
    static final String PARTNERS = "mixing_partners";

    /** The name of the input with the row's own share of each token, [K, B, M]. */
    static final String TOKEN_SHARES = "mixing_tokens";

    /** The name of the input with the row's own share of the target, [K, B]. */
    static final String TARGET_SHARES = "mixing_targets";

    /** Keeps a target's share a number where neither row counts. */
    private static final double LEAST_WEIGHT = 1e-12;

    /** Why a step with mixed rows cannot be made in parts, as a clause. */
    static final String INDIVISIBLE = "it mixes rows of all of a batch with each other";

    private RowMixing() {}

    /**
     * @param lesson some rows
     * @return the mixed ones, the same numbers where all shares are 1. The loss of classes or labels is that by each of the two targets, times
     *     its share and the weight of its row
     */
    static Lesson mixed(Lesson lesson) {
        Value tokens = lesson.tokens().values();
        Graph graph = tokens.graph();
        Value foreign = graph.input(TOKEN_SHARES).unsqueeze(-1).subtractedFrom(1);
        Value mixed = towards(tokens, 2, foreign);
        Value own = graph.input(TARGET_SHARES);
        Value other = own.subtractedFrom(1);
        Value weight = lesson.rowWeights();
        Value theirs = partners(weight, 0).mul(other);
        Value total = weight.mul(own).add(theirs);
        Truth truth = lesson.truth().asShares(tokens);
        Value weighed = theirs.div(total.clampMin(LEAST_WEIGHT));
        Value values = truth.target()
                .match(
                        ofClass -> towards(truth.values(), 1, weighed.unsqueeze(-1)),
                        ofLabels -> towards(truth.values(), 1, weighed.unsqueeze(-1)),
                        ofNumber -> towards(truth.values(), 0, other));
        return lesson.with(mixed, truth.with(values), total);
    }

    /** Values of rows, [K, B] and further dimensions, drawn towards those that they are mixed with. */
    private static Value towards(Value values, int further, Value share) {
        return values.add(partners(values, further).sub(values).mul(share));
    }

    private static Value partners(Value values, int further) {
        Value places = values.graph().input(PARTNERS);
        for (int i = 0; i < further; i++) {
            places = places.unsqueeze(-1);
        }
        return values.gather(1, places.expandAs(values));
    }

    /**
     * Brings what a step mixes by: a random permutation of the rows with the same modalities, and the shares. The target's share is the mean
     * of those of the modalities that the row has.
     *
     * @param batch the rows
     * @param shares of each member a row's own share of each modality
     * @param random the randomness
     */
    static void bring(Minibatch batch, double[][] shares, RandomGenerator random) {
        int modalities = shares[0].length;
        int rows = batch.rows();
        FloatBuffer known = batch.known();
        long[] partners = new long[shares.length * rows];
        float[] ofTokens = new float[partners.length * modalities];
        float[] ofTargets = new float[partners.length];
        for (int member = 0; member < shares.length; member++) {
            permute(patterns(known, member, rows, modalities), member * rows, partners, random);
            for (int row = member * rows; row < (member + 1) * rows; row++) {
                double sum = 0;
                double present = 0;
                for (int m = 0; m < modalities; m++) {
                    ofTokens[row * modalities + m] = (float) shares[member][m];
                    sum += known.get(row * modalities + m) * shares[member][m];
                    present += known.get(row * modalities + m);
                }
                ofTargets[row] = present == 0 ? 1 : (float) (sum / present);
            }
        }
        batch.bring(PARTNERS, partners, shares.length, rows);
        batch.bring(TOKEN_SHARES, ofTokens, shares.length, rows, modalities);
        batch.bring(TARGET_SHARES, ofTargets, shares.length, rows);
    }

    /** A member's rows by the modalities that they have. */
    private static Iterable<List<Integer>> patterns(FloatBuffer known, int member, int rows, int modalities) {
        Map<BitSet, List<Integer>> patterns = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) {
            BitSet pattern = new BitSet(modalities);
            for (int m = 0; m < modalities; m++) {
                pattern.set(m, known.get((member * rows + row) * modalities + m) > 0);
            }
            patterns.computeIfAbsent(pattern, fresh -> new ArrayList<>()).add(row);
        }
        return patterns.values();
    }

    private static void permute(Iterable<List<Integer>> patterns, int first, long[] partners, RandomGenerator random) {
        for (List<Integer> rows : patterns) {
            List<Integer> order = new ArrayList<>(rows);
            for (int i = order.size() - 1; i > 0; i--) {
                order.set(i, order.set(random.nextInt(i + 1), order.get(i)));
            }
            for (int i = 0; i < order.size(); i++) {
                partners[first + rows.get(i)] = order.get(i);
            }
        }
    }
}
