package org.multimodalbtw.engine;

/** How often tests repeat what they do at random, a few times with every build, often with {@code mvn verify -Pthorough}, and which cases these are. */
public final class Thorough {

    /** The system property that says {@code true} where there is time. */
    public static final String PROPERTY = "thorough";

    /** The system property of a whole number: another one gives other cases; those of every build are 0's. */
    public static final String SEED = "damage.seed";

    /** Seeds of cases that are counted lie below. */
    private static final long APART = 100_000_000;

    private Thorough() {}

    /**
     * @param usually repetitions in every build
     * @param thoroughly repetitions where there is time
     * @return how often to repeat
     */
    public static int times(int usually, int thoroughly) {
        return Boolean.getBoolean(PROPERTY) ? thoroughly : usually;
    }

    /**
     * @param own the test's own seed, which tells its cases from those of others
     * @return the seed to draw cases of damage with
     */
    public static long seed(long own) {
        return own + APART * Long.getLong(SEED, 0);
    }
}
