package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.multimodalbtw.engine.Quantile;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.train.Split;

/** How many rows there are, by what they were used for; how many events; and what they lack. */
final class CohortSection implements Section {

    private static final List<String> SPLITS = List.of("train", "valid", "test", "not said");

    @Override
    public String title() {
        return "Cohort";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return data.rows().isEmpty() ? Optional.of("The table of predictions has no rows.") : Optional.empty();
    }

    @Override
    public void write(ReportData data, Html page) {
        List<List<PatientRow>> splits = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int split = 0; split < SPLITS.size(); split++) {
            String name = SPLITS.get(split);
            List<PatientRow> rows =
                    data.rows().stream().filter(row -> nameOf(row).equals(name)).toList();
            if (!rows.isEmpty()) {
                splits.add(rows);
                names.add(name);
            }
        }
        if (splits.size() > 1) {
            splits.add(data.rows());
            names.add("all");
        }
        counts(data, names, splits).writeTo(page);
        outcomes(data, names, splits).filter(table -> !table.isEmpty()).ifPresent(table -> table.writeTo(page));
        lacking(data, names, splits).writeTo(page);
        page.list(leftOut(data));
    }

    private static String nameOf(PatientRow row) {
        return row.labelled().split().map(CohortSection::nameOf).orElse("not said");
    }

    private static String nameOf(Split split) {
        return switch (split) {
            case TRAIN -> "train";
            case VALID -> "valid";
            case TEST -> "test";
        };
    }

    private static Table counts(ReportData data, List<String> names, List<List<PatientRow>> splits) {
        Table table =
                new Table("Rows by what they were used for").text("Used as").number("Rows");
        boolean hasGroups = data.labels().groups().isPresent();
        if (hasGroups) {
            table.number("Groups ('" + data.labels().groups().get() + "')");
        }
        table.number("With outcome").number("With prediction");
        for (int split = 0; split < splits.size(); split++) {
            List<PatientRow> rows = splits.get(split);
            List<String> cells = new ArrayList<>(List.of(names.get(split), Written.count(rows.size())));
            if (hasGroups) {
                cells.add(Written.count(
                        rows.stream().map(PatientRow::unit).distinct().count()));
            }
            cells.add(Written.count(rows.stream().filter(PatientRow::isKnown).count()));
            cells.add(
                    Written.count(rows.stream().filter(PatientRow::isPredicted).count()));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static Optional<Table> outcomes(ReportData data, List<String> names, List<List<PatientRow>> splits) {
        Target target = data.model().manifest().target();
        boolean isKnown = data.rows().stream().anyMatch(PatientRow::isKnown);
        if (!isKnown) {
            return Optional.empty();
        }
        Table table = new Table("Outcome '" + target.name() + "' by what rows were used for").text("Used as");
        if (target.classes().isEmpty()) {
            table.number("Mean").number("Standard deviation").number("Median").number("Middle half");
        } else {
            target.classes().forEach(table::number);
        }
        for (int split = 0; split < splits.size(); split++) {
            List<double[]> truths = splits.get(split).stream()
                    .filter(PatientRow::isKnown)
                    .map(PatientRow::truth)
                    .toList();
            if (!truths.isEmpty()) {
                Stream<String> cells = target.classes().isEmpty() ? spread(truths) : shares(truths, target.outputs());
                table.row(Stream.concat(Stream.of(names.get(split)), cells).toArray(String[]::new));
            }
        }
        return Optional.of(table);
    }

    private static Stream<String> shares(List<double[]> truths, int outputs) {
        List<String> cells = new ArrayList<>();
        for (int output = 0; output < outputs; output++) {
            int one = output;
            cells.add(Written.part(
                    truths.stream().filter(truth -> truth[one] > .5).count(), truths.size()));
        }
        return cells.stream();
    }

    private static Stream<String> spread(List<double[]> truths) {
        double[] sorted =
                truths.stream().mapToDouble(truth -> truth[0]).sorted().toArray();
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        double squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Stream.of(
                Written.number(mean),
                Written.number(Math.sqrt(squares / (sorted.length - 1))),
                Written.number(Quantile.of(sorted, .5)),
                Written.number(Quantile.of(sorted, .25)) + " to " + Written.number(Quantile.of(sorted, .75)));
    }

    private static Table lacking(ReportData data, List<String> names, List<List<PatientRow>> splits) {
        Table table = new Table("Rows that lack a kind of data").text("Kind of data");
        names.forEach(table::number);
        List<String> modalities = data.model().modalities();
        for (int modality = 0; modality < modalities.size(); modality++) {
            int one = modality;
            Stream<String> cells = splits.stream()
                    .map(rows -> Written.part(
                            rows.stream().filter(row -> row.lacks(one)).count(), rows.size()));
            table.row(Stream.concat(Stream.of(modalities.get(modality)), cells).toArray(String[]::new));
        }
        return table;
    }

    private static List<String> leftOut(ReportData data) {
        List<String> sentences = new ArrayList<>();
        if (!data.labels().areThere()) {
            sentences.add(
                    "No labels are connected: what rows were used for and what is true of them is known only as far as the "
                            + "predictions say it.");
        }
        if (data.labels().withoutPrediction() > 0) {
            sentences.add(Written.count(data.labels().withoutPrediction(), "row")
                    + " of the labels not among the predictions and not in this report.");
        }
        long unlabelled = data.rows().stream().filter(row -> !row.isKnown()).count();
        if (data.labels().areThere() && unlabelled > 0) {
            sentences.add(Written.count(unlabelled, "predicted row") + " without a known outcome: not judged.");
        }
        long missing = data.rows().stream().filter(row -> !row.isPredicted()).count();
        if (missing > 0) {
            sentences.add(Written.count(missing, "row")
                    + " without a prediction, since they have none of the kinds of data.");
        }
        return sentences;
    }
}
