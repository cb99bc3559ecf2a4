package org.multimodalbtw.engine.report.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multimodalbtw.engine.Quantile;

/** How certain the predictions are, by the columns that say so. */
final class CertaintySection implements Section {

    private static final int MOST_VALUES = 12;

    /** What fewer rows say is not printed by itself. */
    private static final int FEWEST_ROWS = 5;

    @Override
    public String title() {
        return "How sure it is";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return data.extras().numbers().isEmpty() && data.extras().texts().isEmpty()
                ? Optional.of(
                        "The predictions have no columns that say how certain they are. Turn them on in the Multimodal "
                                + "Predictor, where it offers them.")
                : Optional.empty();
    }

    @Override
    public void write(ReportData data, Html page) {
        List<String> numbers = data.extras().numbers();
        ShownRows shown = ShownRows.of(data);
        if (!shown.caveat().isEmpty()) {
            page.paragraph(shown.caveat());
        }
        Table spread = new Table("Figures over " + shown.title())
                .text("Column")
                .number("Rows")
                .number("Median")
                .number("Middle half")
                .number("Highest twentieth from");
        for (int column = 0; column < numbers.size(); column++) {
            int one = column;
            double[] values = shown.rows().stream()
                    .mapToDouble(row -> row.extras().numbers()[one])
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            spread.row(
                    numbers.get(column),
                    Written.count(values.length),
                    Written.number(Quantile.of(values, .5)),
                    Written.number(Quantile.of(values, .25)) + " to " + Written.number(Quantile.of(values, .75)),
                    Written.number(Quantile.of(values, .95)));
        }
        if (!spread.isEmpty()) {
            spread.writeTo(page);
        }
        for (int column = 0; column < data.extras().texts().size(); column++) {
            values(data, shown.rows(), column).writeTo(page);
        }
    }

    private static Table values(ReportData data, List<PatientRow> rows, int column) {
        Map<String, Long> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.extras().texts().get(column), 1L, Long::sum));
        Table table = new Table("Rows by '" + data.extras().texts().get(column) + "'")
                .text("Value")
                .number("Rows");
        List<Map.Entry<String, Long>> shown = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= FEWEST_ROWS)
                .sorted(Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue()))
                .limit(MOST_VALUES)
                .toList();
        shown.forEach(entry -> table.row(
                entry.getKey().isEmpty() ? "(nothing)" : entry.getKey(), Written.part(entry.getValue(), rows.size())));
        long others =
                rows.size() - shown.stream().mapToLong(Map.Entry::getValue).sum();
        if (others > 0) {
            table.row("others, or values of fewer than " + FEWEST_ROWS + " rows", Written.part(others, rows.size()));
        }
        return table;
    }
}
