package org.multimodalbtw.engine.cohort;

import java.util.List;
import org.multimodalbtw.engine.cohort.SeverityModel.Admission;

/**
 * Mutual information of a modality of the generated cohort and the outcome, worked out from the model rather than from
 * data.
 *
 * <p>Given the severity the measurements are independent and, up to their scales, normal. Their best summary is then
 * one estimate of the severity with the precision p that is the sum of theirs; with u the standardised estimate and
 * ρ² = p / (1 + p)
 *
 * <pre>P(died | u, admission) = Φ((0.95 ρ u + effect - threshold) / sqrt(1 - 0.95² ρ²))</pre>
 *
 * <p>The information is H(outcome) - E H(outcome | u), in nats, by the trapezoidal rule over u. The admission counts
 * only where the modality holds it, and which measurements are gaps is averaged over. Rounding of measurements is left
 * out.
 */
final class Informativeness {

    private static final double STEP = 1.0 / 16;
    private static final double END = 9;

    private Informativeness() {}

    /**
     * @param modality a modality of the generated cohort
     * @return the mutual information of a row of it and the outcome, in nats; exactly 0 for a modality without any
     */
    static double of(SampleModality modality) {
        double unmeasured = entropy(probability(0, 0));
        return Math.max(0, unmeasured - remaining(modality, 0, 0));
    }

    /** Expected entropy of the outcome, over the gaps of the measurements from an index on. */
    private static double remaining(SampleModality modality, int index, double precision) {
        List<Measurement> measurements = modality.measurements();
        if (index == measurements.size()) {
            return modality.clinical() ? entropyKnowingAdmission(precision) : entropyOf(precision);
        }
        Measurement measurement = measurements.get(index);
        double gap = measurement.gapShare();
        double measured = remaining(modality, index + 1, precision + measurement.precision());
        return gap == 0 ? measured : (1 - gap) * measured + gap * remaining(modality, index + 1, precision);
    }

    private static double entropyOf(double precision) {
        if (precision == 0) {
            return entropy(probability(0, 0));
        }
        double sum = 0;
        for (double u = -END; u <= END; u += STEP) {
            sum += density(u) * entropy(probability(precision, u));
        }
        return sum * STEP;
    }

    private static double entropyKnowingAdmission(double precision) {
        double sum = 0;
        for (Admission admission : Admission.values()) {
            for (double u = -END; u <= END; u += STEP) {
                sum += admission.share() * density(u) * entropy(probability(precision, u, admission));
            }
        }
        return sum * STEP;
    }

    /** P(died) for an estimate of the severity, the admission not known. */
    static double probability(double precision, double u) {
        double sum = 0;
        for (Admission admission : Admission.values()) {
            sum += admission.share() * probability(precision, u, admission);
        }
        return sum;
    }

    private static double probability(double precision, double u, Admission admission) {
        double known = SeverityModel.SEVERITY_LOADING * Math.sqrt(precision / (1 + precision));
        return cumulative((known * u + admission.effect() - SeverityModel.THRESHOLD) / Math.sqrt(1 - known * known));
    }

    private static double entropy(double probability) {
        return probability <= 0 || probability >= 1
                ? 0
                : -probability * StrictMath.log(probability) - (1 - probability) * StrictMath.log1p(-probability);
    }

    private static double density(double x) {
        return StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The standard normal distribution function, by the series of Marsaglia (2004); 15 decimals. */
    static double cumulative(double x) {
        if (Math.abs(x) > END) {
            return x > 0 ? 1 : 0;
        }
        double sum = x;
        double term = x;
        for (int odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
            term *= x * x / odd;
            sum += term;
        }
        return Math.max(0, Math.min(1, 0.5 + sum * density(x)));
    }
}
