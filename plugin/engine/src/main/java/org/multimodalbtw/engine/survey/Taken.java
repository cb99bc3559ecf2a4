package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Optional;

/** What a column is taken for. */
public enum Taken {
    /** Numbers, standardised. */
    NUMBER("number"),
    /** Names of categories. */
    CATEGORY("category"),
    /** A value where something is so, and nothing where it is not. */
    FLAG("flag"),
    /** Digits that name something, such as a diagnosis or a bed. */
    CODE("code"),
    /** Several codes in one cell. */
    CODES("list of codes"),
    /** Sentences. */
    TEXT("free text"),
    /** Dates or points in time. */
    DATE("date"),
    /** Names of image files. */
    IMAGE("picture"),
    /** Names a patient, a stay, a sample or a row beside the id. */
    SECOND_ID("second identifier"),
    /** Counts the rows, as exports of data frames do. */
    ROW_NUMBER("row number"),
    /** What is predicted, or a copy of it. */
    OUTCOME("outcome"),
    /** What the rows are used for. */
    SPLIT("split"),
    /** The same in all rows. */
    CONSTANT("constant"),
    /** Without any value. */
    EMPTY("empty");

    private final String word;

    Taken(String word) {
        this.word = word;
    }

    /** @return what a person calls it */
    public String word() {
        return word;
    }

    /**
     * @param word what a person calls it
     * @return it; empty if nothing is called so
     */
    public static Optional<Taken> of(String word) {
        return Arrays.stream(values()).filter(taken -> taken.word.equals(word)).findFirst();
    }

    /**
     * @param count of how many columns something is said
     * @return what they are called in a sentence
     */
    String article(int count) {
        return switch (this) {
            case CONSTANT, EMPTY, OUTCOME, SPLIT, TEXT -> word;
            case CATEGORY -> count == 1 ? "a category" : "categories";
            case CODES -> count == 1 ? "a list of codes" : "lists of codes";
            default -> count == 1 ? "a " + word : word + "s";
        };
    }
}
