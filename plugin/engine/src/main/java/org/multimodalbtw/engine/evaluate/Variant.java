package org.multimodalbtw.engine.evaluate;

import java.util.Optional;

/**
 * One of the ways to predict that are compared with each other.
 *
 * @param role what it is
 * @param modality the name of its modality; empty where it is of all modalities together
 */
public record Variant(Role role, Optional<String> modality) {

    /** The model with weights. */
    public static final Variant WEIGHTED = of(Role.WEIGHTED);

    /** The network trained without weights. */
    public static final Variant UNWEIGHTED = of(Role.UNWEIGHTED);

    /** The network trained with weights, where the guard keeps it from use. */
    public static final Variant UNGUARDED = of(Role.UNGUARDED);

    /** The network trained without the training methods that are in use. */
    public static final Variant WITHOUT_METHOD = of(Role.WITHOUT_METHOD);

    /** The network trained with the training methods, where the guard keeps them from use. */
    public static final Variant WITH_METHOD = of(Role.WITH_METHOD);

    /** The model with weights by mutual information alone. */
    public static final Variant MI_ONLY = of(Role.MI_ONLY);

    /** The networks of a model, trained further on another cohort. */
    public static final Variant ADAPTED = of(Role.ADAPTED);

    /** Saying the same of every row. */
    public static final Variant BASELINE = of(Role.BASELINE);

    /** @throws IllegalArgumentException if a role of one modality has none, or another role has one */
    public Variant {
        if (role.isOfOneModality() != modality.isPresent()) {
            throw new IllegalArgumentException(role + " of " + modality);
        }
    }

    private static Variant of(Role role) {
        return new Variant(role, Optional.empty());
    }

    /**
     * @param modality a modality's name
     * @return its own prediction in a model of several
     */
    public static Variant headOf(String modality) {
        return new Variant(Role.SINGLE_HEAD, Optional.of(modality));
    }

    /**
     * @param modality a modality's name
     * @return the network trained on it alone
     */
    public static Variant trainedOn(String modality) {
        return new Variant(Role.SINGLE_TRAINED, Optional.of(modality));
    }

    /** @return the name for people, which no program reads */
    public String title() {
        return role.title(modality.stream().toArray());
    }
}
