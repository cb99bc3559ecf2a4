package org.multimodalbtw.engine.heads;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Who says something in a pool of predictions. */
public enum HeadKind {
    /** The network's head that sees all modalities. */
    FUSED("the fused head"),
    /** The network's own head of a modality. */
    OWN("the network's own heads"),
    /** A linear one: logistic regression with an L2 penalty. */
    LINEAR("linear models"),
    /** Extremely randomised trees. */
    TREES("trees");

    private final String title;

    HeadKind(String title) {
        this.title = title;
    }

    /** @return what such heads are called in a sentence */
    public String title() {
        return title;
    }

    /** @return whether it is beside those of the network */
    public boolean isFurther() {
        return this == LINEAR || this == TREES;
    }

    /**
     * @param kinds some kinds
     * @return they, in order
     * @throws IllegalArgumentException if one is a head of the network, or occurs twice
     */
    public static List<HeadKind> further(List<HeadKind> kinds) {
        EnumSet<HeadKind> distinct = EnumSet.noneOf(HeadKind.class);
        for (HeadKind kind : kinds) {
            if (!kind.isFurther() || !distinct.add(kind)) {
                throw new IllegalArgumentException("further heads " + kinds);
            }
        }
        return new ArrayList<>(distinct);
    }

    /**
     * @param kinds at least one
     * @return their titles with "and" between
     */
    public static String titles(List<HeadKind> kinds) {
        return String.join(" and ", kinds.stream().map(HeadKind::title).toList());
    }
}
