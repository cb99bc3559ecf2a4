package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The terms of a text column and how much each counts.
 *
 * @param terms in alphabetical order
 * @param weights the smoothed inverse document frequency of each: {@code ln((1 + texts) / (1 + texts with it)) + 1}
 * @param positions the place of each term
 */
record Vocabulary(List<String> terms, List<Double> weights, Map<String, Integer> positions) {

    Vocabulary(List<String> terms, List<Double> weights) {
        this(List.copyOf(terms), List.copyOf(weights), positions(terms));
        if (terms.size() != weights.size() || positions.size() != terms.size()) {
            throw new IllegalArgumentException("Terms that are not distinct, or without a weight");
        }
    }

    private static Map<String, Integer> positions(List<String> terms) {
        Map<String, Integer> positions = new HashMap<>();
        terms.forEach(term -> positions.put(term, positions.size()));
        return positions;
    }

    int size() {
        return terms.size();
    }

    /**
     * @param counts the terms of a text
     * @return its known terms in order, each with {@code (1 + ln(count)) * weight}, scaled to length 1
     */
    List<WeightedTerm> weigh(Map<String, Integer> counts) {
        Map<Integer, Double> known = new TreeMap<>();
        counts.forEach((term, count) -> {
            Integer position = positions.get(term);
            if (position != null) {
                known.put(position, (1 + Math.log(count)) * weights.get(position));
            }
        });
        double length = Math.sqrt(
                known.values().stream().mapToDouble(value -> value * value).sum());
        List<WeightedTerm> weighed = new ArrayList<>(known.size());
        known.forEach((position, value) -> weighed.add(new WeightedTerm(position, value / length)));
        return weighed;
    }
}
