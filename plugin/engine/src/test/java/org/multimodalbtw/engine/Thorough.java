package org.multimodalbtw.engine;

/** How often tests repeat what they do at random: a few times with every build, often with {@code mvn verify -Pthorough}. */
public final class Thorough {

    /** The system property that says {@code true} where there is time. */
    public static final String PROPERTY = "thorough";

    private Thorough() {}

    /**
     * @param usually repetitions in every build
     * @param thoroughly repetitions where there is time
     * @return how often to repeat
     */
    public static int times(int usually, int thoroughly) {
        return Boolean.getBoolean(PROPERTY) ? thoroughly : usually;
    }
}
