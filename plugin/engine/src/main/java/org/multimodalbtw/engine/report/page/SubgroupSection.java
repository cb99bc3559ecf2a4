package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.decide.Alarm;
import org.multimodalbtw.engine.decide.Measure;
import org.multimodalbtw.engine.decide.Subgroup;
import org.multimodalbtw.engine.decide.SubgroupColumn;

/** For which rows predictions are worse: by the columns that were asked for, and for those that lack some of the data. */
final class SubgroupSection implements Section {

    /** Into how many parts of about as many rows numbers are cut, as the Prediction Evaluator does. */
    private static final int PARTS = 3;

    @Override
    public String title() {
        return "For whom is it worse?";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return Judged.of(data).lacks(data);
    }

    @Override
    public void write(ReportData data, Html page) {
        Judged judged = Judged.of(data);
        List<SubgroupColumn> columns = new ArrayList<>();
        data.asked().subgroups().forEach(column -> columns.add(column.parts(judged.rows(), PARTS)));
        if (columns.isEmpty()) {
            page.paragraph(
                    "By sex, age, ward or another column of the labels: choose 'Subgroup columns' in the Multimodal Report, or"
                            + " --subgroup on the command line; the Prediction Evaluator has the same figures.");
        }
        columns.addAll(lacking(data, judged));
        if (columns.isEmpty()) {
            page.paragraph(
                    "All judged rows lack the same kinds of data, or none, so that nothing can be compared here.");
            return;
        }
        page.paragraph(judged.sentence());
        long seed = data.model().manifest().training().seed();
        if (Event.of(data).isEmpty()) {
            write("", Measure.MAE, Subgroup.of(judged.numbers(data), columns, seed, ProgressMonitor.NONE), page);
        }
        Event.writeFirst(data, page, event -> {
            double threshold =
                    DecisionSection.alarm(data, event).map(Alarm::threshold).orElse(Double.NaN);
            write(
                    " for " + event.name(),
                    Measure.AUROC,
                    Subgroup.of(judged.rows(event, data), threshold, columns, seed, ProgressMonitor.NONE),
                    page);
        });
    }

    private static List<SubgroupColumn> lacking(ReportData data, Judged judged) {
        List<String> modalities = data.model().modalities();
        return IntStream.range(0, modalities.size())
                .mapToObj(modality -> SubgroupColumn.ofTexts(
                        "lacks " + modalities.get(modality),
                        judged.rows().stream()
                                .map(row -> row.lacks(modality) ? "yes" : "no")
                                .toArray(String[]::new)))
                .filter(column -> column.values().size() > 1)
                .toList();
    }

    private static void write(String what, Measure measure, List<Subgroup> subgroups, Html page) {
        Table table = new Table("By part of the rows" + what + ", with 95 % intervals")
                .text("Rows")
                .number("How many")
                .number("Events")
                .number(measure.title())
                .number("Happened less predicted");
        for (Subgroup subgroup : subgroups) {
            Subgroup.Figures figures = subgroup.figures();
            table.row(List.of(
                    new Table.Cell(
                            subgroup.column() + (subgroup.value().isEmpty() ? "" : ": " + subgroup.value()),
                            subgroup.note()),
                    Table.Cell.of(Written.count(subgroup.rows())),
                    Table.Cell.of(
                            subgroup.events().isPresent()
                                    ? Written.count(Math.round(subgroup.events().getAsDouble()))
                                    : ""),
                    new Table.Cell(Written.score(figures.quality().value()), Written.interval(figures.quality())),
                    new Table.Cell(
                            Written.signed(figures.inTheLarge().value()), Written.interval(figures.inTheLarge()))));
        }
        table.writeTo(page);
    }
}
