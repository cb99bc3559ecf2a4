package org.multimodalbtw.engine.network;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the dropout of a training step, place by place in the order of {@link Dropout}, or none at all for scoring. */
final class DropoutText {

    private final List<Dropout.Site> taken;
    private final Iterator<Dropout.Site> sites;
    private int position = -1;

    private DropoutText(List<Dropout.Site> all) {
        taken = all.stream().filter(site -> site != null).toList();
        sites = all.iterator();
    }

    static DropoutText training(Dropout dropout) {
        return new DropoutText(dropout.sites());
    }

    static DropoutText none() {
        return new DropoutText(List.of());
    }

    /**
     * The lines that split the random bytes {@code noise} by place.
     *
     * @param seeded whether {@code noise} is the state [1] of a {@link SplitMix64} instead, eight of whose bytes each of its numbers gives
     */
    List<String> split(boolean seeded) {
        String lengths = taken.stream()
                .map(site -> "torch.mul(B, " + site.bytesPerRow() + ")")
                .collect(Collectors.joining(", ", "[", "]"));
        if (!seeded) {
            return List.of("ns = torch.split_with_sizes(noise, " + lengths + ")");
        }
        int all = taken.stream().mapToInt(Dropout.Site::bytesPerRow).sum();
        return List.of(
                "words = torch.floordiv(torch.add(torch.mul(B, " + all + "), 7), 8)",
                "z0 = torch.cumsum(torch.mul(torch.ones_like(torch.expand(noise, [words])), " + SplitMix64.GAMMA
                        + "), 0)",
                "z1 = torch.add(z0, noise)",
                "z2 = torch.mul(" + mixed("z1", SplitMix64.FIRST_SHIFT) + ", " + SplitMix64.FIRST_FACTOR + ")",
                "z3 = torch.mul(" + mixed("z2", SplitMix64.SECOND_SHIFT) + ", " + SplitMix64.SECOND_FACTOR + ")",
                "z4 = torch.unsqueeze(" + mixed("z3", SplitMix64.LAST_SHIFT) + ", -1)",
                "bits = torch.arange(0, 64, 8, dtype=4, layout=None, device=ops.prim.device(noise), pin_memory=False)",
                "z5 = torch.to(torch.bitwise_and(torch.bitwise_right_shift(z4, bits), 255), 0)",
                "bytes = torch.narrow(torch.reshape(z5, [-1]), 0, 0, torch.mul(B, " + all + "))",
                "ns = torch.split_with_sizes(bytes, " + lengths + ")");
    }

    /** A number beside itself shifted to the right, zeros coming in. */
    private static String mixed(String value, int bits) {
        return "torch.bitwise_xor(%s, torch.bitwise_and(torch.bitwise_right_shift(%s, %d), %d))"
                .formatted(value, value, bits, -1L >>> bits);
    }

    /** The value with the next place's dropout; {@code view} is its shape. */
    String apply(String value, List<Integer> view) {
        Dropout.Site site = next();
        return site == null ? value : masked(value, site, "torch.view(ns[" + position + "], " + view + ")");
    }

    /** The next place, or null where nothing is dropped. */
    Dropout.Site next() {
        Dropout.Site site = sites.hasNext() ? sites.next() : null;
        if (site != null) {
            position++;
        }
        return site;
    }

    /** The bytes of the place that {@link #next} gave. */
    String bytes() {
        return "ns[" + position + "]";
    }

    /** The factors are made as numbers, since products with truth values are slow on CPUs. */
    static String masked(String value, Dropout.Site site, String bytes) {
        String kept = "torch.ge(%s, %d, out=torch.empty_like(%s, dtype=6))".formatted(bytes, site.threshold(), bytes);
        return "torch.mul(%s, torch.mul_(%s, %s))".formatted(value, kept, site.scale());
    }
}
