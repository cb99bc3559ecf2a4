package org.multimodalbtw.engine.method;

import java.util.stream.IntStream;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.tensor.TensorTable;

/** The labelled rows of a training, by their position in the order of their ids. */
public interface LearningRows {

    /** @return the modalities of all rows */
    TensorTable table();

    /** @return what is predicted */
    Target target();

    /** @return how many rows there are, test rows among them */
    int size();

    /** @return the rows that members learn from or hold out; test rows are not among them */
    IntStream learnt();

    /**
     * @param row a position
     * @return the row in the table
     */
    int tableRow(int row);

    /**
     * @param row a position
     * @return whether it has each modality
     */
    boolean[] present(int row);

    /**
     * @param row a position
     * @return 1 for its class and 0 for others, the same for its labels, or its standardised number; may be shared, and must not be changed
     */
    double[] truth(int row);
}
