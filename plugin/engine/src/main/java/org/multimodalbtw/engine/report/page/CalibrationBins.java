package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.multimodalbtw.engine.evaluate.Estimate;

/** Rows in the order of their predictions, cut into parts of about the same size; rows with equal predictions stay together. */
final class CalibrationBins {

    /** So many parts at most. */
    static final int MOST = 10;

    /** A part has at least so many rows, or it would show single patients. */
    static final int FEWEST_ROWS = 20;

    private CalibrationBins() {}

    /**
     * A part.
     *
     * @param rows how many rows
     * @param predicted the mean of their predictions
     * @param observed what came true: a share, or a mean, with its interval
     */
    record Bin(long rows, double predicted, Estimate observed) {}

    /**
     * @param judged the rows
     * @param event which probability
     * @return the parts, by ascending prediction
     */
    static List<Bin> of(Judged judged, Event event) {
        return parts(judged.rows(), event::probability).stream()
                .map(part -> new Bin(
                        part.size(),
                        mean(part, event::probability),
                        MeanEstimate.share(part.stream().filter(event::isTrueOf).count(), part.size())))
                .toList();
    }

    /**
     * @param judged rows with numbers
     * @return the parts, by ascending prediction
     */
    static List<Bin> ofNumbers(Judged judged) {
        return parts(judged.rows(), row -> row.prediction()[0]).stream()
                .map(part -> new Bin(
                        part.size(),
                        mean(part, row -> row.prediction()[0]),
                        MeanEstimate.of(
                                part.stream().mapToDouble(row -> row.truth()[0]).toArray(),
                                part.stream().map(PatientRow::unit).toList())))
                .toList();
    }

    private static double mean(List<PatientRow> part, ToDoubleFunction<PatientRow> value) {
        return part.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static List<List<PatientRow>> parts(List<PatientRow> rows, ToDoubleFunction<PatientRow> value) {
        List<PatientRow> sorted =
                rows.stream().sorted(Comparator.comparingDouble(value)).toList();
        int wanted = Math.max(1, Math.min(MOST, sorted.size() / FEWEST_ROWS));
        List<List<PatientRow>> parts = new ArrayList<>();
        int from = 0;
        for (int part = 1; part <= wanted && from < sorted.size(); part++) {
            int to = Math.max(from + 1, (int) ((long) part * sorted.size() / wanted));
            while (to < sorted.size()
                    && value.applyAsDouble(sorted.get(to)) == value.applyAsDouble(sorted.get(to - 1))) {
                to++;
            }
            parts.add(sorted.subList(from, to));
            from = to;
        }
        return withoutSmallEnd(parts, sorted);
    }

    /** Ties may leave few rows to the last part: it then goes with the one before. */
    private static List<List<PatientRow>> withoutSmallEnd(List<List<PatientRow>> parts, List<PatientRow> sorted) {
        int last = parts.size() - 1;
        if (last < 1 || parts.get(last).size() >= FEWEST_ROWS) {
            return parts;
        }
        int both = parts.get(last - 1).size() + parts.get(last).size();
        List<List<PatientRow>> merged = new ArrayList<>(parts.subList(0, last - 1));
        merged.add(sorted.subList(sorted.size() - both, sorted.size()));
        return merged;
    }
}
