package org.multimodalbtw.spark.door;

import java.io.Serializable;
import java.util.List;

/**
 * The columns of a file of labels.
 *
 * @param targets one column, whose classes or numbers are predicted, or several, each of which says of a label whether a row has it
 * @param meaning what the values of one target are
 * @param split says which rows are for training, validation and test; empty: a column of this name, if there is one
 * @param group rows with the same value are held out together and count as one; empty: none
 */
public record LabelColumns(List<String> targets, Meaning meaning, String split, String group) implements Serializable {

    /** What the values of a target are. */
    public enum Meaning {
        /** Texts are classes, and so are two different numbers; more numbers are numbers. */
        VALUES,
        /** All are classes. */
        CLASS,
        /** All are numbers. */
        NUMBER
    }

    /** Copies the list. */
    public LabelColumns {
        targets = List.copyOf(targets);
    }
}
