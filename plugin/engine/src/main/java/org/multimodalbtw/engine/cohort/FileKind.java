package org.multimodalbtw.engine.cohort;

import java.util.Arrays;
import java.util.Optional;

/** What a file of a cohort's folder holds, and so which encoder reads it. */
public enum FileKind {
    /** Numbers and categories, one row an id: the Tabular Encoder. */
    TABLE("table", "tables", "numbers and categories, one row for each id", "Tabular Encoder"),
    /** Long texts: the Text Encoder. */
    TEXT("text", "text", "long texts", "Text Encoder"),
    /** The names of image files, one or more an id: the Image Encoder. */
    IMAGES("images", "images", "names of image files", "Image Encoder"),
    /** Measurements, with several rows an id: the Series Encoder. */
    SERIES("series", "time series", "measurements, several rows for each id", "Series Encoder");

    private final String word;
    private final String tag;
    private final String content;
    private final String encoder;

    FileKind(String word, String tag, String content, String encoder) {
        this.word = word;
        this.tag = tag;
        this.content = content;
        this.encoder = encoder;
    }

    /**
     * @param namesPictures whether a column names pictures
     * @param hasTexts whether a column holds long texts that are read
     * @param severalRows whether several rows are of one id
     * @return what such a file holds
     */
    static FileKind of(boolean namesPictures, boolean hasTexts, boolean severalRows) {
        if (namesPictures) {
            return IMAGES;
        }
        if (hasTexts) {
            return TEXT;
        }
        return severalRows ? SERIES : TABLE;
    }

    /** @return as it is written in an option */
    public String word() {
        return word;
    }

    /** @return by which a workflow that reads such files is found */
    public String tag() {
        return tag;
    }

    /** @return the name of the node that encodes it */
    public String encoder() {
        return encoder;
    }

    /** @return what such a file holds, for a person */
    public String content() {
        return content;
    }

    /**
     * @param word as it is written in an option
     * @return the kind; empty if there is none
     */
    public static Optional<FileKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
