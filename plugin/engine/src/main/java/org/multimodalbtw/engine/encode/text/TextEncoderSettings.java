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
 * @param fewestPatients a term of fewer training patients is not kept in the encoder; at least 1, which keeps all. Encoders that were saved
 *     without it have 0, which is taken for 1
 */
public record TextEncoderSettings(
        TextForm form,
        int components,
        int minDocuments,
        int maxTerms,
        int maxLength,
        boolean wordPairs,
        TextUnit unit,
        int fewestPatients) {

    private static final int USUAL_LENGTH = 1000;

    /** @throws IllegalArgumentException if a number is below 1 */
    public TextEncoderSettings {
        // earlier versions wrote none of these
        form = form == null ? TextForm.COMPONENTS : form;
        unit = unit == null ? TextUnit.WORDS : unit;
        maxLength = maxLength == 0 ? USUAL_LENGTH : maxLength;
        fewestPatients = fewestPatients == 0 ? 1 : fewestPatients;
        if (fewestPatients < 1 || maxLength < 1 || components < 1 || minDocuments < 1 || maxTerms < 1) {
            throw new IllegalArgumentException(
                    "Components, texts and patients of a term, terms and length must be at least 1");
        }
    }

    /** As the canonical constructor; terms of one patient are kept. */
    public TextEncoderSettings(
            TextForm form,
            int components,
            int minDocuments,
            int maxTerms,
            int maxLength,
            boolean wordPairs,
            TextUnit unit) {
        this(form, components, minDocuments, maxTerms, maxLength, wordPairs, unit, 1);
    }

    /** @return 300 components of the 20,000 most frequent parts of words that 5 patients or more have */
    public static TextEncoderSettings defaults() {
        return new TextEncoderSettings(TextForm.COMPONENTS, 300, 2, 20_000, USUAL_LENGTH, true, TextUnit.PARTS, 5);
    }

    /** @return how many training rows, which are patients, must have a term for it to be kept */
    int fewestRows() {
        return Math.max(minDocuments, fewestPatients);
    }

    /** What terms are. */
    TermKind terms() {
        if (form == TextForm.COMPONENTS && unit == TextUnit.PARTS) {
            return TermKind.PARTS;
        }
        return wordPairs ? TermKind.PAIRS : TermKind.WORDS;
    }
}
