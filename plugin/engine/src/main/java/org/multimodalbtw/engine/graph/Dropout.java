package org.multimodalbtw.engine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The places of a method where values are dropped in training, in the order in which it meets them, and the random bytes that each of them
 * takes. One byte a value: it is dropped if its byte is below {@code threshold}, so that rates are multiples of 1/256 and the kept values
 * are scaled by the exact rate. The bytes come from the trainer's own generator and not from libtorch's, which all threads of a JVM
 * share.
 */
public final class Dropout {

    /** The name of the input with the random bytes. */
    public static final String NOISE = "noise";

    /**
     * One place.
     *
     * @param threshold bytes below it drop their value, 1 to 255
     * @param bytesPerRow random bytes a row of the batch, over all members
     * @param bytes the random bytes, flat
     */
    public record Site(int threshold, int bytesPerRow, Value bytes) {

        /** @return the factor of what is kept */
        public double scale() {
            return 256.0 / (256 - threshold);
        }

        /**
         * @param value what some is dropped of
         * @param shaped the bytes in its shape
         * @return what is kept, scaled; the factors are made as numbers, since products with truth values are slow on CPUs
         */
        public Value of(Value value, Value shaped) {
            return value.mul(shaped.atLeast(threshold).mulInPlace(scale()));
        }
    }

    private final Graph graph;
    private final boolean seeded;
    private final Value pieces;
    private final List<Optional<Site>> sites = new ArrayList<>();

    private Dropout(Graph graph, boolean seeded, Value pieces) {
        this.graph = graph;
        this.seeded = seeded;
        this.pieces = pieces;
    }

    static Dropout training(Graph graph, boolean seeded) {
        return new Dropout(graph, seeded, new Value(graph, "pieces"));
    }

    /** Nothing is dropped. */
    static Dropout none() {
        return new Dropout(null, false, null);
    }

    boolean isTraining() {
        return graph != null;
    }

    /** @return all places in order; one whose rate is 0 is empty */
    public List<Optional<Site>> sites() {
        return List.copyOf(sites);
    }

    /** @return random bytes that a row of the batch takes */
    public int bytesPerRow() {
        return taken().stream().mapToInt(Site::bytesPerRow).sum();
    }

    private List<Site> taken() {
        return sites.stream().flatMap(Optional::stream).toList();
    }

    /**
     * The next place.
     *
     * @param rate share of the values that are dropped, 0 up to .9
     * @param bytesPerRow random bytes a row of the batch, over all members
     * @return the place; empty in scoring, and where the rate is 0
     */
    Optional<Site> next(double rate, int bytesPerRow) {
        if (!isTraining()) {
            return Optional.empty();
        }
        int threshold = (int) Math.round(rate * 256);
        Optional<Site> site = threshold == 0
                ? Optional.empty()
                : Optional.of(new Site(threshold, bytesPerRow, pieces.at(taken().size())));
        sites.add(site);
        return site;
    }

    /** The values [K, rows, size] with the next place's dropout. */
    Value of(Value values, double rate, int size) {
        return next(rate, isTraining() ? Math.multiplyExact(graph.members(), size) : 0)
                .map(site -> site.of(values, site.bytes().view(graph.members(), -1, size)))
                .orElse(values);
    }

    /** Writes the statements that split the random bytes by place. */
    void split(Value rows) {
        if (taken().isEmpty()) {
            return;
        }
        Value noise = graph.input(NOISE);
        Value bytes = seeded ? generated(noise, rows) : noise;
        List<Value> lengths =
                taken().stream().map(site -> rows.mul(site.bytesPerRow())).toList();
        graph.define(pieces, "split_with_sizes", bytes, lengths);
    }

    /** The bytes that {@link SplitMix64} gives from the state [1], eight from each of its numbers. */
    private Value generated(Value state, Value rows) {
        Value words = rows.mul(bytesPerRow()).add(Long.BYTES - 1).floorDiv(Long.BYTES);
        Value steps = state.expand(words).onesLike().mul(SplitMix64.GAMMA).cumsum(0);
        Value first = mixed(steps.add(state), SplitMix64.FIRST_SHIFT).mul(SplitMix64.FIRST_FACTOR);
        Value second = mixed(first, SplitMix64.SECOND_SHIFT).mul(SplitMix64.SECOND_FACTOR);
        Value numbers = mixed(second, SplitMix64.LAST_SHIFT).unsqueeze(-1);
        Value bits = state.range(0, Long.SIZE, Byte.SIZE);
        Value bytes = numbers.shiftedRight(bits).bitwiseAnd(255).toBytes();
        return bytes.reshape(-1).narrow(0, 0, rows.mul(bytesPerRow()));
    }

    /** A number beside itself shifted to the right, zeros coming in. */
    private static Value mixed(Value value, int bits) {
        return value.bitwiseXor(value.shiftedRight(bits).bitwiseAnd(-1L >>> bits));
    }
}
