package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In how many texts terms are, counted in parts. */
class TermCountsTest {

    private static TermCounts merged(int capacity, TermCounts... parts) throws IOException {
        TermCounts all = new TermCounts(capacity);
        for (TermCounts part : parts) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            part.write(new DataOutputStream(bytes));
            all.add(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        }
        return all;
    }

    @Test
    void partsAddUp() throws IOException {
        TermCounts first = new TermCounts(9);
        first.add(Map.of("pain", 3, "rest", 1));
        first.add(Map.of("pain", 1));
        TermCounts second = new TermCounts(9);
        second.add(Map.of("pain", 1, "\uD83D\uDE42", 2));

        TermCounts all = merged(9, first, second);

        // ln((1 + texts) / (1 + texts with it)) + 1
        assertEquals(
                Map.of("pain", Math.log(4 / 4.) + 1, "rest", Math.log(4 / 2.) + 1, "\uD83D\uDE42", Math.log(2) + 1),
                weights(all, 1));
        assertEquals(3, all.texts());
        assertEquals(2, all.between(1, 3));
        assertEquals(0, all.mostLost());
    }

    private static Map<String, Double> weights(TermCounts counts, int fewest) {
        Vocabulary vocabulary = counts.vocabulary(fewest, 1000);
        Map<String, Double> weights = new HashMap<>();
        vocabulary
                .positions()
                .forEach((term, place) -> weights.put(term, vocabulary.weights().get(place)));
        return weights;
    }

    @Test
    void whereTermsAreDroppedNoCountIsLowerThanSaid() throws IOException {
        Random random = new Random(6);
        Map<String, Integer> exact = new HashMap<>();
        TermCounts[] parts = new TermCounts[5];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = new TermCounts(100);
            for (int text = 0; text < 400; text++) {
                Map<String, Integer> words = new HashMap<>();
                for (int word = 0; word < 6; word++) {
                    words.put("w" + (int) Math.exp(random.nextDouble() * Math.log(300)), 1);
                }
                parts[part].add(words);
                words.keySet().forEach(word -> exact.merge(word, 1, Integer::sum));
            }
        }

        TermCounts all = merged(100, parts);

        assertEquals(2000, all.texts());
        assertTrue(all.mostLost() > 0);
        Map<String, Double> weights = weights(all, 1);
        assertTrue(weights.size() <= 100);
        exact.forEach((word, count) -> {
            // what its weight says of its count
            double found = weights.containsKey(word) ? 2001 / Math.exp(weights.get(word) - 1) - 1 : 0;
            assertTrue(
                    found <= count + 1e-6 && found >= count - all.mostLost() - 1e-6,
                    word + ": " + found + " of " + count);
        });
        assertTrue(all.mostLost() < exact.get("w1"), "the bound says something: " + all.mostLost());
    }
}
