package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;

/** What a variant of a model is to the others, with which it is compared. */
public enum Role {
    /** The model with weights; where the guard keeps them out of the network, they are beside it. */
    WEIGHTED("weighted", "BTW", false),
    /** The network trained without weights. */
    UNWEIGHTED("unweighted", "unweighted", false),
    /** The network trained with weights, where the guard keeps it from use. */
    UNGUARDED("unguarded", "BTW without the guard", false),
    /** The network trained without the training methods that are in use. */
    WITHOUT_METHOD("withoutMethod", "without the training method", false),
    /** The network trained with the training methods, where the guard keeps them from use. */
    WITH_METHOD("withMethod", "with the training method", false),
    /** The model with weights by mutual information alone. */
    MI_ONLY("miOnly", "MI only", false),
    /** The networks of a model, trained further on another cohort. */
    ADAPTED("adapted", "adapted", false),
    /** The own prediction of one modality of the model. */
    SINGLE_HEAD("singleHead", "only %s", true),
    /** A network trained on one modality alone. */
    SINGLE_TRAINED("singleTrained", "trained on %s alone", true),
    /** Saying the same of every row: how frequent each class or label is, or the mean, among the rows that were learnt from. */
    BASELINE("baseline", "baseline (without data)", false);

    private final String key;
    private final String title;
    private final boolean ofOneModality;

    Role(String key, String title, boolean ofOneModality) {
        this.key = key;
        this.title = title;
        this.ofOneModality = ofOneModality;
    }

    /** @return the name in files and tables */
    public String key() {
        return key;
    }

    /** @return whether it is of one modality, and not of all together */
    public boolean isOfOneModality() {
        return ofOneModality;
    }

    /**
     * @param key a role's {@link #key}
     * @return the role
     * @throws IllegalArgumentException if no role has this key
     */
    public static Role of(String key) {
        return Arrays.stream(values())
                .filter(role -> role.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no role '" + key + "'"));
    }

    /** The name for people, in which a modality's name stands where there is one. */
    String title(Object... modality) {
        return title.formatted(modality);
    }
}
