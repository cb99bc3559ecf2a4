package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts a text into words by the rules of Unicode (UAX #29, in Lucene's tokenizer), in lower case and compatibility form, and counts
 * them and, if wanted, the pairs of neighbours. Not for use by several threads at once.
 */
final class Terms {

    private final boolean pairs;
    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final CharTermAttribute token = tokenizer.addAttribute(CharTermAttribute.class);

    Terms(boolean pairs) {
        this.pairs = pairs;
    }

    /** @return each term of the text and how often it occurs; empty for a text without words */
    Map<String, Integer> count(String text) {
        Map<String, Integer> counts = new HashMap<>();
        forEach(text, term -> counts.merge(term, 1, Integer::sum));
        return counts;
    }

    /** Gives the words in their order, and after each the pair that it ends. */
    void forEach(String text, Consumer<String> action) {
        try {
            tokenizer.setReader(new StringReader(Normalizer.normalize(wellFormed(text), Normalizer.Form.NFKC)));
            tokenizer.reset();
            String before = null;
            while (tokenizer.incrementToken()) {
                String word = token.toString().toLowerCase(Locale.ROOT);
                action.accept(word);
                if (pairs && before != null) {
                    action.accept(before + " " + word);
                }
                before = word;
            }
            tokenizer.end();
            tokenizer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Half a surrogate pair, as notes that were cut have it, would make the tokenizer lose the text. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
