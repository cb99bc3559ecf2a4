package org.multimodalbtw.engine.cohort;

import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;

/**
 * What cohort to generate.
 *
 * @param seed the same seed gives the same cohort
 * @param patients how many patients, {@value #FEWEST_PATIENTS} to {@value #MOST_PATIENTS}
 * @param missingShare share of the patients that lack a modality, for each modality on its own, 0 to 0.9
 * @param trainShare share of the patients to train with, above 0
 * @param validShare share of the patients to validate with, 0 or more
 * @param testShare share of the patients to test with, 0 or more; the three shares sum to 1
 */
public record SampleCohortSettings(
        long seed, int patients, double missingShare, double trainShare, double validShare, double testShare) {

    /** The fewest patients. */
    public static final int FEWEST_PATIENTS = 20;

    /** The most patients. */
    public static final int MOST_PATIENTS = 1_000_000;

    private static final double LARGEST_MISSING_SHARE = 0.9;

    /**
     * Checks the ranges.
     *
     * @throws InputException if a value is out of its range
     */
    public SampleCohortSettings {
        Limits.between("Number of patients", patients, FEWEST_PATIENTS, MOST_PATIENTS);
        Limits.between("Share missing", missingShare, 0, LARGEST_MISSING_SHARE);
        if (!(trainShare > 0 && validShare >= 0 && testShare >= 0)
                || !(Math.abs(trainShare + validShare + testShare - 1) < 1e-9)) {
            throw new InputException(
                    "The shares of training, validation and test patients are " + trainShare + ", " + validShare
                            + " and " + testShare + ".",
                    "Choose shares that are not negative and sum to 1, with some patients to train with.");
        }
    }

    /**
     * @return 600 patients, 15 % of them without each modality, 60 % to train, 15 % to validate and 25 % to test with
     */
    public static SampleCohortSettings defaults() {
        return new SampleCohortSettings(1, 600, 0.15, 0.6, 0.15, 0.25);
    }
}
