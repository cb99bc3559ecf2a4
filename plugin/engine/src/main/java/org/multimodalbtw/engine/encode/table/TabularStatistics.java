package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.multimodalbtw.engine.storage.Safetensors;

/** The numbers of a saved encoder of a table, in the order in which its columns and their elements need them. */
final class TabularStatistics {

    private static final String LIMITED = "limited_sides";

    private final List<Double> means = new ArrayList<>();
    private final List<Double> standardDeviations = new ArrayList<>();
    private final List<Double> medians = new ArrayList<>();
    /** By {@link LimitedSides}; empty of encoders that were saved without it. */
    private final List<Double> limited = new ArrayList<>();

    private final List<Double> emptyShares = new ArrayList<>();
    private int nextFeature;
    private int nextIndicator;

    /** Adds the numbers of a feature. */
    void add(NumberFeature feature) {
        means.add(feature.mean());
        standardDeviations.add(feature.standardDeviation());
        medians.add(feature.median());
        limited.add((double) feature.limited().ordinal());
    }

    /** Adds the number of an indicator, if there is one. */
    void add(MissingIndicator indicator) {
        if (indicator != null) {
            emptyShares.add(indicator.share());
        }
    }

    /** @return the next feature, in the order in which they were added */
    NumberFeature feature() {
        int i = nextFeature++;
        LimitedSides sides = limited.isEmpty()
                ? LimitedSides.UNKNOWN
                : LimitedSides.values()[limited.get(i).intValue()];
        return new NumberFeature(means.get(i), standardDeviations.get(i), medians.get(i), sides);
    }

    /** @return the next indicator in the order in which they were added, {@code null} if none is wanted */
    MissingIndicator indicator(boolean wanted) {
        return wanted ? new MissingIndicator(emptyShares.get(nextIndicator++)) : null;
    }

    /** @return whether all numbers were handed out */
    boolean isUsedUp() {
        return nextFeature == means.size() && nextIndicator == emptyShares.size();
    }

    /** @return the numbers by name; without the limited sides where none is known, so that an encoder is saved again as it was */
    Map<String, Safetensors.Tensor> tensors() {
        Map<String, Safetensors.Tensor> tensors = new TreeMap<>(Map.of(
                "mean",
                tensor(means),
                "standard_deviation",
                tensor(standardDeviations),
                "median",
                tensor(medians),
                "empty_share",
                tensor(emptyShares)));
        if (limited.stream().anyMatch(side -> side != LimitedSides.UNKNOWN.ordinal())) {
            tensors.put(LIMITED, tensor(limited));
        }
        return tensors;
    }

    static TabularStatistics of(Safetensors saved) {
        TabularStatistics statistics = new TabularStatistics();
        addAll(saved, "mean", statistics.means);
        addAll(saved, "standard_deviation", statistics.standardDeviations);
        addAll(saved, "median", statistics.medians);
        if (saved.tensors().containsKey(LIMITED)) {
            addAll(saved, LIMITED, statistics.limited);
        }
        addAll(saved, "empty_share", statistics.emptyShares);
        return statistics;
    }

    private static Safetensors.Tensor tensor(List<Double> values) {
        double[] array = values.stream().mapToDouble(Double::doubleValue).toArray();
        return Safetensors.Tensor.of(array, array.length);
    }

    private static void addAll(Safetensors saved, String name, List<Double> values) {
        for (double value : saved.doubles(name).toArray()) {
            values.add(value);
        }
    }
}
