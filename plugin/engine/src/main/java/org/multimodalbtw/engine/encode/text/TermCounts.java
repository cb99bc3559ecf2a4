package org.multimodalbtw.engine.encode.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.storage.WrittenText;

/**
 * In how many texts each term occurs, of all texts or in parts. With more terms than memory should hold, the rarest are dropped now and then
 * (lossy counting, Manku and Motwani 2002), so that only terms far below any vocabulary's can be lost or counted too low.
 */
final class TermCounts {

    private final int capacity;
    private final Map<String, Long> counts = new HashMap<>();
    private long texts;
    private long dropped;
    private long mostLost;

    /** @param capacity most terms to hold at once */
    TermCounts(int capacity) {
        this.capacity = capacity;
    }

    void add(Map<String, Integer> text) {
        texts++;
        text.keySet().forEach(term -> counts.merge(term, 1L, Long::sum));
        drop();
    }

    private void drop() {
        while (counts.size() > capacity) {
            dropped++;
            mostLost += counts.values().stream()
                    .mapToLong(count -> count)
                    .filter(count -> count <= dropped)
                    .max()
                    .orElse(0);
            counts.values().removeIf(count -> count <= dropped);
        }
    }

    /** Adds what {@link #write} wrote of other texts. */
    void add(DataInput part) throws IOException {
        texts += part.readLong();
        dropped = Math.max(dropped, part.readLong());
        mostLost += part.readLong();
        for (int term = part.readInt(); term > 0; term--) {
            counts.merge(WrittenText.read(part), part.readLong(), Long::sum);
            drop();
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(texts);
        out.writeLong(dropped);
        out.writeLong(mostLost);
        out.writeInt(counts.size());
        for (Map.Entry<String, Long> term : counts.entrySet()) {
            WrittenText.write(term.getKey(), out);
            out.writeLong(term.getValue());
        }
    }

    /** @return a count may be too low by so many texts, and terms that no more have may lack; 0 where all are exact */
    long mostLost() {
        return mostLost;
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
