package org.multimodalbtw.engine.network;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the dropout of a training step, place by place in the order of {@link Dropout}, or none at all for scoring. */
final class DropoutText {

    /** SplitMix64 (Steele, Lea and Flood 2014) with the finaliser of Stafford's variant 13. */
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long SECOND_FACTOR = 0x94D049BB133111EBL;

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
     * The lines that split the random bytes {@code noise} by place. For {@link Dispatch#GROUPED}, {@code noise} is a seed [1] instead, and
     * the bytes are made from it: eight of each number that java.util.SplittableRandom gives for this seed.
     */
    List<String> split(Dispatch dispatch) {
        String lengths = taken.stream()
                .map(site -> "torch.mul(B, " + site.bytesPerRow() + ")")
                .collect(Collectors.joining(", ", "[", "]"));
        if (dispatch == Dispatch.SORTED) {
            return List.of("ns = torch.split_with_sizes(noise, " + lengths + ")");
        }
        int all = taken.stream().mapToInt(Dropout.Site::bytesPerRow).sum();
        return List.of(
                "words = torch.floordiv(torch.add(torch.mul(B, " + all + "), 7), 8)",
                "z0 = torch.cumsum(torch.mul(torch.ones_like(torch.expand(noise, [words])), " + GAMMA + "), 0)",
                "z1 = torch.add(z0, noise)",
                "z2 = torch.mul(" + mixed("z1", 30) + ", " + FIRST_FACTOR + ")",
                "z3 = torch.mul(" + mixed("z2", 27) + ", " + SECOND_FACTOR + ")",
                "z4 = torch.unsqueeze(" + mixed("z3", 31) + ", -1)",
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

    static String masked(String value, Dropout.Site site, String bytes) {
        return "torch.mul(torch.mul(%s, torch.ge(%s, %d)), %s)".formatted(value, bytes, site.threshold(), site.scale());
    }
}
