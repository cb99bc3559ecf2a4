package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What moved one patient's prediction. */
final class PatientContributionsSection implements Section {

    @Override
    public String title() {
        return "What moved it";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return new ContributionsSection().lacks(data);
    }

    @Override
    public void write(ReportData data, Html page) {
        PatientRow row = Patient.of(data);
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int column = 0; column < data.extras().contributions().size(); column++) {
            double value = row.extras().contributions()[column];
            String number = Written.number(value);
            bars.add(new BarChart.Bar(
                    ExtraColumns.ofWhat(data.extras().contributions().get(column)),
                    value,
                    value > 0 ? "+" + number : number));
        }
        bars.sort(Comparator.comparingDouble(bar -> Double.isNaN(bar.value()) ? 0 : -Math.abs(bar.value())));
        page.paragraph(
                "To the right (filled): the kind of data moved the prediction up. To the left: down. Of several classes it is about the one that the column 'Contributions to' names. It tells what the model "
                        + "used, not what causes the outcome.");
        BarChart.of(
                        "How far each kind of data moved the prediction: "
                                + String.join(
                                        ", ",
                                        bars.stream()
                                                .map(bar -> bar.name() + " " + bar.number())
                                                .toList())
                                + ".",
                        bars)
                .writeTo(page);
    }
}
