package org.multimodalbtw.engine.encode.text;

/**
 * How texts are encoded.
 *
 * @param form what texts become
 * @param components most values of the encoded text, at least 1; fewer where the training rows have fewer texts or terms
 * @param minDocuments a term must occur in so many training texts of its column, at least 1
 * @param maxTerms a column's vocabulary has at most so many of its most frequent terms, at least 1
 * @param maxLength so many terms of a row are kept where they follow each other, the first ones, at least 1
 * @param wordPairs whether pairs of neighbouring words are terms beside single words
 * @param unit what is counted for components; texts that keep their terms keep words
 */
public record TextEncoderSettings(
        TextForm form,
        int components,
        int minDocuments,
        int maxTerms,
        int maxLength,
        boolean wordPairs,
        TextUnit unit) {

    private static final int USUAL_LENGTH = 1000;

    /** @throws IllegalArgumentException if a number is below 1 */
    public TextEncoderSettings {
        // earlier versions wrote none of these
        form = form == null ? TextForm.COMPONENTS : form;
        unit = unit == null ? TextUnit.WORDS : unit;
        maxLength = maxLength == 0 ? USUAL_LENGTH : maxLength;
        if (maxLength < 1 || components < 1 || minDocuments < 1 || maxTerms < 1) {
            throw new IllegalArgumentException("Components, texts of a term, terms and length must be at least 1");
        }
    }

    /** @return 300 components of the 20,000 most frequent parts of words that are in two texts or more */
    public static TextEncoderSettings defaults() {
        return new TextEncoderSettings(TextForm.COMPONENTS, 300, 2, 20_000, USUAL_LENGTH, true, TextUnit.PARTS);
    }

    /** What terms are. */
    TermKind terms() {
        if (form == TextForm.COMPONENTS && unit == TextUnit.PARTS) {
            return TermKind.PARTS;
        }
        return wordPairs ? TermKind.PAIRS : TermKind.WORDS;
    }
}
