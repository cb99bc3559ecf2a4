package org.multimodalbtw.engine.scoring;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.heads.FurtherHeads;
import org.multimodalbtw.engine.heads.Head;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;

/**
 * Scores the rows of a minibatch in two passes: the first, with equal weights over what is present, says how much each modality counts and
 * takes part in each row; the second fuses the rows anew with that. Held-out rows in training and new rows are scored by this one class.
 *
 * <p>A position is one of the minibatch's members x rows. Where the minibatch has one member, all members of the network score each row;
 * else each position is scored by its own member alone.
 */
public final class TwoPass {

    private final FusionNetwork network;
    private final Minibatch batch;
    private final FurtherHeads heads;
    private final int modalities;
    private final int outputs;

    /**
     * What is known of one position.
     *
     * @param first the outputs of the first pass
     * @param weights what follows from them
     * @param last the outputs of the second pass; those of the first where the rule needs no second one
     */
    public record Scored(RowOutputs first, RowWeights weights, RowOutputs last) {}

    /**
     * @param network the network
     * @param batch the rows: its number of rows, inputs and what is seen are set before each call
     */
    public TwoPass(FusionNetwork network, Minibatch batch) {
        this(network, batch, FurtherHeads.NONE);
    }

    /**
     * @param network the network
     * @param batch the rows
     * @param heads what else says something of each row, with as many members as the network
     */
    public TwoPass(FusionNetwork network, Minibatch batch, FurtherHeads heads) {
        this.network = network;
        this.batch = batch;
        this.heads = heads;
        modalities = network.shape().modalityCount();
        outputs = network.shape().outputs();
    }

    /** @return of each position the outputs of the first pass, without energies */
    public List<RowOutputs> first() {
        try (EncodedRows encoded = encode()) {
            return outputs(encoded, false);
        }
    }

    /**
     * The same while only some modalities are shown to the fusion; the minibatch is as before afterwards.
     *
     * @param parts of each whether each modality is shown
     * @return of each part the outputs of each position
     */
    public List<List<RowOutputs>> showing(List<boolean[]> parts) {
        float[] present = new float[positions() * modalities];
        batch.seen().get(present);
        List<List<RowOutputs>> all = new ArrayList<>(parts.size());
        if (network.shape().readsPresence()) {
            for (boolean[] part : parts) {
                show(part, present);
                all.add(first());
            }
        } else {
            try (EncodedRows encoded = encode()) {
                for (boolean[] part : parts) {
                    show(part, present);
                    batch.weights().put(batch.seen());
                    all.add(outputs(encoded, false));
                }
            }
        }
        batch.seen().put(present);
        return all;
    }

    private void show(boolean[] part, float[] present) {
        FloatBuffer seen = batch.seen();
        for (int i = 0; i < present.length; i++) {
            seen.put(i, part[i % modalities] ? present[i] : 0);
        }
    }

    /**
     * @param rule gives the weights; the network must be a weighted one where the rule needs two passes
     * @return of each position the outputs of both passes and its weights; the minibatch's weights and what is seen are those of the last
     *     pass afterwards
     */
    public List<Scored> score(ScoringRule rule) {
        try (EncodedRows encoded = encode()) {
            return score(rule, encoded);
        }
    }

    /**
     * The same of rows that are encoded and stay so, to be fused again.
     *
     * @param rule gives the weights
     * @param encoded what {@link #encode()} gave, with the minibatch as it was then
     * @return of each position the outputs of both passes and its weights
     */
    public List<Scored> score(ScoringRule rule, EncodedRows encoded) {
        List<RowOutputs> first = outputs(encoded, rule.typicality().used());
        List<RowWeights> weights = first.stream().map(rule::weigh).toList();
        float[] last = rule.needsTwoPasses() ? fuse(encoded, weights) : null;
        List<Scored> scored = new ArrayList<>(first.size());
        for (int position = 0; position < first.size(); position++) {
            RowOutputs one = first.get(position);
            scored.add(
                    new Scored(one, weights.get(position), last == null ? one : one.withFused(fused(last, position))));
        }
        return scored;
    }

    /** @return the rows of the minibatch, encoded for the first pass; the caller closes them */
    public EncodedRows encode() {
        batch.weights().put(batch.seen());
        return network.encode(batch);
    }

    private float[] fuse(EncodedRows encoded, List<RowWeights> weights) {
        FloatBuffer buffer = batch.weights();
        FloatBuffer seen = batch.seen();
        for (RowWeights row : weights) {
            for (int m = 0; m < modalities; m++) {
                buffer.put((float) row.tokenWeights()[m]);
                seen.put((float) row.presence()[m]);
            }
        }
        return encoded.fuse();
    }

    private List<RowOutputs> outputs(EncodedRows encoded, boolean withEnergies) {
        float[] own = encoded.own();
        float[] fused = encoded.fuse();
        FloatBuffer seen = batch.seen();
        List<RowOutputs> rows = new ArrayList<>(positions());
        for (int position = 0; position < positions(); position++) {
            boolean[] present = new boolean[modalities];
            double[] energies = new double[modalities];
            for (int m = 0; m < modalities; m++) {
                present[m] = seen.get(position * modalities + m) > 0;
                energies[m] = withEnergies && present[m] ? batch.energy(m, position) : Double.NaN;
            }
            rows.add(new RowOutputs(
                    own(own, position), fused(fused, position), present, energies, further(position, present)));
        }
        return rows;
    }

    private Map<HeadKind, double[][][]> further(int position, boolean[] present) {
        if (heads.kinds().isEmpty()) {
            return Map.of();
        }
        Map<HeadKind, double[][][]> further = new EnumMap<>(HeadKind.class);
        for (HeadKind kind : heads.kinds()) {
            further.put(kind, new double[judges()][modalities][]);
        }
        int first = batch.members() == 1 ? 0 : position / batch.rows();
        for (int m = 0; m < modalities; m++) {
            if (present[m] && heads.know(m)) {
                float[] values = batch.values(m, position);
                for (HeadKind kind : heads.kinds()) {
                    List<Head> ofMembers = heads.of(kind, m);
                    for (int judge = 0; judge < judges() && !ofMembers.isEmpty(); judge++) {
                        further.get(kind)[judge][m] =
                                ofMembers.get(first + judge).logProbabilities(values);
                    }
                }
            }
        }
        return further;
    }

    private int positions() {
        return batch.members() * batch.rows();
    }

    /** How many members score each position. */
    private int judges() {
        return network.shape().members() / batch.members();
    }

    private double[][][] own(float[] values, int position) {
        double[][][] own = new double[judges()][modalities][];
        for (int judge = 0; judge < own.length; judge++) {
            for (int m = 0; m < modalities; m++) {
                own[judge][m] = output(values, (judge * positions() + position) * modalities + m);
            }
        }
        return own;
    }

    private double[][] fused(float[] values, int position) {
        double[][] fused = new double[judges()][];
        Arrays.setAll(fused, judge -> output(values, judge * positions() + position));
        return fused;
    }

    private double[] output(float[] values, int index) {
        double[] part = new double[outputs];
        Arrays.setAll(part, c -> values[index * outputs + c]);
        return part;
    }
}
