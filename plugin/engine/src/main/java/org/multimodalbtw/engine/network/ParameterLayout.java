package org.multimodalbtw.engine.network;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;

/**
 * Where each parameter lies in a member's flat vector. All members together form a matrix of members x {@link #size()}, row by
 * row.
 */
public final class ParameterLayout {

    /** Oscillations in a window of the slowest time embedding, and by how much the next one is faster. */
    private static final double SLOWEST = .3;

    private static final double GROWTH = 2.1;

    private final Map<String, Slice> byName;
    private final int size;

    /** @param shape the network */
    public ParameterLayout(NetworkShape shape) {
        this(NetworkGraph.parameters(shape));
    }

    ParameterLayout(Graph graph) {
        byName = graph.slices();
        size = graph.size();
    }

    /** @return parameters of one member */
    public int size() {
        return size;
    }

    /** @return the names, shapes and offsets of all parameters, in order */
    public Map<String, Slice> byName() {
        return byName;
    }

    /**
     * @param members how many members
     * @param seed their randomness; a member's start depends on the seed and its position alone
     * @return members x size values
     */
    public float[] start(int members, long seed) {
        float[] values = new float[Math.multiplyExact(members, size)];
        for (int member = 0; member < members; member++) {
            SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (member + 1));
            double bound = 0;
            for (Slice slice : byName.values()) {
                if (slice.start() == Slice.Start.MATRIX) {
                    int inputs = slice.shape().get(slice.shape().size() - 2);
                    bound = 1 / Math.sqrt(inputs);
                }
                int from = member * size + slice.offset();
                for (int i = 0; i < slice.size(); i++) {
                    values[from + i] = (float) start(slice, i, bound, random);
                }
            }
        }
        return values;
    }

    /** @return for each of a member's parameters whether weight decay pulls at it, 1 or 0 */
    float[] decayMask() {
        float[] mask = new float[size];
        for (Slice slice : byName.values()) {
            if (slice.decays()) {
                Arrays.fill(mask, slice.offset(), slice.offset() + slice.size(), 1);
            }
        }
        return mask;
    }

    private static double start(Slice slice, int position, double bound, SplittableRandom random) {
        int last = slice.shape().get(slice.shape().size() - 1);
        return switch (slice.start()) {
            case MATRIX, BIAS -> random.nextDouble(-bound, bound);
            case KEY -> random.nextGaussian();
            case EMBEDDING -> random.nextGaussian() / Math.sqrt(last);
            case EVEN -> position / Math.max(1.0, last - 1);
            case GEOMETRIC -> SLOWEST * Math.pow(GROWTH, position);
            case ONE -> 1;
            case ZERO -> 0;
        };
    }
}
