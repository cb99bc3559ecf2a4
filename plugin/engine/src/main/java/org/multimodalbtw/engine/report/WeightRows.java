package org.multimodalbtw.engine.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Quantile;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.report.HeatMap.Order;
import org.multimodalbtw.engine.report.WeightOverview.Distribution;
import org.multimodalbtw.engine.report.WeightOverview.Grouping;
import org.multimodalbtw.engine.report.WeightOverview.Level;
import org.multimodalbtw.engine.weight.WeightSummary;

/** Predictions with their weights, to be summed up, sorted and searched. */
public final class WeightRows {

    private static final int MOST_LEVELS = 12;
    private static final List<String> THIRDS = List.of("lowest third", "middle third", "highest third");

    private final String target;
    private final List<String> modalities;
    private final List<String> groupColumns;
    private final List<WeightRow> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Order, int[]> orders = new LinkedHashMap<>();

    /**
     * @param target what is predicted
     * @param modalities the modalities' names, at least one
     * @param groupColumns names of further columns that group the rows
     */
    public WeightRows(String target, List<String> modalities, List<String> groupColumns) {
        this.target = target;
        this.modalities = List.copyOf(modalities);
        this.groupColumns = List.copyOf(groupColumns);
    }

    /**
     * @param row a row with one weight and one divergence a modality and one value a grouping column
     * @return this
     */
    public WeightRows add(WeightRow row) {
        if (row.weights().length != modalities.size()
                || row.divergences().length != modalities.size()
                || row.groups().size() != groupColumns.size()) {
            throw new IllegalArgumentException("The row '" + row.id() + "' does not fit the columns");
        }
        rows.add(row);
        orders.clear();
        return this;
    }

    /**
     * @param sentence what to know before reading the figures; stands before what the figures themselves warn of
     * @return this
     */
    public WeightRows note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /** @return how many rows have a truth that is not known */
    public long unlabelled() {
        return rows.stream()
                .filter(row -> row.trueClass() == null && Double.isNaN(row.trueValue()))
                .count();
    }

    /** @return how many rows there are */
    public int size() {
        return rows.size();
    }

    /**
     * @param position 0 to size - 1, in the order in which they were added
     * @return the row
     */
    public WeightRow row(int position) {
        return rows.get(position);
    }

    /**
     * @param id a row's id
     * @return its position
     */
    public OptionalInt find(String id) {
        return IntStream.range(0, rows.size())
                .filter(position -> rows.get(position).id().equals(id))
                .findFirst();
    }

