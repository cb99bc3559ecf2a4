package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.cohort.Measurement.Scale;

/**
 * A modality of the generated cohort.
 *
 * @param name its name
 * @param clinical whether it begins with sex and admission type
 * @param measurements its numbers
 */
record SampleModality(String name, boolean clinical, List<Measurement> measurements) {

    /** The modalities: labs carry some information, imaging the most, a wearable little and a device's log none. */
    static final List<SampleModality> ALL = List.of(
            new SampleModality("device_log", false, standard("device", 12, index -> 0)),
            new SampleModality("imaging", false, standard("image_feature", 16, index -> 0.46 - 0.02 * index)),
            new SampleModality("labs", true, labs()),
            new SampleModality("wearable", false, standard("wearable", 12, index -> 0.12 - 0.01 * index)));

    private static List<Measurement> standard(String prefix, int count, IntToDoubleFunction loading) {
        return IntStream.range(0, count)
                .mapToObj(index -> Measurement.standard(
                        String.format(Locale.ROOT, "%s_%02d", prefix, index + 1), loading.applyAsDouble(index)))
                .toList();
    }

    private static List<Measurement> labs() {
        return List.of(
                new Measurement("age (years)", 0.15, 0, Scale.ADULT_AGE, 62, 0.8, 0),
                new Measurement("creatinine (mg/dL)", 0.20, 0.05, Scale.LOG_NORMAL, 1.0, 0.35, 2),
                new Measurement("lactate (mmol/L)", 0.28, 0.12, Scale.LOG_NORMAL, 1.6, 0.45, 1),
                new Measurement("C-reactive protein (mg/L)", 0.20, 0.10, Scale.LOG_NORMAL, 25, 1.0, 1),
                new Measurement("albumin (g/dL)", -0.24, 0.10, Scale.NORMAL, 3.6, 0.45, 1),
                new Measurement("bilirubin (mg/dL)", 0.15, 0.15, Scale.LOG_NORMAL, 0.8, 0.5, 2),
                new Measurement("hemoglobin (g/dL)", -0.12, 0, Scale.NORMAL, 12.5, 1.6, 1),
                new Measurement("platelets (10^9/L)", -0.10, 0, Scale.LOG_NORMAL, 220, 0.35, 0),
                new Measurement("white blood cells (10^9/L)", 0.12, 0, Scale.LOG_NORMAL, 9, 0.35, 1));
    }
}
