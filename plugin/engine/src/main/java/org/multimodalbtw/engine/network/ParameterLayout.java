package org.multimodalbtw.engine.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Where each parameter lies in a member's flat vector. All members together form a matrix of members x {@link #size()}, row by
 * row.
 */
public final class ParameterLayout {

    /** Oscillations in a window of the slowest time embedding, and by how much the next one is faster. */
    private static final double SLOWEST = .3;

    private static final double GROWTH = 2.1;

    /** Values of all members together, which one native array of 2 GiB holds. */
    private static final int MOST_VALUES = Integer.MAX_VALUE / Float.BYTES;

    private final Map<String, Slice> byName;
    private final int size;

    /**
     * @param shape the network
     * @throws InputException if it has more parameters than can be counted
     */
    public ParameterLayout(NetworkShape shape) {
        this(graph(shape, List.of()));
    }

    private static Graph graph(NetworkShape shape, List<? extends StepExtension> extensions) {
        try {
            return NetworkGraph.parameters(shape, extensions);
        } catch (ArithmeticException overflow) {
            throw tooLarge("more than 2147 million parameters", overflow);
        }
    }

    private static InputException tooLarge(String what, Throwable cause) {
        return new InputException(
                "The network is too large: it has " + what + "; all its members together may have "
                        + MOST_VALUES / 1_000_000 + " million.",
                "Choose a smaller token width, fewer or narrower experts, or fewer networks.",
                cause);
    }

    /**
     * @param shape the network
     * @param extensions what is added to its training step
     * @return the network's parameters, and behind them those of the extensions
     * @throws InputException if it has more parameters than can be counted
     */
    public static ParameterLayout of(NetworkShape shape, List<? extends StepExtension> extensions) {
        return new ParameterLayout(graph(shape, extensions));
    }

    ParameterLayout(Graph graph) {
        byName = graph.slices();
        size = graph.size();
    }

    /** @return parameters of one member */
    public int size() {
        return size;
    }

    /**
     * @param members how many members
     * @return how many values they have together
     * @throws InputException if there are more than 536 million, which is what the native library takes
     */
    public int values(int members) {
        long values = (long) members * size;
        if (values > MOST_VALUES) {
            throw tooLarge(size / 1_000_000 + " million parameters in each of " + members + " members", null);
        }
        return (int) values;
    }

    /** @return the names, shapes and offsets of all parameters, in order */
    public Map<String, Slice> byName() {
        return byName;
    }

    /**
     * @param members how many members
     * @param seed their randomness; a member's start depends on the seed and its position alone
     * @return members x size values
     * @throws InputException as {@link #values}
     */
    public float[] start(int members, long seed) {
        float[] values = new float[values(members)];
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

    /** For each of a member's parameters 1 if its slice is one of those, else 0. */
    float[] mask(Predicate<Slice> those) {
        float[] mask = new float[size];
        for (Slice slice : byName.values()) {
            if (those.test(slice)) {
                Arrays.fill(mask, slice.offset(), slice.offset() + slice.size(), 1);
            }
        }
        return mask;
    }

    /** For each of a member's parameters the position of the modality that it belongs to; how many there are where they share it. */
    long[] modalities(List<TensorColumn> columns) {
        long[] owners = new long[size];
        Arrays.fill(owners, columns.size());
        for (Slice slice : byName.values()) {
            for (int m = 0; m < columns.size(); m++) {
                if (slice.name().startsWith(columns.get(m).name() + "/")) {
                    Arrays.fill(owners, slice.offset(), slice.offset() + slice.size(), m);
                }
            }
        }
        return owners;
    }

    /**
     * Takes the parameters of another layout that have the same names here.
     *
     * @param values members x {@link #size()} of the other layout
     * @param other the other layout
     * @param into members x {@link #size()} of this one; what the other one lacks stays
     */
    public void take(float[] values, ParameterLayout other, float[] into) {
        take(values, other, slice -> other.byName.containsKey(slice.name()), into);
    }

    /**
     * Takes some parameters of another layout, which has them by the same names and in the same shapes.
     *
     * @param values others x {@link #size()} of the other layout; a member takes those of its number, and where there are fewer others it
     *     begins with the first again
     * @param other the other layout
     * @param those which are taken, by what they are here
     * @param into members x {@link #size()} of this one; the rest stays
     */
    public void take(float[] values, ParameterLayout other, Predicate<Slice> those, float[] into) {
        int others = values.length / other.size;
        for (int member = 0; member < into.length / size; member++) {
            for (Slice slice : byName.values()) {
                if (those.test(slice)) {
                    Slice from = other.byName.get(slice.name());
                    System.arraycopy(
                            values,
                            member % others * other.size + from.offset(),
                            into,
                            member * size + slice.offset(),
                            slice.size());
                }
            }
        }
    }

    /**
     * @param values members x {@link #size()} of the other layout
     * @param other a layout that has all parameters of this one
     * @return those of this layout, members x {@link #size()}; the values themselves where both are the same
     */
    public float[] of(float[] values, ParameterLayout other) {
        if (other.size == size) {
            return values;
        }
        float[] own = new float[values.length / other.size * size];
        take(values, other, own);
        return own;
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
