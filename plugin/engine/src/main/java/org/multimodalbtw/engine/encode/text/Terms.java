package org.multimodalbtw.engine.encode.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts a text into words by the rules of Unicode (UAX #29, in Lucene's tokenizer), in lower case and compatibility form, and counts
 * them and, if wanted, the pairs of neighbours; or the parts of words in their place. Not for use by several threads at once.
 */
final class Terms {

    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 5;

    private final TermKind kind;
    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final CharTermAttribute token = tokenizer.addAttribute(CharTermAttribute.class);

    Terms(TermKind kind) {
        this.kind = kind;
    }

    /** @return each term of the text and how often it occurs; empty for a text without words */
    Map<String, Integer> count(String text) {
        Map<String, Integer> counts = new HashMap<>();
        forEach(text, term -> counts.merge(term, 1, Integer::sum));
        return counts;
    }

    /** Gives the words in their order, and after each the pair that it ends; or of each word its parts. */
    void forEach(String text, Consumer<String> action) {
        forEach(text, (word, term) -> action.accept(term));
    }

    /** The same, each after the word that it is of; a pair is a word of its own. */
    void forEach(String text, BiConsumer<String, String> action) {
        try {
            tokenizer.setReader(new StringReader(Normalizer.normalize(wellFormed(text), Normalizer.Form.NFKC)));
            tokenizer.reset();
            String before = null;
            while (tokenizer.incrementToken()) {
                String word = token.toString().toLowerCase(Locale.ROOT);
                if (kind == TermKind.PARTS) {
                    parts(word, part -> action.accept(word, part));
                } else {
                    action.accept(word, word);
                }
                if (before != null && (kind == TermKind.PAIRS || kind == TermKind.PARTS && areJoined(before, word))) {
                    String pair = before + " " + word;
                    action.accept(pair, pair);
                }
                before = word;
            }
            tokenizer.end();
            tokenizer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of three, four and five characters in a row, of the word with a space at either end; of a short word that alone. */
    private static void parts(String word, Consumer<String> action) {
        String padded = " " + word + " ";
        int[] ends = new int[padded.codePointCount(0, padded.length()) + 1];
        for (int i = 1; i < ends.length; i++) {
            ends[i] = padded.offsetByCodePoints(ends[i - 1], 1);
        }
        for (int size = SHORTEST_PART; size <= LONGEST_PART; size++) {
            for (int i = 0; i + size < ends.length; i++) {
                action.accept(padded.substring(ends[i], ends[i + size]));
            }
        }
    }

    /** Whether two words are characters of a script without spaces, of which the tokenizer makes a word each. */
    private static boolean areJoined(String before, String word) {
        return isCharacter(before) && isCharacter(word);
    }

    private static boolean isCharacter(String word) {
        int point = word.codePointAt(0);
        return word.length() == Character.charCount(point)
                && (Character.isIdeographic(point)
                        || Character.UnicodeScript.of(point) == Character.UnicodeScript.HIRAGANA);
    }

    /** Half a surrogate pair, as notes that were cut have it, would make the tokenizer lose the text. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
