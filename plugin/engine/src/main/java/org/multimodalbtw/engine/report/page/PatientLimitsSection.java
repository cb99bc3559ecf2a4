package org.multimodalbtw.engine.report.page;

import java.util.List;
import java.util.Optional;

/** What to keep in mind when one patient's prediction is read. */
final class PatientLimitsSection implements Section {

    @Override
    public String title() {
        return "To keep in mind";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return Optional.empty();
    }

    @Override
    public void write(ReportData data, Html page) {
        page.list(List.of(
                "The prediction is one figure among others. It does not replace looking at the patient.",
                "It knows only: " + String.join(", ", data.model().modalities()) + ".",
                "It holds for patients like those that the model learnt from. How good it is as a whole stands in the report on the "
                        + "cohort.",
                "Weights and contributions say what the model uses. They are not causes."));
    }
}
