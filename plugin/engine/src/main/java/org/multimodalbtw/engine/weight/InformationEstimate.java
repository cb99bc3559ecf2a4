package org.multimodalbtw.engine.weight;

/** How mutual information between two predictions is estimated. */
public enum InformationEstimate {
    /** Classes: the joint table of probabilities. Numbers: the normal distribution with their correlation. (Our default.) */
    SMOOTH,
    /**
     * Classes: counts of the most probable classes. Numbers: distances to nearest neighbours (Kraskov, Stögbauer and Grassberger 2004).
     * Both as in the published code.
     */
    EMPIRICAL
}
