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

    /** The lengths of the sites' bytes in {@code noise}, as a list of expressions in B, the rows of the batch. */
    String lengths() {
        return taken.stream()
                .map(site -> "torch.mul(B, " + site.bytesPerRow() + ")")
                .collect(Collectors.joining(", ", "[", "]"));
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
