package org.multimodalbtw.engine.encode;

import java.util.ArrayList;
import java.util.List;

/**
 * How features are standardised. Those that do not vary over the training rows are left out.
 *
 * @param kept the positions of the features that are kept
 * @param means of each
 * @param deviations of each, above 0
 */
public record FeatureScale(List<Integer> kept, List<Double> means, List<Double> deviations) {

    /** Keeps its own copies of the lists, which must be of one length. */
    public FeatureScale {
        kept = List.copyOf(kept);
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        if (means.size() != kept.size() || deviations.size() != kept.size()) {
            throw new IllegalArgumentException("Scales of other features");
        }
        if (kept.stream().anyMatch(place -> place < 0)
                || !means.stream().allMatch(Double::isFinite)
                || !deviations.stream().allMatch(one -> one > 0 && Double.isFinite(one))) {
            throw new IllegalArgumentException("Scales out of range");
        }
    }

    /** @return the scale of no feature */
    public static FeatureScale none() {
        return new FeatureScale(List.of(), List.of(), List.of());
    }

    /**
     * @param features what the training rows have of each feature
     * @return their means and standard deviations, of those that vary
     */
    public static FeatureScale of(Moments[] features) {
        List<Integer> kept = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int i = 0; i < features.length; i++) {
            if (features[i].varies()) {
                kept.add(i);
                means.add(features[i].mean());
                deviations.add(features[i].deviationOrOne());
            }
        }
        return new FeatureScale(kept, means, deviations);
    }

    /**
     * Standardises the features that are kept and limits them to {@code -clip .. clip}; 0, the mean, where a feature has no value.
     *
     * @param features all features, NaN where one has no value
     * @param clip in standard deviations, above 0
     * @param target gets as many values as it has places for, at most one for each feature that is kept
     */
    public void apply(double[] features, double clip, float[] target) {
        for (int i = 0; i < target.length; i++) {
            double value = features[kept.get(i)];
            double standardised = Double.isNaN(value) ? 0 : (value - means.get(i)) / deviations.get(i);
            target[i] = (float) Math.max(-clip, Math.min(clip, standardised));
        }
    }
}
