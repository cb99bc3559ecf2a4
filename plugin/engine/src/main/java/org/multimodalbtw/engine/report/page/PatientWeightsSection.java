package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The weights of one patient's kinds of data, and those that are lacking. */
final class PatientWeightsSection implements Section {

    @Override
    public String title() {
        return "Weights and lacking data";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return new WeightsSection().lacks(data);
    }

    @Override
    public void write(ReportData data, Html page) {
        PatientRow row = Patient.of(data);
        List<String> modalities = data.model().modalities();
        List<BarChart.Bar> bars = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (int modality = 0; modality < modalities.size(); modality++) {
            boolean lacks = row.lacks(modality);
            bars.add(new BarChart.Bar(
                    modalities.get(modality),
                    lacks ? Double.NaN : row.weights()[modality],
                    lacks ? "lacking" : Written.score(row.weights()[modality])));
            if (lacks) {
                lacking.add(modalities.get(modality));
            }
        }
        page.paragraph(
                lacking.isEmpty()
                        ? "The patient has all kinds of data."
                        : "The patient lacks: " + String.join(", ", lacking) + ". The others make the prediction.");
        page.paragraph(WeightsSection.inUse(data.model())
                + " A weight of 1 is the share of a kind of data that is not weighted.");
        BarChart.of("Weights of the patient's kinds of data.", bars).writeTo(page);
    }
}
