package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.evaluate.Estimate;

/** How much each kind of data moved the predictions, by the columns of contributions. */
final class ContributionsSection implements Section {

    /** A column, and how far it moved the predictions in the mean. */
    private record Mean(String name, long rows, Estimate size) {}

    @Override
    public String title() {
        return "What moved the predictions";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return data.extras().contributions().isEmpty()
                ? Optional.of(
                        "The predictions have no columns of contributions. Turn them on in the Multimodal Predictor, where it "
                                + "offers them.")
                : Optional.empty();
    }

    @Override
    public void write(ReportData data, Html page) {
        List<Mean> means = new ArrayList<>();
        for (int column = 0; column < data.extras().contributions().size(); column++) {
            mean(data, column).ifPresent(means::add);
        }
        means.sort(Comparator.comparingDouble((Mean mean) -> -mean.size.value()));
        page.paragraph(
                "A contribution says how far a kind of data moved a prediction from what the model says of a patient of whom "
                        + "nothing is known. Shown is the mean of its size, up or down, over all predicted rows. Of several classes it is about the one that the column 'Contributions to' names. It tells what the model "
                        + "used, not what causes the outcome.");
        if (means.isEmpty()) {
            page.paragraph("No row has a contribution.");
            return;
        }
        BarChart.of(
                        "Mean size of the contribution of each kind of data.",
                        means.stream()
                                .map(mean -> new BarChart.Bar(
                                        mean.name, mean.size.value(), Written.number(mean.size.value())))
                                .toList())
                .writeTo(page);
        Table table = new Table("Mean size of contributions, with 95 % interval")
                .text("Kind of data")
                .number("Rows")
                .number("Mean size")
                .number("95 % interval");
        means.forEach(mean -> table.row(
                mean.name,
                Written.count(mean.rows),
                Written.number(mean.size.value()),
                Written.number(mean.size.low()) + " to " + Written.number(mean.size.high())));
        table.writeTo(page);
    }

    private static Optional<Mean> mean(ReportData data, int column) {
        List<PatientRow> rows = data.rows().stream()
                .filter(row -> !Double.isNaN(row.extras().contributions()[column]))
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        double[] sizes = rows.stream()
                .mapToDouble(row -> Math.abs(row.extras().contributions()[column]))
                .toArray();
        return Optional.of(new Mean(
                ExtraColumns.ofWhat(data.extras().contributions().get(column)),
                rows.size(),
                MeanEstimate.of(sizes, rows.stream().map(PatientRow::unit).toList())));
    }
}
