package org.multimodalbtw.engine.encode.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the two middle numbers of many, exactly, by counting them in parts that are read up to four times: each reading tells 16 more bits of
 * them. Numbers with the same leading bits are counted together, and where all of them are one number it is found at once, so that two
 * readings are enough for numbers with a few decimals.
 */
final class RankSearch {

    private static final int STEP = 16;

    private final Target[] middle = {new Target(), new Target()};
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
    }

    /** Counts a number. */
    void add(double number) {
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
        return isWanted(middle[0], bits) || isWanted(middle[1], bits);
    }

    private static boolean isWanted(Target target, long bits) {
        return !target.isFound && target.bits == bits;
    }

    private Bin bin(long bits) {
        return bins.computeIfAbsent(bits, first -> new Bin());
    }

    /** Adds what was counted in another part, in the same reading. */
    void add(RankSearch other) {
        other.bins.forEach((bits, bin) -> bin(bits).add(bin.count, bin.value, bin.isOne));
    }

    /**
     * Ends a reading.
     *
     * @param count how many numbers there are
     */
    void decide(long count) {
        if (known == 0 && count > 0) {
            middle[0].rank = (count - 1) / 2;
            middle[1].rank = count / 2;
        }
        Map<Long, Bin> sorted = new TreeMap<>(Long::compareUnsigned);
        sorted.putAll(bins);
        for (Target target : middle) {
            if (!target.isFound && count > 0) {
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

    /** @return whether both are found */
    boolean isDone() {
        return middle[0].isFound && middle[1].isFound;
    }

    /** @return the median, between the two middle numbers if there is an even count */
    double median() {
        return middle[0].value / 2 + middle[1].value / 2;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(known);
        for (Target target : middle) {
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

    static RankSearch read(DataInput in) throws IOException {
        RankSearch search = new RankSearch();
        search.known = in.readInt();
        for (Target target : search.middle) {
            target.rank = in.readLong();
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
