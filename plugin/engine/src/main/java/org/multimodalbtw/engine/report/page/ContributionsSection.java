package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.explain.MeanContributions;

/** How much each kind of data moved the predictions, by the columns of contributions. */
final class ContributionsSection implements Section {

    /** A column, how many rows have what it is of, and how far it moved the predictions in the mean. */
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
        ShownRows shown = ShownRows.of(data);
        List<Mean> means = means(data, shown.rows());
        means.sort(Comparator.comparingDouble((Mean mean) -> -mean.size.value()));
        page.paragraph(
                "A contribution says how far a kind of data moved a prediction from what the model says of a patient of whom "
                        + "nothing is known. Shown is the mean of its size, up or down, over "
                        + shown.title()
                        + ", to which a row that lacks the kind of data adds 0. Of several classes it is about the one that the column 'Contributions to' names. It tells what the model "
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
                .number("Rows that have it")
                .number("Mean size")
                .number("95 % interval");
        means.forEach(mean -> table.row(
                mean.name,
                Written.count(mean.rows),
                Written.number(mean.size.value()),
                Written.number(mean.size.low()) + " to " + Written.number(mean.size.high())));
        table.writeTo(page);
    }

    private static List<Mean> means(ReportData data, List<PatientRow> rows) {
        List<String> columns = data.extras().contributions();
        MeanContributions sizes = new MeanContributions(columns.size());
        rows.forEach(row -> sizes.add(row.unit(), new double[][] {row.extras().contributions()}));
        if (sizes.rows() == 0) {
            return List.of();
        }
        List<Estimate> estimates = sizes.estimates(ProgressMonitor.NONE);
        List<Mean> means = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int one = column;
            long have = rows.stream()
                    .filter(row -> !Double.isNaN(row.extras().contributions()[one]))
                    .count();
            if (have > 0) {
                means.add(new Mean(ExtraColumns.ofWhat(columns.get(column)), have, estimates.get(column)));
            }
        }
        return means;
    }
}
