package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FeatureShare.Telling;
import org.multimodalbtw.engine.encode.RowNames;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * The words of texts whose tensors are components. Components are sums over terms, so that what they add can be split into the terms exactly;
 * a term that several words have, such as a part of them, is shared out by how often each has it.
 */
final class TextWords implements RowNames {

    private static final String NO_WORD = "no known word";

    private final FittedTextEncoder encoder;
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * A row's known terms with their weights, and in which words they occur how often.
     *
     * @param terms by their positions in all columns' vocabularies
     * @param words the terms of each word
     */
    private record Row(List<WeightedTerm> terms, Map<String, Map<Integer, Integer>> words) {}

    /** @param wanted the ids of rows that are explained */
    TextWords(FittedTextEncoder encoder, TableRows texts, int[] places, Set<String> wanted) {
        this.encoder = encoder;
        Terms terms = new Terms(encoder.columns().kind());
        texts.forEach(row -> {
            Map<String, Map<Integer, Integer>> words = encoder.columns().words(row, places, terms);
            new HashSet<>(words.keySet()).forEach(word -> counts.merge(word, 1, Integer::sum));
            if (wanted.contains(row.id())) {
                List<WeightedTerm> weighed = encoder.columns().weigh(row, places, terms);
                rows.put(row.id(), new Row(weighed == null ? List.of() : weighed, words));
            }
        });
    }

    @Override
    public Map<String, Integer> counts() {
        return counts;
    }

    @Override
    public List<FeatureShare> shares(String id, float[] values, double[] shares) {
        Row row = rows.get(id);
        double[] slopes = new double[shares.length];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = values[i] == 0 ? 0 : shares[i] / values[i];
        }
        Map<Integer, Double> ofTerm = new HashMap<>();
        row.terms()
                .forEach(term -> ofTerm.put(term.position(), term.weight() * encoder.along(term.position(), slopes)));
        Map<Integer, Integer> occurrences = new HashMap<>();
        row.words()
                .values()
                .forEach(terms -> terms.forEach((term, count) -> occurrences.merge(term, count, Integer::sum)));
        Map<String, Double> ofWord = new LinkedHashMap<>();
        row.words()
                .forEach((word, terms) -> terms.forEach((term, count) -> ofWord.merge(
                        word, ofTerm.getOrDefault(term, 0.) * count / occurrences.get(term), Double::sum)));
        List<FeatureShare> named = new ArrayList<>();
        ofWord.forEach((word, share) -> named.add(new FeatureShare(word, "yes", share, Telling.FEATURE)));
        if (named.isEmpty()) {
            named.add(new FeatureShare(NO_WORD, "", 0));
        }
        return named;
    }
}
