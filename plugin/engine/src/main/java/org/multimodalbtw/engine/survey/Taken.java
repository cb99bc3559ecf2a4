package org.multimodalbtw.engine.survey;

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
}
