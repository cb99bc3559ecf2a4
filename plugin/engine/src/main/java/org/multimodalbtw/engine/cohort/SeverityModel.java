package org.multimodalbtw.engine.cohort;

/**
 * How the outcome of a generated patient arises. Severity s is standard normal. The outcome has a liability
 *
 * <pre>l = 0.95 s + admission effect + sqrt(1 - 0.95²) e,   e standard normal,</pre>
 *
 * and the patient dies if it exceeds a threshold that makes 30 % of the patients die. The length of stay is log-normal
 * around the severity and the admission effect. Admission is independent of the severity.
 */
final class SeverityModel {

    /** How much of the liability's standard deviation is severity. */
    static final double SEVERITY_LOADING = 0.95;

    /** Above this liability a patient dies: the solution of P(died) = 0.3. */
    static final double THRESHOLD = 0.5541007488864207;

    private static final double MEDIAN_DAYS = 6;

    /** How the patient came, with the share of patients and the effect on the liability. */
    enum Admission {
        ELECTIVE(0.35, -0.4),
        URGENT(0.30, 0),
        EMERGENCY(0.35, 0.4);

        private final double share;
        private final double effect;

        Admission(double share, double effect) {
            this.share = share;
            this.effect = effect;
        }

        double share() {
            return share;
        }

        double effect() {
            return effect;
        }

        private static Admission at(double uniform) {
            if (uniform < ELECTIVE.share) {
                return ELECTIVE;
            }
            return uniform < ELECTIVE.share + URGENT.share ? URGENT : EMERGENCY;
        }
    }

    /**
     * A patient's state.
     *
     * @param severity standard normal over patients
     * @param admission how the patient came
     * @param died the outcome
     * @param days the length of stay
     */
    record Patient(double severity, Admission admission, boolean died, double days) {}

    private SeverityModel() {}

    static Patient draw(Draws draws) {
        double severity = draws.normal();
        Admission admission = Admission.at(draws.uniform());
        double liability = SEVERITY_LOADING * severity
                + admission.effect()
                + Math.sqrt(1 - SEVERITY_LOADING * SEVERITY_LOADING) * draws.normal();
        double days = MEDIAN_DAYS * StrictMath.exp(0.35 * severity + 0.5 * admission.effect() + 0.35 * draws.normal());
        return new Patient(severity, admission, liability > THRESHOLD, days);
    }
}
