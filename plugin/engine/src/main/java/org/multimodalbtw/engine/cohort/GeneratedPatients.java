package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.multimodalbtw.engine.cohort.SeverityModel.Admission;
import org.multimodalbtw.engine.cohort.SeverityModel.Patient;

/** Who a generated cohort consists of: each patient's id, state, split and modalities, each drawn for itself. */
final class GeneratedPatients {

    /** Purposes of draws; those of a modality's numbers come from {@link #FIRST_MODALITY} on. */
    private static final int STATE = 0;

    private static final int SPLIT = 1;
    private static final int PRESENCE = 2;
    private static final int FIRST_MODALITY = 100;

    /** What a patient is used for. */
    static final List<String> SPLITS = List.of("train", "valid", "test");

    /** How a stay ends. */
    static final List<String> OUTCOMES = List.of("died", "survived");

    /** What is known of every patient with labs, by its column. */
    static final Map<String, List<String>> CLINICAL = Map.of(
            "sex",
            List.of("female", "male"),
            "admission type",
            Stream.of(Admission.values())
                    .map(admission -> admission.name().toLowerCase(Locale.ROOT))
                    .toList());

    private final SampleCohortSettings settings;
    private final String idFormat;

    /**
     * @param settings how many, and how they are split
     * @param prefix what ids begin with
     */
    GeneratedPatients(SampleCohortSettings settings, String prefix) {
        this.settings = settings;
        int digits = Integer.toString(settings.patients()).length();
        idFormat = prefix + "%0" + Math.max(5, digits) + "d";
    }

    int count() {
        return settings.patients();
    }

    String id(int index) {
        return String.format(Locale.ROOT, idFormat, index + 1);
    }

    Patient patient(int index) {
        return SeverityModel.draw(draws(STATE, index));
    }

    /** {@code "train"}, {@code "valid"} or {@code "test"}. */
    String split(int index) {
        double uniform = draws(SPLIT, index).uniform();
        if (uniform < settings.trainShare()) {
            return "train";
        }
        // without test patients, rounding of the sum of the shares must not make one
        boolean valid = settings.testShare() == 0 || uniform < settings.trainShare() + settings.validShare();
        return valid ? "valid" : "test";
    }

    boolean isPresent(int modality, int index) {
        return draws(PRESENCE + modality, index).uniform() >= settings.missingShare();
    }

    /** Draws for what a patient has in a modality. */
    Draws ofModality(int modality, int index) {
        return draws(FIRST_MODALITY + modality, index);
    }

    private Draws draws(int purpose, int index) {
        return new Draws(settings.seed(), purpose, index);
    }
}