    /**
     * @param text part of an id, in upper or lower case
     * @param most how many to find
     * @return ids that contain the text, in the order of the rows
     */
    public List<String> search(String text, int most) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return rows.stream()
                .map(WeightRow::id)
                .filter(id -> id.toLowerCase(Locale.ROOT).contains(wanted))
                .limit(most)
                .toList();
    }

    /** @return figures of each modality and of each prediction */
    public WeightSummary summary() {
        WeightSummary.Builder builder = WeightSummary.of(modalities);
        for (WeightRow row : rows) {
            if (row.predictedClass() != null) {
                builder.add(row.predictedClass(), row.weights(), row.divergences());
            } else if (!Double.isNaN(row.predictedValue())) {
                builder.add(row.predictedValue(), row.weights(), row.divergences());
            } else {
                builder.add(row.weights(), row.divergences());
            }
        }
        WeightSummary summary = builder.build();
        List<String> warnings = new ArrayList<>(notes);
        warnings.addAll(summary.warnings());
        return new WeightSummary(summary.modalities(), summary.groups(), warnings);
    }

    /**
     * Notes what the model's training says of the figures: information that counts as the floor, and divergences at the cap.
     *
     * @param insight what training found
     * @param cap largest divergence that the model knows, in nats
     * @return this
     */
    public WeightRows noteLimits(TrainingInsight insight, double cap) {
        insight.information().stream()
                .filter(TrainingInsight.Information::floored)
                .forEach(each ->
                        note("'" + each.modality() + "' shares so little information with the fused prediction ("
                                + String.format(Locale.ROOT, "%.3f", each.value())
                                + " nats) that it counts with the floor of the weights instead."));
        for (int m = 0; m < modalities.size(); m++) {
            int modality = m;
            long capped = rows.stream()
                    .filter(row -> row.divergences()[modality] >= cap)
                    .count();
            if (capped > 0) {
                note("The divergence of '" + modalities.get(m) + "' is at its cap of "
                        + String.format(Locale.ROOT, "%.3g", cap) + " nats in " + capped
                        + (capped == 1 ? " row." : " rows."));
            }
        }
        return this;
    }

    /** @return the weights at a glance, without what training found */
    public WeightOverview overview() {
        return overview(null);
    }

    /**
     * @param insight what training found; {@code null} where it is not known
     * @return the weights at a glance
     */
    public WeightOverview overview(TrainingInsight insight) {
        WeightSummary summary = summary();
        double largest = rows.stream()
                .mapToDouble(WeightRow::largest)
                .filter(weight -> !Double.isNaN(weight))
                .max()
                .orElse(1);
        double top = Math.max(1.5, Math.ceil(2 * largest) / 2);
        List<Grouping> groupings = new ArrayList<>();
        groupings.add(new Grouping("all rows", List.of(level("all rows", rows, top))));
        addGrouping(groupings, "predicted " + target, byPrediction(), top);
        addGrouping(groupings, "correct or wrong", byOutcome(), top);
        for (int column = 0; column < groupColumns.size(); column++) {
            int at = column;
            addGrouping(
                    groupings,
                    groupColumns.get(column),
                    byText(row -> row.groups().get(at)),
                    top);
        }
        return new WeightOverview(
                target,
                rows.size(),
                summary.modalities(),
                top,
                groupings,
                heatMap(Order.LEADER, 0, rows.size()),
                insight,
                summary.warnings());
    }

    /**
     * @param order how the rows are sorted
     * @param from first place in that order
     * @param to place after the last
     * @return their weights in at most {@link HeatMap#MOST_BANDS} bands
     */
    public HeatMap heatMap(Order order, int from, int to) {
        int first = Math.max(0, Math.min(from, rows.size()));
        int end = Math.max(first, Math.min(to, rows.size()));
        int[] sorted = orders.computeIfAbsent(order, this::sort);
        int count = Math.min(HeatMap.MOST_BANDS, end - first);
        List<HeatMap.Band> bands = IntStream.range(0, count)
                .mapToObj(band -> band(
                        sorted,
                        first + (int) ((long) (end - first) * band / count),
                        first + (int) ((long) (end - first) * (band + 1) / count)))
                .toList();
        return new HeatMap(order, first, end, rows.size(), sections(order, sorted), bands);
    }

    private HeatMap.Band band(int[] sorted, int from, int to) {
        double[] weights = new double[modalities.size()];
        double[] missing = new double[modalities.size()];
        for (int modality = 0; modality < weights.length; modality++) {
            double sum = 0;
            int present = 0;
            for (int place = from; place < to; place++) {
                double weight = rows.get(sorted[place]).weights()[modality];
                if (!Double.isNaN(weight)) {
                    sum += weight;
                    present++;
                }
            }
            weights[modality] = present == 0 ? Double.NaN : round(sum / present);
            missing[modality] = round(1 - (double) present / (to - from));
        }
        String row = to - from == 1 ? rows.get(sorted[from]).id() : null;
        return new HeatMap.Band(from, to, row, weights, missing);
    }

    private List<HeatMap.Section> sections(Order order, int[] sorted) {
        List<HeatMap.Section> sections = new ArrayList<>();
        int start = 0;
        for (int place = 1; place <= sorted.length; place++) {
            String name = sectionName(order, rows.get(sorted[start]));
            if (place == sorted.length || !name.equals(sectionName(order, rows.get(sorted[place])))) {
                sections.add(new HeatMap.Section(name, start, place));
                start = place;
            }
        }
        return sections;
    }

    private String sectionName(Order order, WeightRow row) {
        return switch (order) {
            case LEADER -> row.leader() < 0 ? "no modality" : modalities.get(row.leader());
            case PREDICTION -> row.predictedClass() == null ? "" : row.predictedClass();
            case TABLE -> "";
        };
    }

    private int[] sort(Order order) {
        Comparator<WeightRow> byLeader = Comparator.<WeightRow>comparingInt(
                        row -> row.leader() < 0 ? Integer.MAX_VALUE : row.leader())
                .thenComparing(Comparator.comparingDouble(WeightRow::largest).reversed());
        Comparator<WeightRow> comparator =
                switch (order) {
                    case LEADER -> byLeader;
                    case PREDICTION ->
                        Comparator.comparing(WeightRow::predictedClass, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparingDouble(WeightRow::predictedValue)
                                .thenComparing(byLeader);
                    case TABLE -> (left, right) -> 0;
                };
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted((left, right) -> comparator.compare(rows.get(left), rows.get(right)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void addGrouping(List<Grouping> groupings, String name, Map<String, List<WeightRow>> levels, double top) {
        if (!levels.isEmpty()) {
            groupings.add(new Grouping(
                    name,
                    levels.entrySet().stream()
                            .map(level -> level(level.getKey(), level.getValue(), top))
                            .toList()));
        }
    }

    private Map<String, List<WeightRow>> byPrediction() {
        Map<String, List<WeightRow>> classes = byText(WeightRow::predictedClass);
        return classes.isEmpty() ? byThird(WeightRow::predictedValue, "") : classes;
    }

    private Map<String, List<WeightRow>> byOutcome() {
        Map<String, List<WeightRow>> levels = byText(
                row -> row.isRight().map(right -> right ? "correct" : "wrong").orElse(null));
        return levels.isEmpty()
                ? byThird(row -> Math.abs(row.predictedValue() - row.trueValue()), " of the absolute error")
                : levels;
    }

    /** Groups with the same text in alphabetical order; of many, the largest, and one for all others. */
    private Map<String, List<WeightRow>> byText(Function<WeightRow, String> text) {
        Map<String, List<WeightRow>> levels = new TreeMap<>();
        for (WeightRow row : rows) {
            String name = text.apply(row);
            if (name != null) {
                levels.computeIfAbsent(name, key -> new ArrayList<>()).add(row);
            }
        }
        if (levels.size() <= MOST_LEVELS) {
            return levels;
        }
        List<String> largest = levels.keySet().stream()
                .sorted(Comparator.comparingInt(name -> -levels.get(name).size()))
                .limit(MOST_LEVELS - 1)
                .toList();
        Map<String, List<WeightRow>> kept = new LinkedHashMap<>();
        List<WeightRow> others = new ArrayList<>();
        levels.forEach((name, members) -> {
            if (largest.contains(name)) {
                kept.put(name, members);
            } else {
                others.addAll(members);
            }
        });
        kept.put((levels.size() - kept.size()) + " others", others);
        return kept;
    }

    private Map<String, List<WeightRow>> byThird(ToDoubleFunction<WeightRow> value, String suffix) {
        List<WeightRow> known = rows.stream()
                .filter(row -> !Double.isNaN(value.applyAsDouble(row)))
                .sorted(Comparator.comparingDouble(value))
                .toList();
        Map<String, List<WeightRow>> thirds = new LinkedHashMap<>();
        int third = known.size() / 3;
        if (third > 0) {
            thirds.put(THIRDS.get(0) + suffix, known.subList(0, third));
            thirds.put(THIRDS.get(1) + suffix, known.subList(third, known.size() - third));
            thirds.put(THIRDS.get(2) + suffix, known.subList(known.size() - third, known.size()));
        }
        return thirds;
    }

    private Level level(String name, List<WeightRow> members, double top) {
        List<Distribution> distributions = IntStream.range(0, modalities.size())
                .mapToObj(modality -> distribution(members, modality, top))
                .toList();
        return new Level(name, members.size(), distributions);
    }

    private static Distribution distribution(List<WeightRow> members, int modality, double top) {
        double[] sorted = members.stream()
                .mapToDouble(row -> row.weights()[modality])
                .filter(weight -> !Double.isNaN(weight))
                .sorted()
                .toArray();
        int[] counts = new int[WeightOverview.BINS];
        for (double weight : sorted) {
            counts[Math.min(counts.length - 1, (int) (weight / top * counts.length))]++;
        }
        return new Distribution(
                sorted.length,
                round(Arrays.stream(sorted).average().orElse(Double.NaN)),
                round(Quantile.of(sorted, .05)),
                round(Quantile.of(sorted, .25)),
                round(Quantile.of(sorted, .5)),
                round(Quantile.of(sorted, .75)),
                round(Quantile.of(sorted, .95)),
                counts);
    }

    /** Four digits are more than a picture shows, and keep the text short. */
    private static double round(double value) {
        return Double.isNaN(value) ? value : Math.round(1e4 * value) / 1e4;
    }
}
