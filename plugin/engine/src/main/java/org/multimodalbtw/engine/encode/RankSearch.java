package org.multimodalbtw.engine.encode;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Finds the numbers of some ranks among many, exactly, by counting them in parts that are read up to four times: each reading tells 16 more
 * bits of them. Numbers with the same leading bits are counted together, and where all of them are one number it is found at once, so that
 * two readings are enough for numbers with a few decimals.
 */
public final class RankSearch {

    private static final int STEP = 16;

    private Target[] targets = {};
    private int known;
    private Map<Long, Bin> bins = new HashMap<>();

    /** Numbers with the same leading bits. */
    private static final class Bin {
        private long count;
        private double value;
        private boolean isOne = true;

        void add(long times, double number, boolean areOne) {
            isOne &= areOne && (count == 0 || Double.compare(value, number) == 0);
            value = number;
            count += times;
        }
    }

    /** A number that is looked for: how many with its leading bits are smaller, these bits, and itself once it is found. */
    private static final class Target {
        private long rank;
        private long bits;
        private boolean isFound;
        private double value;

        Target(long rank) {
            this.rank = rank;
        }
    }

    /** @param number the next number, not NaN */
    public void add(double number) {
        long key = key(number);
        if (known == 0 || isWanted(key >>> (Long.SIZE - known))) {
            bin(key >>> (Long.SIZE - known - STEP)).add(1, number, true);
        }
    }

    /** The bits of a number, in whose unsigned order numbers are sorted. */
    private static long key(double number) {
        long bits = Double.doubleToRawLongBits(number);
        return bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
    }

    private boolean isWanted(long bits) {
        for (Target target : targets) {
            if (!target.isFound && target.bits == bits) {
                return true;
            }
        }
        return false;
    }

    private Bin bin(long bits) {
        return bins.computeIfAbsent(bits, first -> new Bin());
    }

    /** @param other what was counted in another part, in the same reading */
    public void add(RankSearch other) {
        other.bins.forEach((bits, bin) -> bin(bits).add(bin.count, bin.value, bin.isOne));
    }

    /**
     * Ends a reading.
     *
     * @param ranks of the numbers that are looked for, each from 0 to one less than there are numbers; those of the first reading count
     * @throws IllegalStateException if another reading gave other numbers
     */
    public void decide(long... ranks) {
        if (known == 0) {
            targets = LongStream.of(ranks).mapToObj(Target::new).toArray(Target[]::new);
        }
        Map<Long, Bin> sorted = new TreeMap<>(Long::compareUnsigned);
        sorted.putAll(bins);
        for (Target target : targets) {
            if (!target.isFound) {
                decide(target, sorted);
            }
        }
        bins = new HashMap<>();
        known += STEP;
    }

    private void decide(Target target, Map<Long, Bin> sorted) {
        long bits = target.bits;
        for (Map.Entry<Long, Bin> each : sorted.entrySet()) {
            if (known > 0 && each.getKey() >>> STEP != bits) {
                continue;
            }
            if (target.rank < each.getValue().count) {
                target.bits = each.getKey();
                target.isFound = each.getValue().isOne;
                target.value = each.getValue().value;
                return;
            }
            target.rank -= each.getValue().count;
        }
        throw new IllegalStateException("Numbers differ between two readings of the rows");
    }

    /** @return whether there was a reading, and all are found */
    public boolean isDone() {
        return known > 0 && Stream.of(targets).allMatch(target -> target.isFound);
    }

    /**
     * @param rank the place among the ranks that are looked for
     * @return the number of that rank, once {@link #isDone}
     */
    public double number(int rank) {
        return targets[rank].value;
    }

    /**
     * @param out gets what was counted and found
     * @throws IOException if it does not take it
     */
    public void write(DataOutput out) throws IOException {
        out.writeInt(known);
        out.writeInt(targets.length);
        for (Target target : targets) {
            out.writeLong(target.rank);
            out.writeLong(target.bits);
            out.writeBoolean(target.isFound);
            out.writeDouble(target.value);
        }
        out.writeInt(bins.size());
        for (Map.Entry<Long, Bin> bin : bins.entrySet()) {
            out.writeLong(bin.getKey());
            out.writeLong(bin.getValue().count);
            out.writeDouble(bin.getValue().value);
            out.writeBoolean(bin.getValue().isOne);
        }
    }

    /**
     * @param in has what {@link #write} wrote
     * @return the search
     * @throws IOException if it ends before
     */
    public static RankSearch read(DataInput in) throws IOException {
        RankSearch search = new RankSearch();
        search.known = in.readInt();
        search.targets = new Target[in.readInt()];
        for (int rank = 0; rank < search.targets.length; rank++) {
            Target target = new Target(in.readLong());
            search.targets[rank] = target;
            target.bits = in.readLong();
            target.isFound = in.readBoolean();
            target.value = in.readDouble();
        }
        for (int bin = in.readInt(); bin > 0; bin--) {
            search.bin(in.readLong()).add(in.readLong(), in.readDouble(), in.readBoolean());
        }
        return search;
    }
}
