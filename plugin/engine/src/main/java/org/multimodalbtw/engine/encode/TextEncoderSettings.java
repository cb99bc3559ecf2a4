package org.multimodalbtw.engine.encode;

/**
 * How texts are encoded.
 *
 * @param components most values of the encoded text, at least 1; fewer where the training rows have fewer texts or terms
 * @param minDocuments a term must occur in so many training texts of its column, at least 1
 * @param maxTerms a column's vocabulary has at most so many of its most frequent terms, at least 1
 * @param wordPairs whether pairs of neighbouring words are terms beside single words
 */
public record TextEncoderSettings(int components, int minDocuments, int maxTerms, boolean wordPairs) {

    /** @throws IllegalArgumentException if a number is below 1 */
    public TextEncoderSettings {
        if (components < 1 || minDocuments < 1 || maxTerms < 1) {
            throw new IllegalArgumentException("Components, texts of a term and terms must be at least 1");
        }
    }

    /** @return 300 components of the 20,000 most frequent words and pairs that are in two texts or more */
    public static TextEncoderSettings defaults() {
        return new TextEncoderSettings(300, 2, 20_000, true);
    }
}
