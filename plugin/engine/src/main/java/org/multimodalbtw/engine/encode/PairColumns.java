package org.multimodalbtw.engine.encode;

import java.util.Optional;

/** The two columns that a column with two numbers in each cell becomes, such as blood pressures written {@code 135/81}. */
public enum PairColumns {
    /** The numbers before the slash. */
    FIRST("first"),
    /** The numbers behind it. */
    SECOND("second");

    private final String word;
    private final String ending;

    PairColumns(String word) {
        this.word = word;
        ending = " (" + word + ")";
    }

    /** @return what it is called in a sentence */
    public String word() {
        return word;
    }

    /**
     * @param column a column with two numbers in each cell
     * @return the name of the column that holds this one of them
     */
    public String nameFor(String column) {
        return column + ending;
    }

    /**
     * @param name a column's name
     * @return the column that it may have been made of; empty if it has no such name
     */
    public Optional<String> written(String name) {
        return name.length() > ending.length() && name.endsWith(ending)
                ? Optional.of(name.substring(0, name.length() - ending.length()))
                : Optional.empty();
    }
}
