package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.TableRows;

/** Words that enough rows of a table have to be shown: they say what a part of a text is about. */
final class CommonWords {

    private static final int SHOWN = 5;

    private final Terms terms = new Terms(TermKind.WORDS);
    private final Map<String, Integer> rows = new HashMap<>();

    /**
     * @param texts a table
     * @param places the columns of texts in it
     */
    CommonWords(TableRows texts, int[] places) {
        texts.forEach(row -> {
            Set<String> words = new HashSet<>();
            for (int place : places) {
                if (!row.isMissing(place)) {
                    terms.forEach(row.category(place), words::add);
                }
            }
            words.forEach(word -> rows.merge(word, 1, Integer::sum));
        });
    }

    /** @return of a text's words those that at least {@link FeatureShare#FEWEST_PATIENTS} rows have, some of the rarest, in their order */
    String of(String text) {
        Set<String> common = new LinkedHashSet<>();
        terms.forEach(text, (String word) -> {
            if (rows.getOrDefault(word, 0) >= FeatureShare.FEWEST_PATIENTS) {
                common.add(word);
            }
        });
        List<String> rarest = new ArrayList<>(common);
        rarest.sort(Comparator.comparing(rows::get));
        common.retainAll(new HashSet<>(rarest.subList(0, Math.min(SHOWN, rarest.size()))));
        return String.join(", ", common);
    }
}
