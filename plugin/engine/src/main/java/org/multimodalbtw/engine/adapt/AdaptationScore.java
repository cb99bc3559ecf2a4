package org.multimodalbtw.engine.adapt;

import java.util.Optional;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.PairedComparison;

/**
 * How good the model is on rows of the new cohort, before or after, or what lies between.
 *
 * @param model what is scored, for example {@code "low-rank"}
 * @param minus what is subtracted; empty where nothing is
 * @param rows which rows, {@link #HELD_OUT} or {@link #TEST}
 * @param count how many
 * @param metric what is measured
 * @param estimate the value or difference, with its 95 % interval
 * @param says what an interval of a difference says, in words; empty where nothing is subtracted
 */
public record AdaptationScore(
        String model,
        Optional<String> minus,
        String rows,
        int count,
        Metric metric,
        Estimate estimate,
        Optional<String> says) {

    /** Rows of the new cohort, each predicted without having been learnt from. */
    public static final String HELD_OUT = "held-out";

    /** Rows of the new cohort that are only scored. */
    public static final String TEST = "test";

    static AdaptationScore of(String model, String rows, int count, Metric metric, Estimate estimate) {
        return new AdaptationScore(model, Optional.empty(), rows, count, metric, estimate, Optional.empty());
    }

    static AdaptationScore of(String model, String minus, String rows, PairedComparison compared) {
        return new AdaptationScore(
                model,
                Optional.of(minus),
                rows,
                compared.rows(),
                compared.metric(),
                compared.difference(),
                Optional.of(compared.verdict().says()));
    }
}
