package org.multimodalbtw.engine.encode.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In how many texts each term occurs. With more terms than memory should hold, the rarest are dropped now and then (lossy counting,
 * Manku and Motwani 2002), so that only terms far below any vocabulary's can be lost or counted too low.
 */
final class TermCounts {

    private final int capacity;
    private final Map<String, Long> counts = new HashMap<>();
    private long texts;
    private long dropped;

    /** @param capacity most terms to hold at once */
    TermCounts(int capacity) {
        this.capacity = capacity;
    }

    void add(Map<String, Integer> text) {
        texts++;
        text.keySet().forEach(term -> counts.merge(term, 1L, Long::sum));
        while (counts.size() > capacity) {
            dropped++;
            counts.values().removeIf(count -> count <= dropped);
        }
    }

    long texts() {
        return texts;
    }

    /** How many terms of the vocabulary all texts have together, each of a text counted once. */
    long entries(Vocabulary vocabulary) {
        return vocabulary.terms().stream().mapToLong(counts::get).sum();
    }

    /** @return how many terms at least {@code from} and fewer than {@code to} texts have */
    long between(int from, int to) {
        return counts.values().stream()
                .filter(count -> count >= from && count < to)
                .count();
    }

    /** The vocabulary: frequent terms, and of equally frequent ones the first in the alphabet; in alphabetical order. */
    Vocabulary vocabulary(int minDocuments, int maxTerms) {
        List<Map.Entry<String, Long>> chosen = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= minDocuments)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(maxTerms)
                .sorted(Map.Entry.comparingByKey())
                .toList();
        return new Vocabulary(
                chosen.stream().map(Map.Entry::getKey).toList(),
                chosen.stream()
                        .map(entry -> Math.log((1.0 + texts) / (1 + entry.getValue())) + 1)
                        .toList());
    }
}
