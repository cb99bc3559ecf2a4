package org.multimodalbtw.engine.method;

/** What a training method that people choose is for. A training has at most one method for each purpose. */
public enum MethodPurpose {
    /** No modality learns at the cost of others. */
    BALANCE("modalityBalance", "Balance modalities"),
    /** Rows that lie between those of the table. */
    MIX("rowMixing", "Mix rows"),
    /** Which rows and modalities are learnt from first. */
    ORDER("learningOrder", "Order of learning"),
    /** What the modalities of a row say in common. */
    ALIGN("modalityAlignment", "Align modalities"),
    /** How the modalities become one prediction. */
    FUSE("modalityFusion", "Fuse modalities"),
    /** What a network does for rows that lack modalities. */
    LACK("missingModalities", "Missing modalities");

    private final String key;
    private final String title;

    MethodPurpose(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** @return the key under which a node's settings keep the name of the method that is chosen, empty text for none */
    public String key() {
        return key;
    }

    /** @return the name for people */
    public String title() {
        return title;
    }
}
